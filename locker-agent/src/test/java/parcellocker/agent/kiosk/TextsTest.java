package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Alarms;
import parcellocker.agent.locker.Language;
import parcellocker.contract.problem.Problem;

class TextsTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Texts chinese = new Texts(Language.ZH);
    private final Texts english = new Texts(Language.EN);

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(chinese.keys()).isEqualTo(english.keys());
    }

    @Test
    void each_text_takes_the_same_values_in_both_languages() {
        for (String key : english.keys()) {
            for (String place : new String[] {"{0}", "{1}", "{2}"}) {
                assertThat(chinese.of(key).contains(place))
                        .as(key)
                        .isEqualTo(english.of(key).contains(place));
            }
        }
    }

    @Test
    void no_text_is_blank_or_in_the_other_language() {
        for (String key : english.keys()) {
            assertThat(english.of(key)).as(key).isNotBlank();
            assertThat(chinese.of(key)).as(key).isNotBlank();
            if (!key.equals("language.other")) {
                assertThat(english.of(key)).as(key).doesNotContainPattern(CHINESE);
                assertThat(chinese.of(key)).as(key).containsPattern(CHINESE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_says_what_it_is_and_what_to_do(Problem problem) {
        for (Texts texts : new Texts[] {chinese, english}) {
            assertThat(texts.what(problem)).isNotBlank();
            assertThat(texts.advice(problem)).isNotBlank().isNotEqualTo(texts.what(problem));
        }
    }

    @Test
    void every_alarm_tells_a_technician_what_to_do_and_no_customer() {
        for (Problem problem : Alarms.kinds()) {
            for (Texts texts : new Texts[] {chinese, english}) {
                String key = "alarm." + problem.code();
                assertThat(texts.of(key + ".what")).isNotEqualTo(texts.of(key + ".do"));
                assertThat(texts.of(key + ".do")).isNotEqualTo(texts.advice(problem));
            }
        }
    }

    @Test
    void only_numbers_that_no_screen_shows_share_a_text() {
        assertThat(english.what(Problem.SEAL_BROKEN)).isEqualTo(english.of("problem.other.what"));
        assertThat(english.what(Problem.CODE_WRONG)).isNotEqualTo(english.of("problem.other.what"));
    }

    @Test
    void values_stand_where_their_number_is() {
        assertThat(english.of("door.where", 2, 5)).isEqualTo("Column 2 from the left, door 5 from the top");
    }

    @Test
    void a_missing_key_is_a_fault() {
        assertThatThrownBy(() -> english.of("no.such.key")).hasMessageContaining("no.such.key");
    }
}
