package parcellocker.agent.hardware.scanner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/**
 * Cuts what a scanner sends into scans. Makers disagree on the end of one: carriage return, line feed, both, tab and a
 * pause are all taken. No time of its own: it is told.
 */
final class ScanCutter {
    /** Longest scan in bytes; labels and our tokens are ASCII. */
    static final int LONGEST = 512;

    /** A pause that ends a scan of a scanner without suffix; a character takes 1 ms at 9600 baud. */
    static final long PAUSE_MILLIS = 80;
    /**
     * Of a scanner that has shown its suffix. A machine under load stalls for longer than {@link #PAUSE_MILLIS}, and would cut in
     * two what was sent in one go.
     */
    static final long LONG_PAUSE_MILLIS = 1_000;

    private final byte[] kept = new byte[LONGEST];
    private final Repeats repeats;
    private int length;
    private boolean tooLong;
    private long byteAt;
    private boolean hasSuffix;

    /** One that has heard nothing; {@code repeats} knows what was read before. */
    ScanCutter(Repeats repeats) {
        this.repeats = repeats;
    }

    /** The same scanner after its port was opened anew: half a scan from before belongs to nothing, its suffix stays. */
    void reopened() {
        length = 0;
        tooLong = false;
    }

    /** Takes bytes that came at that time. */
    List<Input> take(byte[] bytes, long at) {
        // No pause is judged here: these may have lain there for long before anybody came to take them.
        List<Input> scans = new ArrayList<>();
        for (byte each : bytes) {
            int number = each & 0xFF;
            if (number == '\r' || number == '\n' || number == '\t') {
                hasSuffix |= length > 0;
                end(at).ifPresent(scans::add);
            } else if (number >= ' ' && number != 0x7F) {
                keep(each);
            }
        }
        byteAt = at;
        return scans;
    }

    /** Nothing came until that time: perhaps a scan has ended. */
    Optional<Input> pause(long at) {
        return at - byteAt >= (hasSuffix ? LONG_PAUSE_MILLIS : PAUSE_MILLIS) ? end(at) : Optional.empty();
    }

    /** Whether a scan has begun and not ended. */
    boolean isOpen() {
        return length > 0;
    }

    private void keep(byte each) {
        if (length == LONGEST) {
            tooLong = true;
        } else {
            kept[length] = each;
            length++;
        }
    }

    private Optional<Input> end(long at) {
        if (length == 0) {
            return Optional.empty();
        }
        boolean wasTooLong = tooLong;
        // ASCII: in UTF-8 two bytes, each harmless, could be one character that commands.
        String text = new String(kept, 0, length, StandardCharsets.US_ASCII);
        length = 0;
        tooLong = false;
        if (wasTooLong) {
            return Optional.of(new Input.ScanRefused(Problem.SCAN_TOO_LONG));
        }
        return repeats.isAgain(text, at) ? Optional.empty() : Optional.of(new Input.Scanned(text));
    }
}
