package parcellocker.sim.line;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.clockwork.Timeline;

/**
 * A line in memory with any number of ends. What one end sends all others hear, at the pace of its baud rate. Two that
 * talk at once are both heard whole: a collision is not drawn here, {@link NoisyEnd} spoils bytes instead.
 */
public final class VirtualLine {
    private final Timeline time;
    private final int baud;
    private final List<End> ends = new ArrayList<>();

    /** A line of that many bits a second; 9600 carries a byte in 1.04 ms. */
    public VirtualLine(Timeline time, int baud) {
        this.time = time;
        this.baud = baud;
    }

    /** Attaches one more end. */
    public LineEnd attach() {
        End end = new End();
        ends.add(end);
        return end;
    }

    private final class End implements LineEnd {
        private final Pacer pacer = new Pacer(time, baud);
        private final List<Ear> ears = new ArrayList<>();

        @Override
        public void send(byte[] bytes) {
            pacer.carry(bytes, time.nanos(), this::reachOthers);
        }

        @Override
        public void listen(Ear ear) {
            ears.add(ear);
        }

        private void reachOthers(int value, long nanos) {
            for (End other : ends) {
                if (other != this) {
                    other.ears.forEach(ear -> ear.hear(value, nanos));
                }
            }
        }
    }
}
