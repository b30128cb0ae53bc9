package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.UnsentException;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;

/** The gate and a real board's frames on one thread. */
class GatedReleaseTest {
    private final ScriptedChannel channel = new ScriptedChannel();
    private final List<String> order = new ArrayList<>();
    private final Cabinet cabinet = ToyBoard.cabinet();
    private final Wire wire = new Wire(channel, new WireSettings(5, WireSettings.Echo.NONE), channel);
    private boolean isBroken;

    private final Gate gate = new Gate() {
        @Override
        public void raise() throws IOException {
            if (isBroken) {
                throw new IOException("no pin");
            }
            order.add("up");
        }

        @Override
        public void dropAfter(long millis) {
            order.add("down after " + millis);
        }
    };

    private final BoardPolling polling = new BoardPolling(
            List.of(new WatchedBoard(
                    new WiredBoard(ToyBoard.ID, new Xor8a(Xor8aSettings.standard(1))),
                    List.of(),
                    Pace.standard(),
                    new Facts(input -> true))),
            Pace.standard(),
            new CoilSupply(300, gate),
            channel);

    GatedReleaseTest() {
        channel.onWrite(frame -> order.add(frame.at(0) == 0x8A ? "pulse" : "reading"));
        polling.connected();
    }

    @Test
    void theGateIsUpForThePulseAndForNothingElse() throws Exception {
        Lock lock = cabinet.compartment(ToyBoard.A01).lock();
        polling.poll(wire);
        var unused = polling.release(wire, ToyBoard.pulse(1, ToyBoard.A01, channel.millis() + 5_000), lock);
        polling.poll(wire);
        assertThat(order).startsWith("reading", "up", "pulse").endsWith("reading");
        assertThat(order.get(3)).startsWith("down after");
        assertThat(order.stream().filter("up"::equals)).hasSize(1);
    }

    @Test
    void withoutPowerNoPulseIsSentAndThatIsSaid() {
        isBroken = true;
        Lock lock = cabinet.compartment(ToyBoard.A01).lock();
        assertThatThrownBy(() -> polling.release(wire, ToyBoard.pulse(1, ToyBoard.A01, channel.millis() + 5_000), lock))
                .isInstanceOf(UnsentException.class);
        assertThat(order).doesNotContain("pulse");
    }
}
