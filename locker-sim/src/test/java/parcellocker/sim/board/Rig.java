package parcellocker.sim.board;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.VirtualTime;
import parcellocker.sim.line.LineEnd;
import parcellocker.sim.line.VirtualLine;

/** A line in virtual time with a host at one end and room for boards at others. */
public final class Rig {
    public static final long MILLI = 1_000_000;

    private final VirtualTime time = new VirtualTime(0);
    private final VirtualLine line;
    private final LineEnd host;
    private final int baud;
    private final StringBuilder heard = new StringBuilder();

    public Rig(int baud) {
        this.baud = baud;
        line = new VirtualLine(time, baud);
        host = line.attach();
        host.listen((value, nanos) -> heard.append(String.format(Locale.ROOT, "%02X", value)));
    }

    public VirtualTime time() {
        return time;
    }

    /** Steel whose contacts are made while doors are closed. */
    public Plant plant(int channels) {
        return new Plant(time, new Chance(1), Collections.nCopies(channels, ContactSense.CLOSED_IS_1));
    }

    /** What a board before that steel is connected to: an end of its own. */
    public Hookup hookup(Steel steel) {
        return new Hookup(time, line.attach(), steel, baud);
    }

    /** One more end, in whosever hands. */
    public LineEnd end() {
        return line.attach();
    }

    /** Sends a frame after a pause, and answers what was heard within so many milliseconds. */
    public String exchange(String hex, long millis) {
        pass(10);
        heard.setLength(0);
        host.send(HexFormat.of().parseHex(hex));
        return within(millis);
    }

    /** What was heard since the last exchange began, and in so many milliseconds more. */
    public String within(long millis) {
        pass(millis);
        return heard.toString();
    }

    public void pass(long millis) {
        time.pass(millis * MILLI);
    }

    /** Which channels' coils were fired so far, in order. */
    public static List<Integer> fired(Plant plant) {
        return plant.pulses().stream().map(Pulse::channel).toList();
    }
}
