package parcellocker.sim.world;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.xor8a.Xor8aBoard;
import parcellocker.sim.line.LineEnd;

/** Where the locker's adapter meets the wire: here requests are damaged, and what befalls their answers is drawn. */
final class Tap {
    private static final int RELEASE = 0x8A;
    /** From a damaged frame to the coil it fires: the board works off one coil after another. */
    private static final long STRAY_MILLIS = 3_000;

    /** The same if it fires all 24. */
    private static final long ALL_MILLIS = 12_000;

    private final World world;
    private final Chance chance;
    private final LineEnd end;
    private final LineEnd stranger;
    private final SortedMap<Integer, Hung> boards = new TreeMap<>();
    private boolean unplugged;
    private double bitErrors;
    private IntConsumer hears = value -> {};
    private long strayUntil = -1;

    /** A board on the line. */
    record Hung(BoardId id, Xor8aBoard board) {}

    /** {@code stranger}: an end of the same wire in somebody else's hands. */
    Tap(World world, LineEnd end, LineEnd stranger, Chance chance) {
        this.world = world;
        this.end = end;
        this.stranger = stranger;
        this.chance = chance;
        end.listen((value, nanos) -> hears.accept(spoilt(value)));
    }

    void hang(int address, Hung board) {
        boards.put(address, board);
    }

    boolean isUnplugged() {
        return unplugged;
    }

    void unplug(boolean now) {
        unplugged = now;
        world.trace().line("line", now ? "unplugged" : "plugged in");
    }

    void noise(double rate) {
        bitErrors = rate;
    }

    boolean isNoisy() {
        return bitErrors > 0;
    }

    /** Whether a coil that fires now may do so by a frame that is not the locker's. */
    boolean isStray() {
        return world.time().now() <= strayUntil;
    }

    /** Whoever holds the port open now; an earlier holder hears nothing more. */
    void listen(IntConsumer holder) {
        hears = holder;
    }

    /** The locker sends. */
    void send(byte[] bytes) {
        Hung asked = boards.get(bytes[1] & 0xFF);
        if (asked != null) {
            befall(asked, (bytes[0] & 0xFF) == RELEASE ? 0.3 : 0.02);
        }
        byte[] sent = bytes.clone();
        if ((bytes[0] & 0xFF) == RELEASE && world.faults().strikes(Fault.FRAME_TWISTED, 0.2)) {
            sent = opensAny(bytes[1]);
        }
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) spoilt(sent[i] & 0xFF);
        }
        if (!Arrays.equals(bytes, sent)) {
            strays(STRAY_MILLIS);
        }
        end.send(sent);
    }

    /** Somebody else on the pair of wires opens a door, or all of them (reliability B1). */
    void inject() {
        stranger.send(opensAny((byte) (int) chance.pick(List.copyOf(boards.keySet()))));
    }

    /** One door or, as two turned bits make of it, all doors. */
    private byte[] opensAny(byte address) {
        boolean all = chance.happens(0.2);
        strays(all ? ALL_MILLIS : STRAY_MILLIS);
        return opens(address, all ? 0 : (int) chance.between(1, 24));
    }

    private void strays(long millis) {
        // Coils wait for each other: what strays adds to what still waits.
        strayUntil = Math.max(strayUntil, world.time().now()) + millis;
        boards.values().forEach(each -> world.wiring().troubles(each.id()));
    }

    private static byte[] opens(byte address, int lock) {
        byte[] frame = {(byte) RELEASE, address, (byte) lock, 0x11, 0};
        for (int i = 0; i < 4; i++) {
            frame[4] ^= frame[i];
        }
        return frame;
    }

    private void befall(Hung asked, double most) {
        befalls(asked, Fault.UNANSWERED_FIRED, most, new BoardFault.Withhold(true));
        befalls(asked, Fault.UNANSWERED_SILENT, most, new BoardFault.Withhold(false));
        befalls(asked, Fault.REPLY_LATE, most, new BoardFault.Late(chance.between(100, 900) * 1_000_000));
        befalls(asked, Fault.REPLY_CUT, most, new BoardFault.Cut((int) chance.between(0, 4)));
        befalls(asked, Fault.REPLY_FOREIGN, most, new BoardFault.Foreign());
        befalls(asked, Fault.REPLY_NOISE, most, new BoardFault.Noise((int) chance.between(1, 20)));
        befalls(asked, Fault.ECHO, most, new BoardFault.Echo());
    }

    private void befalls(Hung asked, Fault fault, double most, BoardFault what) {
        if (world.faults().strikes(fault, most)) {
            asked.board().faults().inject(what, 1);
            world.wiring().troubles(asked.id());
        }
    }

    private int spoilt(int value) {
        if (bitErrors == 0) {
            return value;
        }
        int spoilt = value;
        for (int bit = 0; bit < 8; bit++) {
            if (chance.happens(bitErrors)) {
                spoilt ^= 1 << bit;
            }
        }
        boards.values().forEach(each -> world.wiring().troubles(each.id()));
        return spoilt;
    }
}
