package parcellocker.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandOverBudgetTest {
    private static final long DAY = 24L * 3_600_000;
    private static final CourierId MA = new CourierId("ma");
    private static final CourierId QI = new CourierId("qi");

    @Test
    void eachCaretakerHasTheirOwnAndItComesBackADayLater() {
        HandOverBudget budget = HandOverBudget.FRESH.made(MA, 0).made(MA, 1_000);
        assertThat(budget.waitMillis(MA, 2, 1_000)).isEqualTo(DAY - 1_000);
        assertThat(budget.waitMillis(MA, 3, 1_000)).isZero();
        assertThat(budget.waitMillis(QI, 2, 1_000)).isZero();
        assertThat(budget.waitMillis(MA, 2, DAY)).isZero();
    }

    @Test
    void noneADayIsNone() {
        assertThat(HandOverBudget.FRESH.waitMillis(MA, 0, 0)).isPositive();
    }

    @Test
    void whatIsADayOldIsForgotten() {
        assertThat(HandOverBudget.FRESH.made(MA, 0).made(QI, DAY).made()).hasSize(1);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        HandOverBudget.Made made = new HandOverBudget.Made(MA, 17);
        assertThat(HandOverBudget.Made.read(made.toString())).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ma", "ma:", ":1", "ma:x"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> HandOverBudget.Made.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
