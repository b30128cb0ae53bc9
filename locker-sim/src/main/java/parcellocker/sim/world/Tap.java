package parcellocker.sim.world;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.line.LineEnd;

/** Where the locker's adapter meets the wire: here requests are damaged, and what befalls their answers is drawn. */
final class Tap {
    /** From a damaged frame to the coil it fires: the board works off one coil after another. */
    private static final long STRAY_MILLIS = 3_000;

    /** The same if it fires all 24, the slowest boards half a second each. */
    private static final long ALL_MILLIS = 20_000;

    /** The next answer that is turned comes later than any that was turned before it. */
    private static final long TURNED_APART = 30_000;

    /** More than are asked while news wait for a full inbox. */
    private static final int MOST_EXCHANGES = 300;

    private final World world;
    private final Chance chance;
    private final BoardMake make;
    private final LineEnd end;
    private final LineEnd stranger;
    private final SortedSet<String> releases = new TreeSet<>();
    private final SortedMap<Integer, Hung> boards = new TreeMap<>();
    private boolean unplugged;
    private double bitErrors;
    private IntConsumer hears = value -> {};
    private long strayUntil = -1;
    private long spoiltAt = Long.MIN_VALUE;
    private long turnedAt = Long.MIN_VALUE / 2;
    private final Deque<Exchanged> exchanges = new ArrayDeque<>();

    /**
     * A request of the locker.
     *
     * @param heardAt when the line gave the first byte after it; -1: never yet
     */
    private record Exchanged(int address, long sentAt, long heardAt) {}

    /** A board on the line. */
    record Hung(BoardId id, VirtualBoard board) {}

    /** Two ends of the wire: the locker's, and one in somebody else's hands. */
    record Ends(LineEnd locker, LineEnd stranger) {}

    Tap(World world, BoardMake make, Ends ends, Chance chance) {
        this.world = world;
        this.make = make;
        this.end = ends.locker();
        this.stranger = ends.stranger();
        this.chance = chance;
        end.listen((value, nanos) -> {
            heard();
            hears.accept(spoilt(value));
        });
    }

    void hang(int address, Hung board) {
        boards.put(address, board);
        releases.addAll(make.releases(address));
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

    /** Since when no byte was changed in a way that its check may not show. */
    boolean isSoundSince(long time) {
        return spoiltAt < time;
    }

    /** Whether the line gave anything between the last request to that address before then, and then. */
    boolean wasAnswered(int address, long by) {
        return exchanges.stream()
                .filter(each -> each.address() == address && each.sentAt() < by)
                .reduce((first, second) -> second)
                .filter(last -> last.heardAt() >= 0 && last.heardAt() <= by)
                .isPresent();
    }

    private void asked(int address) {
        exchanges.add(new Exchanged(address, world.time().now(), -1));
        if (exchanges.size() > MOST_EXCHANGES) {
            exchanges.remove();
        }
    }

    private void heard() {
        if (!exchanges.isEmpty() && exchanges.getLast().heardAt() < 0) {
            Exchanged last = exchanges.removeLast();
            exchanges.add(
                    new Exchanged(last.address(), last.sentAt(), world.time().now()));
        }
    }

    /** The locker sends. */
    void send(byte[] bytes) {
        int address = make.address(bytes);
        boolean isRelease = releases.contains(BoardMake.hex(bytes));
        asked(address);
        Hung asked = boards.get(address);
        if (asked != null) {
            asked.board().faults().present().forEach(each -> troubles(asked, each));
            befall(asked, isRelease ? 0.3 : 0.02);
            turns(asked);
        }
        byte[] sent = bytes.clone();
        if (isRelease && world.faults().strikes(Fault.FRAME_TWISTED, 0.2)) {
            sent = opensAny(address);
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
        stranger.send(opensAny(chance.pick(List.copyOf(boards.keySet()))));
    }

    /** One door or, as two turned bits make of it, all doors. */
    private byte[] opensAny(int address) {
        boolean all = chance.happens(0.2);
        strays(all ? ALL_MILLIS : STRAY_MILLIS);
        return all
                ? Optional.ofNullable(boards.get(address)).orElseThrow().board().openAll()
                : make.opens(address, (int) chance.between(1, BoardMake.CHANNELS));
    }

    private void strays(long millis) {
        // Coils wait for each other: what strays adds to what still waits.
        strayUntil = Math.max(strayUntil, world.time().now()) + millis;
        boards.values().forEach(each -> world.wiring().troubles(each.id()));
    }

    private void befall(Hung asked, double most) {
        befalls(asked, Fault.UNANSWERED_FIRED, most, new BoardFault.Withhold(true));
        befalls(asked, Fault.UNANSWERED_SILENT, most, new BoardFault.Withhold(false));
        befalls(asked, Fault.REPLY_LATE, most, late(), (int) chance.between(1, 4));
        befalls(asked, Fault.REPLY_CUT, most, new BoardFault.Cut((int) chance.between(0, 4)));
        befalls(asked, Fault.REPLY_FOREIGN, most, new BoardFault.Foreign());
        befalls(asked, Fault.REPLY_NOISE, most, new BoardFault.Noise((int) chance.between(1, 20)));
        befalls(asked, Fault.ECHO, most, new BoardFault.Echo());
    }

    private BoardFault late() {
        return new BoardFault.Late(chance.between(100, 900) * 1_000_000);
    }

    private void befalls(Hung asked, Fault fault, double most, BoardFault what) {
        befalls(asked, fault, most, what, 1);
    }

    private void befalls(Hung asked, Fault fault, double most, BoardFault what, int requests) {
        if (world.faults().strikes(fault, most)) {
            asked.board().faults().inject(what, requests);
            troubles(asked, what);
            if (what instanceof BoardFault.Foreign) {
                spoilt();
            }
        }
    }

    /** Bytes that come out of their turn are heard in that of a neighbour, which is not understood then. */
    private void troubles(Hung asked, BoardFault what) {
        if (what instanceof BoardFault.Late || what instanceof BoardFault.Noise) {
            boards.values().forEach(each -> world.wiring().troubles(each.id()));
        } else {
            world.wiring().troubles(asked.id());
        }
    }

    /** A contact is read wrongly: once with a right check, or some times with a wrong one. Never twice in a row with a right one. */
    private void turns(Hung asked) {
        // Over a power cut one may still be due: two damaged checks on one answer would make a right one.
        boolean isDue = boards.values().stream()
                .flatMap(each -> each.board().faults().present().stream())
                .anyMatch(BoardFault.Turned.class::isInstance);
        boolean isRare = world.time().now() > turnedAt + TURNED_APART && !isNoisy() && !isDue;
        if (!isRare) {
            return;
        }
        boolean once = world.faults().strikes(Fault.READING_TURNED, 0.02);
        if (once || world.faults().strikes(Fault.READING_DAMAGED, 0.01)) {
            turnedAt = world.time().now();
            int channel = chance.pick(world.plant().bays().stream()
                            .filter(bay -> bay.board().equals(asked.id()))
                            .toList())
                    .built()
                    .lock()
                    .channel()
                    .number();
            asked.board().faults().inject(new BoardFault.Turned(channel, once), once ? 1 : (int) chance.between(2, 6));
            world.wiring().troubles(asked.id());
        }
    }

    private void spoilt() {
        spoiltAt = world.time().now();
    }

    private int spoilt(int value) {
        if (bitErrors == 0) {
            return value;
        }
        int spoilt = value;
        for (int bit = 0; bit < 8; bit++) {
            if (chance.happens(bitErrors)) {
                spoilt ^= 1 << bit;
                spoilt();
            }
        }
        boards.values().forEach(each -> world.wiring().troubles(each.id()));
        return spoilt;
    }
}
