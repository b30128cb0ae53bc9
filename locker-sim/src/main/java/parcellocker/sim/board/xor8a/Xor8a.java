package parcellocker.sim.board.xor8a;

import parcellocker.sim.board.Coils;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Steel;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.line.Hearing;

/**
 * The xor8a board's half of its protocol. It refuses a wrong check byte by silence, hears only its own address, and does
 * what a real one would do, lock 0 included. An open is answered at once, with the contact as it is then: usually still
 * closed, and then the answer is the request's own bytes.
 */
public final class Xor8a implements Dialect {
    private static final int LOCKS_IN_A_SET = 24;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Settings settings;
    private final Receiver receiver;
    private final Frames frames;
    private final Steel steel;
    private final Coils coils;

    private Xor8a(Hookup hookup, Settings settings) {
        this.settings = settings;
        steel = hookup.steel();
        receiver = new Receiver(settings);
        frames = new Frames(settings);
        coils = new Coils(hookup.time(), steel, settings.channels());
    }

    /** A board of this family on a line. */
    public static VirtualBoard board(Hookup hookup, Settings settings, Chance chance) {
        VirtualBoard.Make make = new VirtualBoard.Make(settings.channels(), settings.tempo());
        return new VirtualBoard(hookup, new Xor8a(hookup, settings), make, chance);
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        return receiver.judge(heard);
    }

    @Override
    public void obey(int[] frame) {
        switch (receiver.meaning(frame)) {
            case Request.Open open -> {
                long held = open.seconds() == 0 ? settings.tempo().pulseNanos() : open.seconds() * SECOND_NANOS;
                if (open.lock() == 0) {
                    coils.allInTurn(held);
                } else {
                    coils.inTurn(open.lock(), held);
                }
            }
            case Request.OpenSet set -> {
                for (int lock = 1; lock <= LOCKS_IN_A_SET; lock++) {
                    if ((set.mask() & (1 << (lock - 1))) != 0) {
                        coils.inTurn(lock, settings.tempo().pulseNanos());
                    }
                }
            }
            case Request.Hold hold -> coils.hold(hold.lock(), hold.on());
            case Request.Read read -> {}
            case Request.FirmwareQuery query -> {}
            case Request.Unknown unknown -> {}
        }
    }

    @Override
    public Reply answer(int[] frame) {
        return Reply.of(
                switch (receiver.meaning(frame)) {
                    case Request.Open open -> open.lock() == 0 ? frames.one(0x8A, 0, true) : one(0x8A, open.lock());
                    case Request.Read read -> read.lock() == 0 ? frames.all(steel::contact) : one(0x80, read.lock());
                    case Request.OpenSet set -> frames.set(set.mask());
                    case Request.Hold hold -> one(hold.on() ? 0x9A : 0x9B, hold.lock());
                    case Request.FirmwareQuery query -> SILENCE;
                    case Request.Unknown unknown -> SILENCE;
                });
    }

    private byte[] one(int head, int lock) {
        return lock <= settings.channels() ? frames.one(head, lock, steel.contact(lock)) : SILENCE;
    }

    @Override
    public byte[] event(int channel, boolean contact) {
        return frames.one(settings.events() == Settings.Events.EVENTS_81 ? 0x81 : 0x82, channel, contact);
    }

    @Override
    public boolean reportsUnasked() {
        return settings.events() != Settings.Events.NONE;
    }

    @Override
    public Slips slips() {
        return frames;
    }

    @Override
    public byte[] openAll() {
        return frames.openAll();
    }

    @Override
    public void readdress(int address) {
        receiver.readdress(address);
        frames.readdress(address);
    }

    @Override
    public void restart() {
        coils.restart();
    }
}
