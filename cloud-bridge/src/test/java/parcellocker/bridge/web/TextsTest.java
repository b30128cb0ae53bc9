package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");
    private static final Texts CHINESE = Texts.of("zh", null);
    private static final Texts ENGLISH = Texts.of("en", null);

    @Test
    void both_languages_say_the_same_with_the_same_values() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
        for (String key : CHINESE.keys()) {
            assertThat(values(CHINESE.say(key))).as(key).isEqualTo(values(ENGLISH.say(key)));
            assertThat(CHINESE.say(key)).as(key).isNotBlank();
        }
    }

    private static long values(String text) {
        Matcher matcher = VALUE.matcher(text);
        return matcher.results().count();
    }

    @Test
    void times_are_the_citys_also_on_a_server_elsewhere() {
        Instant at = Instant.parse("2026-11-28T10:05:00Z");
        assertThat(CHINESE.time(at)).isEqualTo("11月28日 星期六 18:05");
        assertThat(ENGLISH.time(at)).isEqualTo("Saturday 28 November, 18:05");
    }
}
