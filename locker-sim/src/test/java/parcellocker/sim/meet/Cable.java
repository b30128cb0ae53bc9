package parcellocker.sim.meet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Steel;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;
import parcellocker.sim.line.LineEnd;
import parcellocker.sim.line.NoisyEnd;
import parcellocker.sim.line.VirtualLine;

/** A line with the locker's adapter at one end: it can be noisy, and its plug can be pulled. */
final class Cable {
    private static final long MILLI = 1_000_000;

    private final VirtualTime time;
    private final int baud;
    private final VirtualLine wire;
    private final NoisyEnd adapter;
    private final LineEnd stranger;
    private ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean isPlugged = true;
    private final List<Long> writes = new ArrayList<>();

    Cable(VirtualTime time, int baud, Chance chance) {
        this.time = time;
        this.baud = baud;
        wire = new VirtualLine(time, baud);
        adapter = new NoisyEnd(wire.attach(), chance);
        stranger = wire.attach();
        adapter.listen((value, nanos) -> heard.write(value));
    }

    /** What a board before that steel is connected to. */
    Hookup hookup(Steel steel) {
        return new Hookup(time, wire.attach(), steel, baud);
    }

    /** Where something else hangs on it. */
    LineEnd end() {
        return wire.attach();
    }

    void noise(double bitErrorRate) {
        adapter.bitErrorRate(bitErrorRate);
    }

    /** Somebody else on the pair of wires says this. */
    void forge(byte[] bytes) {
        stranger.send(bytes);
    }

    /** When the locker began to say something: a frame each. */
    List<Long> writes() {
        return List.copyOf(writes);
    }

    void plug(boolean isIn) {
        isPlugged = isIn;
    }

    /** The port of a process that opens it now. */
    ByteChannel open() throws IOException {
        if (!isPlugged) {
            throw new IOException("no such device");
        }
        heard = new ByteArrayOutputStream();
        return new Channel();
    }

    /** A read lets time pass until a byte comes or the wait is over: whatever is due meanwhile happens inside it. */
    private final class Channel implements ByteChannel {
        @Override
        public byte[] read(long waitMillis) throws IOException {
            check();
            long until = time.nanos() + waitMillis * MILLI;
            if (heard.size() == 0 && waitMillis > 0) {
                time.at(until, () -> {});
            }
            while (heard.size() == 0 && time.nanos() < until) {
                time.step();
                check();
            }
            byte[] chunk = heard.toByteArray();
            heard.reset();
            return chunk;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            check();
            writes.add(time.nanos());
            adapter.send(bytes);
        }

        @Override
        public void close() {
            // A pulled plug is noticed by whoever reads or writes next.
        }

        private void check() throws LineLostException {
            if (!isPlugged) {
                throw new LineLostException("unplugged");
            }
        }
    }
}
