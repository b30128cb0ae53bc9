package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Fact.Role;

class StaffAnswerTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final StaffAnswer.Question ASKED =
            new StaffAnswer.Question("LY-0001", Role.TECHNICIAN, "t-1", "12345678");

    @Test
    void the_same_question_has_the_same_eight_digits() {
        assertThat(StaffAnswer.of(ASKED, KEY)).matches("[0-9]{8}").isEqualTo(StaffAnswer.of(ASKED, KEY));
    }

    @Test
    void another_locker_role_person_number_or_key_has_another_answer() {
        String answer = StaffAnswer.of(ASKED, KEY);
        assertThat(List.of(
                        new StaffAnswer.Question("LY-0002", Role.TECHNICIAN, "t-1", "12345678"),
                        new StaffAnswer.Question("LY-0001", Role.COURIER, "t-1", "12345678"),
                        new StaffAnswer.Question("LY-0001", Role.TECHNICIAN, "t-2", "12345678"),
                        new StaffAnswer.Question("LY-0001", Role.TECHNICIAN, "t-1", "12345679")))
                .extracting(asked -> StaffAnswer.of(asked, KEY))
                .doesNotContain(answer);
        assertThat(StaffAnswer.of(ASKED, KEY.replace('A', 'B'))).isNotEqualTo(answer);
    }
}
