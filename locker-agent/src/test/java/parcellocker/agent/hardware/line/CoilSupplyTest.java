package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoilSupplyTest {
    private final CoilSupply supply = new CoilSupply(300);

    @Test
    void aSecondCoilWaitsUntilTheFirstHasDrawnAndTheSupplyHasRested() {
        assertThat(supply.claim(1_000)).isTrue();
        assertThat(supply.claim(1_600)).as("the first is still on its way").isFalse();
        supply.drawn(1_610, 300);
        assertThat(supply.claim(2_209)).isFalse();
        assertThat(supply.waitMillis(2_209)).isEqualTo(1);
        assertThat(supply.claim(2_210)).isTrue();
    }
}
