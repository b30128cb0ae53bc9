package parcellocker.sim.board;

import java.util.List;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;
import parcellocker.sim.line.LineEnd;

/**
 * A virtual lock board on a line, before steel: what all families share. It hears a request, obeys, and answers when its
 * tempo says so; while it answers it is deaf, as on a pair of wires. What is wrong with it, is told by switch.
 */
public final class VirtualBoard {
    private static final long EVENT_NANOS = 50_000_000;
    private static final long RESTART_NANOS = 1_000_000_000;
    private static final long BITS_A_BYTE = 10;

    private final Timeline time;
    private final LineEnd line;
    private final Steel steel;
    private final Dialect dialect;
    private final Tempo tempo;
    private final Hearing hearing;
    private final Faults faults = new Faults();
    private final Chance turnaround;
    private final Chance stray;
    private final long byteNanos;
    private final boolean[] reported;
    private byte[] held = Dialect.SILENCE;
    private byte[] stale = Dialect.SILENCE;
    private long talksUntil;
    private long bootsUntil;
    private int life;

    /** Puts a board on the line; the steel's channel n is its output n. */
    public VirtualBoard(Hookup hookup, Dialect dialect, Make make, Chance chance) {
        this.time = hookup.time();
        this.line = hookup.line();
        this.steel = hookup.steel();
        this.dialect = dialect;
        this.tempo = make.tempo();
        hearing = new Hearing(Hearing.quietNanos(hookup.baud()), dialect);
        byteNanos = BITS_A_BYTE * 1_000_000_000 / hookup.baud();
        turnaround = chance.fork("turnaround");
        stray = chance.fork("stray");
        reported = new boolean[make.channels() + 1];
        talksUntil = time.nanos();
        bootsUntil = time.nanos();
        read();
        line.listen(this::hear);
        steel.watch(channel -> time.after(EVENT_NANOS, () -> report(channel)));
    }

    /** How many channels a board has, and how fast it is. */
    public record Make(int channels, Tempo tempo) {}

    /** What goes wrong with the requests to come. */
    public Faults faults() {
        return faults;
    }

    /** Turns its address switch: from now on it hears and answers as that one. */
    public void readdress(int address) {
        dialect.readdress(address);
    }

    /** A frame that releases every lock of it: what a forger on the line would send. */
    public byte[] openAll() {
        return dialect.openAll();
    }

    /** Its supply broke down: its coils let go, what it was about to say is lost, and for a second it is deaf. */
    public void restart() {
        life++;
        held = Dialect.SILENCE;
        stale = Dialect.SILENCE;
        bootsUntil = time.nanos() + RESTART_NANOS;
        dialect.restart();
        time.at(bootsUntil, this::read);
    }

    private void read() {
        for (int channel = 1; channel < reported.length; channel++) {
            reported[channel] = steel.contact(channel);
        }
    }

    private void hear(int value, long nanos) {
        if (faults.has(new BoardFault.Echo())) {
            line.send(new byte[] {(byte) value});
        }
        if (nanos < talksUntil || nanos < bootsUntil) {
            hearing.miss(nanos);
            return;
        }
        hearing.hear(value, nanos).forEach(this::serve);
    }

    private void serve(int[] frame) {
        List<BoardFault> befalling = faults.befall();
        boolean dead = befalling.contains(new BoardFault.Dead());
        if (!dead && !befalling.contains(new BoardFault.Withhold(false))) {
            dialect.obey(frame);
        }
        Dialect.Reply reply = dialect.answer(frame);
        if (reply.bytes().length > 0) {
            reply(reply, befalling);
        }
    }

    private void reply(Dialect.Reply reply, List<BoardFault> befalling) {
        long turn = tempo.drawn(turnaround) + reply.turnNanos();
        Answer told = new Answer(reply.bytes(), turn);
        befalling.forEach(fault -> told.suffer(fault, dialect.slips(), stray));
        befalling.forEach(this::interrupt);
        byte[] bytes = inOrder(told.bytes(), befalling);
        if (bytes.length > 0) {
            talksUntil = time.nanos() + turn + bytes.length * byteNanos;
            int asked = life;
            time.after(told.delayNanos(), () -> {
                if (asked == life) {
                    line.send(bytes);
                }
            });
        }
    }

    private void interrupt(BoardFault fault) {
        if (fault instanceof BoardFault.Interrupted between) {
            line.send(dialect.event(between.channel(), steel.contact(between.channel())));
        }
    }

    /** This answer, or an earlier one instead of it or glued before it. */
    private byte[] inOrder(byte[] bytes, List<BoardFault> befalling) {
        byte[] earlier = stale;
        stale = Dialect.SILENCE;
        if (befalling.contains(new BoardFault.Behind())) {
            stale = bytes;
            return earlier;
        }
        byte[] both = Bytes.joined(held, bytes);
        boolean waits = befalling.contains(new BoardFault.Merged());
        held = waits ? both : Dialect.SILENCE;
        return waits ? Dialect.SILENCE : both;
    }

    private void report(int channel) {
        boolean isAbsent = channel >= reported.length || faults.has(new BoardFault.Dead()) || time.nanos() < bootsUntil;
        if (isAbsent || steel.contact(channel) == reported[channel]) {
            return;
        }
        reported[channel] = !reported[channel];
        if (dialect.reportsUnasked()) {
            line.send(Bytes.joined(held, dialect.event(channel, reported[channel])));
            held = Dialect.SILENCE;
        }
    }
}
