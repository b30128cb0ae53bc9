package parcellocker.sim.board.wkly;

import parcellocker.sim.board.Coils;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Steel;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.line.Hearing;

/** The WKLY board's half of its protocol. It tells a door's change at once, even between a request and its answer. */
public final class Wkly implements Dialect {
    private final Settings settings;
    private final Receiver receiver;
    private final Frames frames;
    private final Steel steel;
    private final Coils coils;

    private Wkly(Hookup hookup, Settings settings) {
        this.settings = settings;
        steel = hookup.steel();
        receiver = new Receiver(settings.address());
        frames = new Frames(settings.address());
        coils = new Coils(hookup.time(), steel, settings.channels());
    }

    /** A board of this family on a line. */
    public static VirtualBoard board(Hookup hookup, Settings settings, Chance chance) {
        VirtualBoard.Make make = new VirtualBoard.Make(settings.channels(), settings.tempo());
        return new VirtualBoard(hookup, new Wkly(hookup, settings), make, chance);
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        return receiver.judge(heard);
    }

    @Override
    public void obey(int[] frame) {
        long pulse = settings.tempo().pulseNanos();
        switch (receiver.meaning(frame)) {
            case Request.Open open -> coils.inTurn(open.channel(), pulse);
            case Request.OpenSome some -> some.channels().forEach(channel -> coils.inTurn(channel, pulse));
            case Request.OpenAll all -> openAll(all.inTurn(), pulse);
            case Request.Hold hold -> coils.hold(hold.channel(), hold.on());
            case Request.Flash flash -> {} // a lamp is no part of the steel
            case Request.Read read -> {}
            case Request.ReadAll all -> {}
            case Request.Unknown unknown -> {}
        }
    }

    private void openAll(boolean inTurn, long pulse) {
        if (inTurn) {
            coils.allInTurn(pulse);
            return;
        }
        for (int channel = 1; channel <= settings.channels(); channel++) {
            coils.later(0, channel, pulse);
        }
    }

    @Override
    public Reply answer(int[] frame) {
        return Reply.of(
                switch (receiver.meaning(frame)) {
                    case Request.Open open -> one(0x82, open.channel());
                    case Request.Read read -> one(0x83, read.channel());
                    case Request.ReadAll all -> frames.all(settings.channels(), steel::contact);
                    case Request.OpenSome some -> SILENCE;
                    case Request.Flash flash -> SILENCE;
                    case Request.OpenAll all -> SILENCE;
                    case Request.Hold hold -> SILENCE;
                    case Request.Unknown unknown -> SILENCE;
                });
    }

    private byte[] one(int command, int channel) {
        return coils.has(channel)
                ? frames.one(command, channel, steel.contact(channel))
                : frames.failed(command, channel);
    }

    @Override
    public byte[] event(int channel, boolean contact) {
        return frames.event(channel, contact);
    }

    @Override
    public boolean reportsUnasked() {
        return settings.events();
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
