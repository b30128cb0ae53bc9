package parcellocker.sim.device;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import parcellocker.sim.clockwork.Due;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.Hearing;
import parcellocker.sim.line.LineEnd;

/**
 * A barcode scanner on a serial line. What it says about something held before it depends on its mode, and what its mode
 * is, the host may tell it in the words of its make. Belongs to its timeline's thread.
 */
public final class Scanner {
    private static final long AGAIN_NANOS = 500_000_000;
    private static final long ANSWER_NANOS = 5_000_000;
    /** Control frames may come in pieces: pauses within them are no ends. */
    private static final long QUIET_NANOS = 100_000_000;

    private final Timeline time;
    private final LineEnd line;
    private final ScannerControl control;
    private Suffix suffix;
    private Mode mode;
    private boolean aimId;
    private boolean triggered;
    private int saves;
    private Optional<String> held = Optional.empty();
    private Optional<Due> again = Optional.empty();

    /** Whose words it understands. */
    public enum Control {
        NONE,
        GM65,
        NEWLAND,
        HONEYWELL,
        SSI
    }

    /** What ends a text. */
    public enum Suffix {
        CR("\r"),
        LF("\n"),
        CRLF("\r\n"),
        TAB("\t"),
        /** Nothing but the silence behind it. */
        NONE("");

        private final String text;

        Suffix(String text) {
            this.text = text;
        }
    }

    /** When it reads. */
    public enum Mode {
        /** When a person presses its button: here, when something is held before it. */
        MANUAL,
        /** Once for each trigger of the host. */
        COMMAND,
        /** Again and again, as long as something is there. */
        CONTINUOUS,
        /** Once for each thing that comes near. */
        SENSOR
    }

    /** How it left the factory. */
    public record Make(Control control, Suffix suffix, Mode mode) {}

    /** Puts a scanner on a line. */
    public Scanner(Timeline time, LineEnd line, Make make) {
        this.time = time;
        this.line = line;
        this.suffix = make.suffix();
        this.mode = make.mode();
        this.control = control(make.control());
        Hearing hearing = new Hearing(QUIET_NANOS, control);
        line.listen((value, nanos) -> hearing.hear(value, nanos).forEach(this::obey));
    }

    private static ScannerControl control(Control control) {
        return switch (control) {
            case NONE -> new Deaf();
            case GM65 -> new Gm65Control();
            case NEWLAND -> new NewlandControl();
            case HONEYWELL -> new HoneywellControl();
            case SSI -> new SsiControl();
        };
    }

    /** Understands nothing. */
    private static final class Deaf implements ScannerControl {
        @Override
        public Hearing.Verdict judge(int[] heard) {
            return Hearing.Verdict.SKIP;
        }

        @Override
        public byte[] obey(int[] frame, Scanner scanner) {
            return new byte[0];
        }
    }

    /** Somebody holds something before it. */
    public void hold(String text) {
        takeAway();
        held = Optional.of(text);
        look();
    }

    /** What was held is taken away. */
    public void takeAway() {
        again.ifPresent(Due::cancel);
        held = Optional.empty();
    }

    /** When it reads now. */
    public Mode mode() {
        return mode;
    }

    /** What ends a text now. */
    public Suffix suffix() {
        return suffix;
    }

    /** Whether it waits for something to be held before it. */
    public boolean isTriggered() {
        return triggered;
    }

    /** Whether it puts the symbology's id before a text. */
    public boolean saysAimId() {
        return aimId;
    }

    /** How often it was told to keep its settings for good: each time wears its memory. */
    public int saves() {
        return saves;
    }

    void mode(Mode next) {
        mode = next;
        again.ifPresent(Due::cancel);
        if (next == Mode.CONTINUOUS) {
            look();
        }
    }

    void suffix(Suffix next) {
        suffix = next;
    }

    void aimId(boolean isSaid) {
        aimId = isSaid;
    }

    void trigger(boolean on) {
        triggered = on;
        if (on) {
            look();
        }
    }

    void saved() {
        saves++;
    }

    private void obey(int[] frame) {
        byte[] answer = control.obey(frame, this);
        if (answer.length > 0) {
            time.after(ANSWER_NANOS, () -> line.send(answer));
        }
    }

    private void look() {
        if (held.isEmpty() || (mode == Mode.COMMAND && !triggered)) {
            return;
        }
        triggered = false;
        String text = (aimId ? "]C0" : "") + held.get() + suffix.text;
        // Behind the answer to the trigger, if there is one.
        time.after(2 * ANSWER_NANOS, () -> line.send(text.getBytes(StandardCharsets.UTF_8)));
        if (mode == Mode.CONTINUOUS) {
            again = Optional.of(time.after(AGAIN_NANOS, this::look));
        }
    }
}
