package parcellocker.sim.board.kerong;

import parcellocker.sim.board.Coils;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Steel;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.line.Hearing;

/**
 * A KERONG board's half of its protocol. A release is never answered. Asked with all others, it answers in the order of
 * addresses, each in a slot long enough for the one before.
 */
public final class Kerong implements Dialect {
    private static final long TEN_MILLIS = 10_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long SLOT_NANOS = 40_000_000;

    private final Settings settings;
    private final Receiver receiver;
    private final Frames frames;
    private final Steel steel;
    private final Coils coils;
    private long pulseNanos;

    private Kerong(Hookup hookup, Settings settings) {
        this.settings = settings;
        steel = hookup.steel();
        receiver = Receiver.of(settings);
        frames = new Frames(settings);
        coils = new Coils(hookup.time(), steel, settings.channels());
        pulseNanos = settings.tempo().pulseNanos();
    }

    /** A board of this family on a line. */
    public static VirtualBoard board(Hookup hookup, Settings settings, Chance chance) {
        VirtualBoard.Make make = new VirtualBoard.Make(settings.channels(), settings.tempo());
        return new VirtualBoard(hookup, new Kerong(hookup, settings), make, chance);
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        return settings.refusesWhileFiring() && coils.isBusy() ? Hearing.Verdict.DEAF : receiver.judge(heard);
    }

    @Override
    public void obey(int[] frame) {
        switch (receiver.meaning(frame)) {
            case Request.Unlock unlock -> coils.inTurn(unlock.lock(), pulseNanos);
            case Request.UnlockAll all -> coils.allInTurn(pulseNanos);
            case Request.UnlockLater later -> coils.later(later.seconds() * SECOND_NANOS, later.lock(), pulseNanos);
            case Request.UnlockTime time -> pulseNanos = Math.max(1, time.tens()) * TEN_MILLIS;
            case Request.Status status -> {}
            case Request.Unanswered unanswered -> {}
        }
    }

    @Override
    public Reply answer(int[] frame) {
        return switch (receiver.meaning(frame)) {
            case Request.Status status ->
                Reply.inTurn(
                        frames.status(steel::contact, steel::isOccupied),
                        status.ofAll() ? receiver.address() * SLOT_NANOS : 0);
            case Request.Unlock unlock -> Reply.of(SILENCE);
            case Request.UnlockAll all -> Reply.of(SILENCE);
            case Request.UnlockLater later -> Reply.of(SILENCE);
            case Request.UnlockTime time -> Reply.of(SILENCE);
            case Request.Unanswered unanswered -> Reply.of(SILENCE);
        };
    }

    /** This family has no such frame. */
    @Override
    public byte[] event(int channel, boolean contact) {
        return SILENCE;
    }

    @Override
    public boolean reportsUnasked() {
        return false;
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
        pulseNanos = settings.tempo().pulseNanos();
        coils.restart();
    }
}
