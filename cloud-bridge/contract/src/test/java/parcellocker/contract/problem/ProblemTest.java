package parcellocker.contract.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void every_number_is_given_once_and_has_four_digits() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::number)).doesNotHaveDuplicates();
        assertThat(Problem.values())
                .allSatisfy(problem -> assertThat(problem.code()).matches("LK-[1-8]\\d{3}"));
    }

    @Test
    void a_refusal_begins_with_its_number() {
        assertThat(new ProblemException(Problem.ENTRY_CONFLICT, "seq 7")).hasMessage("LK-6010 seq 7");
    }
}
