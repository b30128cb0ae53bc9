package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Fact;

class FactWordsTest {
    private static final Texts CHINESE = Texts.of("zh", null);
    private static final Texts ENGLISH = Texts.of("en", null);

    private static String english(Fact fact) {
        return new FactWords(ENGLISH).of(fact);
    }

    private static String chinese(Fact fact) {
        return new FactWords(CHINESE).of(fact);
    }

    @Test
    void what_is_told_of_a_parcel_is_a_sentence_in_either_language() {
        Fact deposit = new Fact.DepositClosed("o", 5_000, Fact.DepositVerdict.STORED);
        assertThat(english(deposit)).isEqualTo("stored, open 5.0 s");
        assertThat(chinese(deposit)).isEqualTo("已投入，门开 5.0 秒");
        Fact caretaker = new Fact.HandOverAuthorised("h-1", "48210937", "d", "A01", "ma");
        assertThat(english(caretaker)).isEqualTo("caretaker ma opens A01 for ticket 48210937");
        assertThat(chinese(caretaker)).isEqualTo("场所管理员 ma 凭求助编号 48210937 打开 A01");
    }

    @Test
    void what_may_be_missing_is_left_out() {
        assertThat(english(new Fact.PickupClosed("o", 5_000, Fact.PickupVerdict.COLLECTED, null)))
                .isEqualTo("collected, open 5.0 s");
        assertThat(english(new Fact.PickupClosed("o", 5_000, Fact.PickupVerdict.PUT_BACK, "LATE")))
                .isEqualTo("put back, open 5.0 s, because: too late");
        assertThat(chinese(new Fact.PickupClosed("o", 5_000, Fact.PickupVerdict.PUT_BACK, "SMELLS")))
                .as("a later version's word")
                .isEqualTo("拒收，已放回，门开 5.0 秒，理由：SMELLS");
        assertThat(english(new Fact.StorageStarted("d", 7_200_000, null, null))).isEqualTo("may lie 2.0 h");
        assertThat(english(new Fact.CommandAuthorised(
                        "o", "c", "ops-1", 1, "A01", null, "li", "jammed", "T-1", List.of("ops-2", "ops-3"))))
                .isEqualTo("operator li with key ops-1, approved with ops-2, ops-3, opens A01, because: jammed (T-1)");
    }

    @Test
    void every_kind_has_a_name_and_no_sentence_keeps_a_word_of_the_other_language() {
        for (Fact fact : Facts.all()) {
            String key = "console.event." + fact.getClass().getSimpleName();
            assertThat(CHINESE.has(key) && ENGLISH.has(key)).as(key).isTrue();
            assertThat(chinese(fact).replace("A01", "")).as(fact.toString()).doesNotContainPattern("[A-Za-z{}]");
            assertThat(english(fact)).as(fact.toString()).doesNotContainPattern("[\\p{IsHan}{}]");
            assertThat(chinese(fact).isEmpty())
                    .as(fact.toString())
                    .isEqualTo(english(fact).isEmpty());
        }
    }
}
