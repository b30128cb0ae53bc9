package parcellocker.sim.line;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.clockwork.RealTime;

/** Both directions of a port: what is said and heard, at its baud rate. */
final class Wire {
    private final RealTime time;
    private final Pacer in;
    private final Pacer out;
    private final List<Ear> ears = new ArrayList<>();
    private final List<Ear> taps = new ArrayList<>();

    Wire(RealTime time, int baud) {
        this.time = time;
        in = new Pacer(time, baud);
        out = new Pacer(time, baud);
    }

    /** Where a byte that has passed the wire goes. */
    interface Taker {
        /** Answers whether the other side took it. */
        boolean take(byte value);
    }

    void send(byte[] bytes, Taker taker) {
        out.carry(bytes, time.nanos(), (value, nanos) -> {
            if (taker.take((byte) value)) {
                taps.forEach(tap -> tap.hear(value, nanos));
            }
        });
    }

    void listen(Ear ear) {
        ears.add(ear);
    }

    void tapSent(Ear ear) {
        taps.add(ear);
    }

    /** Bytes came from the other side; called from any thread. */
    void received(byte[] bytes) {
        long arrived = time.nanos();
        time.at(arrived, () -> carryIn(bytes, arrived));
    }

    /** Bytes of a stranger, on the timeline's thread. */
    void inject(byte[] bytes) {
        carryIn(bytes, time.nanos());
    }

    private void carryIn(byte[] bytes, long arrived) {
        in.carry(bytes, arrived, (value, nanos) -> ears.forEach(ear -> ear.hear(value, nanos)));
    }
}
