package parcellocker.sim.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parcellocker.sim.clockwork.Timeline;

/**
 * What passed on the lines, newest last. Bytes of one line and direction belong to one frame while no gap of more than 3 ms is
 * between them. Belongs to the timeline's thread.
 */
final class FrameLog {
    private static final int KEPT = 500;
    private static final long GAP_NANOS = 3_000_000;

    private final Timeline time;
    private final Deque<Collected> frames = new ArrayDeque<>();
    private final Map<String, Collected> newest = new TreeMap<>();
    private long counted;

    FrameLog(Timeline time) {
        this.time = time;
    }

    /** A line that is listened to. */
    record Wire(String id, int baud) {
        private long byteNanos() {
            return 10_000_000_000L / baud;
        }
    }

    /** Which way bytes went. */
    enum Direction {
        /** From the program under test to the board. */
        TO_BOARD,
        /** From the board. */
        FROM_BOARD
    }

    /**
     * A frame that passed.
     *
     * @param number counts all frames since the start, from 1
     * @param line on which line
     * @param direction which way
     * @param hex its bytes
     * @param startNanos the moment its first start bit began, as {@link System#nanoTime()} tells it
     * @param endNanos the moment its last stop bit ended
     * @param startEpochMicros the first moment, as wall time
     * @param endEpochMicros the last moment, as wall time
     */
    record Frame(
            long number,
            String line,
            Direction direction,
            String hex,
            long startNanos,
            long endNanos,
            long startEpochMicros,
            long endEpochMicros) {}

    void add(Wire wire, Direction direction, int value, long nanos) {
        Collected last = newest.get(wire.id());
        if (last == null || last.direction != direction || nanos - last.endNanos > GAP_NANOS) {
            last = new Collected(++counted, wire.id(), direction, nanos - wire.byteNanos());
            newest.put(wire.id(), last);
            frames.addLast(last);
            if (frames.size() > KEPT) {
                frames.removeFirst();
            }
        }
        last.hex.append(HexFormat.of().withUpperCase().toHexDigits((byte) value));
        last.endNanos = nanos;
    }

    /** The newest frames above a number, oldest first; a frame that is still passing may grow. */
    List<Frame> since(long number) {
        List<Frame> known = new ArrayList<>();
        for (Collected frame : frames) {
            if (frame.number > number) {
                known.add(frame.toFrame(time));
            }
        }
        return known;
    }

    private static final class Collected {
        private final long number;
        private final String line;
        private final Direction direction;
        private final long startNanos;
        private final StringBuilder hex = new StringBuilder();
        private long endNanos;

        private Collected(long number, String line, Direction direction, long startNanos) {
            this.number = number;
            this.line = line;
            this.direction = direction;
            this.startNanos = startNanos;
            this.endNanos = startNanos;
        }

        private Frame toFrame(Timeline time) {
            return new Frame(
                    number,
                    line,
                    direction,
                    hex.toString(),
                    startNanos,
                    endNanos,
                    time.epochMicros(startNanos),
                    time.epochMicros(endNanos));
        }
    }
}
