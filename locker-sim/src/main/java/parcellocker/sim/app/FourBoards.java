package parcellocker.sim.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.line.PtyLine;

/** Four virtual boards of 24 doors at 9600 baud behind a pseudo-terminal, and when each was asked what. */
final class FourBoards implements AutoCloseable {
    static final int BAUD = 9_600;
    static final int BOARDS = 4;
    static final int DOORS = 24;
    static final long REPLY_MILLIS = 5;
    static final int REQUEST_BYTES = 5;
    static final int ANSWER_BYTES = 7;

    private static final int STATUS_HEAD = 0x80;
    private static final int RELEASE_HEAD = 0x8A;

    private final RealTime time;
    private final SerialSettings port;
    private final List<Asked> readings = new ArrayList<>();
    private final List<Integer> frame = new ArrayList<>();
    private long frameBegan;
    private int answered;
    private volatile long releasedAt;

    /** A reading: whose, when its first bit was heard, and when the last one of its answer was said; 0 until then. */
    record Asked(int address, long began, long ended) {}

    FourBoards(String name, Path link) {
        time = new RealTime(name, Throwable::printStackTrace);
        PtyLine line = time.ask(() -> new PtyLine(time, BAUD, link));
        port = new SerialSettings(link.toString(), BAUD);
        var unused = time.ask(() -> {
            build(line);
            return true;
        });
    }

    private void build(PtyLine line) {
        Chance chance = new Chance(1);
        line.listen(this::hear);
        line.tapSent(this::answer);
        for (int address = 1; address <= BOARDS; address++) {
            Plant plant = new Plant(time, chance.fork("doors" + address), locks());
            TreeMap<String, String> settings = new TreeMap<>();
            settings.put("replyMillis", String.valueOf(REPLY_MILLIS));
            settings.put("replySpreadMillis", "0");
            var unused = BoardFamily.board(
                    new BoardOrder("xor8a", address, DOORS, settings),
                    new Hookup(time, line, plant, BAUD),
                    chance.fork("board" + address));
        }
    }

    private static List<ContactSense> locks() {
        List<ContactSense> locks = new ArrayList<>();
        for (int i = 0; i < DOORS; i++) {
            locks.add(ContactSense.CLOSED_IS_1);
        }
        return locks;
    }

    SerialSettings port() {
        return port;
    }

    static long byteNanos() {
        return 10_000_000_000L / BAUD;
    }

    /** What one reading needs: its bytes on the wire, the boards' delay, the quiet time; microseconds. */
    long readingMicros() {
        return (REQUEST_BYTES + ANSWER_BYTES) * byteNanos() / 1_000 + (REPLY_MILLIS + port.quietMillis()) * 1_000;
    }

    private void hear(int value, long nanos) {
        if (frame.isEmpty()) {
            frameBegan = nanos - byteNanos();
        }
        frame.add(value);
        if (frame.size() == REQUEST_BYTES) {
            asked(frame.get(0), frame.get(1));
            frame.clear();
        }
    }

    private void asked(int head, int address) {
        answered = 0;
        if (head == RELEASE_HEAD) {
            releasedAt = frameBegan;
        } else if (head == STATUS_HEAD) {
            synchronized (readings) {
                readings.add(new Asked(address, frameBegan, 0));
            }
        }
    }

    private void answer(int value, long nanos) {
        answered++;
        if (answered == ANSWER_BYTES) {
            synchronized (readings) {
                Asked last = readings.removeLast();
                readings.add(new Asked(last.address(), last.began(), nanos));
            }
        }
    }

    /** When the first bit of the latest release was heard; 0 if there was none. */
    long releasedAt() {
        return releasedAt;
    }

    int readings() {
        synchronized (readings) {
            return readings.size();
        }
    }

    /** All readings but the first so many. */
    List<Asked> since(int first) {
        synchronized (readings) {
            return List.copyOf(readings.subList(first, readings.size()));
        }
    }

    @Override
    public void close() {
        time.close();
    }
}
