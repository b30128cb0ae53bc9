package parcellocker.sim.board.xor8a;

import java.util.List;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Faults;
import parcellocker.sim.board.Steel;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.LineEnd;

/**
 * A virtual xor8a board on a line, before a plant. It answers within some milliseconds, refuses a wrong check byte by
 * silence, hears only its own address, and does what a real one would do, lock 0 included. An open is answered at once,
 * with the contact as it is then: usually still closed, and then the answer is the request's own bytes.
 */
public final class Xor8aBoard {
    private static final long REPLY_LOW_NANOS = 3_000_000;
    private static final long REPLY_HIGH_NANOS = 12_000_000;
    private static final long EVENT_NANOS = 50_000_000;

    private final Timeline time;
    private final LineEnd line;
    private final Steel plant;
    private final Settings settings;
    private final Receiver receiver;
    private final Coils coils;
    private final Faults faults = new Faults();
    private final Chance turnaround;
    private final Chance stray;
    private final boolean[] reported;

    /** Puts a board on the line; the plant's channel n is its lock n. */
    public Xor8aBoard(Wiring wiring, Settings settings, Chance chance) {
        this.time = wiring.time();
        this.line = wiring.line();
        this.plant = wiring.plant();
        this.settings = settings;
        receiver = new Receiver(settings);
        coils = new Coils(time, plant);
        turnaround = chance.fork("turnaround");
        stray = chance.fork("stray");
        reported = new boolean[settings.channels() + 1];
        for (int lock = 1; lock <= settings.channels(); lock++) {
            reported[lock] = plant.contact(lock);
        }
        line.listen(this::hear);
        plant.watch(lock -> time.after(EVENT_NANOS, () -> report(lock)));
    }

    /**
     * What a board is connected to.
     *
     * @param time the timeline they all live on
     * @param line the board's end of the line
     * @param plant the doors behind it
     */
    public record Wiring(Timeline time, LineEnd line, Steel plant) {}

    /** What goes wrong with the requests to come. */
    public Faults faults() {
        return faults;
    }

    private void hear(int value, long nanos) {
        if (faults.has(new BoardFault.Echo())) {
            line.send(new byte[] {(byte) value});
        }
        receiver.hear(value, nanos).ifPresent(this::serve);
    }

    private void serve(Request request) {
        List<BoardFault> befalling = faults.befall();
        boolean dead = befalling.contains(new BoardFault.Dead());
        if (!dead && !befalling.contains(new BoardFault.Withhold(false))) {
            act(request);
        }
        byte[] answer = answer(request);
        if (answer.length > 0) {
            reply(answer, befalling);
        }
    }

    private void act(Request request) {
        switch (request) {
            case Request.Open open -> {
                int first = open.lock() == 0 ? 1 : open.lock();
                int last = open.lock() == 0 ? settings.channels() : open.lock();
                for (int lock = first; lock <= last && lock <= settings.channels(); lock++) {
                    coils.fire(lock, open.seconds());
                }
            }
            case Request.OpenSet set -> {
                for (int lock = 1; lock <= Math.min(24, settings.channels()); lock++) {
                    if ((set.mask() & (1 << (lock - 1))) != 0) {
                        coils.fire(lock, 0);
                    }
                }
            }
            case Request.Hold hold -> {
                if (hold.on()) {
                    plant.fire(hold.lock(), Long.MAX_VALUE);
                } else {
                    plant.release(hold.lock());
                }
            }
            case Request.Read read -> {}
            case Request.FirmwareQuery query -> {}
            case Request.Unknown unknown -> {}
        }
    }

    /** The answer in the absence of faults, with the contacts as they are now; empty for silence. */
    private byte[] answer(Request request) {
        int address = settings.address();
        return switch (request) {
            case Request.Open open -> open.lock() == 0 ? Frames.one(0x8A, address, 0, true) : one(0x8A, open.lock());
            case Request.Read read -> read.lock() == 0 ? Frames.all(settings, plant::contact) : one(0x80, read.lock());
            case Request.OpenSet set -> Frames.set(settings, set.mask());
            case Request.Hold hold -> one(hold.on() ? 0x9A : 0x9B, hold.lock());
            case Request.FirmwareQuery query -> new byte[0];
            case Request.Unknown unknown -> new byte[0];
        };
    }

    private byte[] one(int head, int lock) {
        boolean present = lock <= settings.channels();
        return present ? Frames.one(head, settings.address(), lock, plant.contact(lock)) : new byte[0];
    }

    private void reply(byte[] answer, List<BoardFault> befalling) {
        Answer told = new Answer(answer, turnaround.between(REPLY_LOW_NANOS, REPLY_HIGH_NANOS));
        befalling.forEach(fault -> told.suffer(fault, stray));
        byte[] bytes = told.bytes();
        if (bytes.length > 0) {
            time.after(told.delayNanos(), () -> line.send(bytes));
        }
    }

    private void report(int lock) {
        boolean contact = lock <= settings.channels() && plant.contact(lock);
        boolean dead = faults.has(new BoardFault.Dead());
        if (lock > settings.channels() || contact == reported[lock] || dead) {
            return;
        }
        reported[lock] = contact;
        switch (settings.events()) {
            case NONE -> {}
            case H81 -> line.send(Frames.one(0x81, settings.address(), lock, contact));
            case H82 -> line.send(Frames.one(0x82, settings.address(), lock, contact));
        }
    }
}
