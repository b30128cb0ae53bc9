package parcellocker.sim.device;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import parcellocker.sim.clockwork.Due;
import parcellocker.sim.clockwork.Timeline;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.LineEnd;

/**
 * A 125 kHz badge reader: {@code 02}, ten hex digits, two more for the check, {@code 03}, again and again as long as a
 * badge is near. It hears nothing.
 */
public final class Rdm6300 {
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int BYTES = 5;

    private final Timeline time;
    private final LineEnd line;
    private final Make make;
    private Optional<Due> again = Optional.empty();

    /**
     * Which of its kind it is.
     *
     * @param isSummed its check is the sum of the five bytes, as one clone has it, not their XOR
     * @param endsLine CR and LF stand before the last byte, as ID-20LA has it
     * @param againNanos how long until it says the same badge again
     */
    public record Make(boolean isSummed, boolean endsLine, long againNanos) {
        /** RDM6300 itself. */
        public static Make usual() {
            return new Make(false, false, 100_000_000);
        }
    }

    /** Puts a reader on a line. */
    public Rdm6300(Timeline time, LineEnd line, Make make) {
        this.time = time;
        this.line = line;
        this.make = make;
    }

    /**
     * Somebody holds a badge near.
     *
     * @param badge ten hex digits
     */
    public void near(String badge) {
        away();
        say(frame(badge));
    }

    /** The badge is taken away. */
    public void away() {
        again.ifPresent(Due::cancel);
        again = Optional.empty();
    }

    private void say(byte[] frame) {
        line.send(frame);
        again = Optional.of(time.after(make.againNanos(), () -> say(frame)));
    }

    private byte[] frame(String badge) {
        int[] values = Bytes.values(HexFormat.of().parseHex(badge));
        if (values.length != BYTES) {
            throw new IllegalArgumentException("a badge has ten hex digits, not " + badge);
        }
        int check = make.isSummed() ? Bytes.sum(values, BYTES) : Bytes.xor(values, BYTES);
        String digits = badge.toUpperCase(Locale.ROOT) + String.format(Locale.ROOT, "%02X", check);
        byte[] text = (digits + (make.endsLine() ? "\r\n" : "")).getBytes(StandardCharsets.US_ASCII);
        return Bytes.joined(Bytes.joined(Bytes.of(STX), text), Bytes.of(ETX));
    }
}
