package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final List<String> done = new ArrayList<>();

    private final Gate gate = new Gate() {
        @Override
        public void raise() {
            done.add("raised");
        }

        @Override
        public void dropAfter(long millis) {
            done.add("drops after " + millis);
        }
    };

    @Test
    void theGateIsDownBeforeTheNextPulseMayBegin() throws Exception {
        CoilSupply supply = new CoilSupply(200, gate);
        assertThat(supply.claim(1_000)).isTrue();
        assertThat(done).as("a claim alone gives no power").isEmpty();
        supply.power();
        supply.drawn(1_010, 300);
        assertThat(done).containsExactly("raised", "drops after 450");
        assertThat(supply.claim(1_010 + 450)).isFalse();
    }

    @Test
    void withoutPowerNothingIsSent() {
        Gate broken = new Gate() {
            @Override
            public void raise() throws IOException {
                throw new IOException("gate: busy");
            }

            @Override
            public void dropAfter(long millis) {
                done.add("drops");
            }
        };
        assertThatThrownBy(() -> new CoilSupply(300, broken).power())
                .isInstanceOf(UnsentException.class)
                .hasMessageContaining("gate: busy");
    }
}
