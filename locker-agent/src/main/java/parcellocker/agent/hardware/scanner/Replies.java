package parcellocker.agent.hardware.scanner;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.scanner.ScannerControl.Family;

/**
 * Takes a scanner's answers to its control out of what it reads, however both are cut up on the way. What may still become an answer
 * is held back until more comes, or a pause says that it is none.
 */
final class Replies {
    private static final int MOST_NEWLAND = 64;
    private static final int[] NEWLAND = {0x02, 0x01, 0x30, 0x30, 0x30, 0x30};
    private static final int END = 0x03;

    private final Family family;
    private Bytes held = Bytes.NONE;

    Replies(Family family) {
        this.family = family;
    }

    /** What bytes are. */
    enum Verdict {
        NO,
        /** They may be the front of an answer. */
        MORE,
        WHOLE
    }

    /** What came, parted. */
    record Taken(List<Bytes> replies, Bytes text) {
        Taken {
            replies = List.copyOf(replies);
        }
    }

    Taken take(byte[] bytes) {
        List<Bytes> replies = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte each : bytes) {
            held = joined(held, each);
            Verdict verdict = verdict(held);
            while (verdict == Verdict.NO && !held.isEmpty()) {
                text.write(held.at(0));
                held = held.slice(1, held.length());
                verdict = held.isEmpty() ? Verdict.MORE : verdict(held);
            }
            if (verdict == Verdict.WHOLE) {
                replies.add(held);
                held = Bytes.NONE;
            }
        }
        return new Taken(replies, Bytes.copyOf(text.toByteArray()));
    }

    /** After a pause: what was held is no answer. */
    Bytes letGo() {
        Bytes text = held;
        held = Bytes.NONE;
        return text;
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    private Verdict verdict(Bytes bytes) {
        return switch (family) {
            case NONE, HONEYWELL -> Verdict.NO;
            case GM65 -> Gm65.verdict(bytes);
            case NEWLAND -> newland(bytes);
            case SSI -> ssi(bytes);
        };
    }

    private static Verdict newland(Bytes bytes) {
        for (int i = 0; i < Math.min(NEWLAND.length, bytes.length()); i++) {
            if (bytes.at(i) != NEWLAND[i]) {
                return Verdict.NO;
            }
        }
        if (bytes.length() > NEWLAND.length && bytes.at(bytes.length() - 1) == END) {
            return Verdict.WHOLE;
        }
        return bytes.length() < MOST_NEWLAND ? Verdict.MORE : Verdict.NO;
    }

    /** ACK and NAK: length without check, opcode D0 or D1, from the scanner (00), two bytes that make the sum 0. */
    private static Verdict ssi(Bytes bytes) {
        int length = bytes.at(0);
        boolean isNone = (length != 4 && length != 5)
                || (bytes.length() > 1 && bytes.at(1) != 0xD0 && bytes.at(1) != 0xD1)
                || (bytes.length() > 2 && bytes.at(2) != 0x00);
        if (isNone) {
            return Verdict.NO;
        }
        if (bytes.length() < length + 2) {
            return Verdict.MORE;
        }
        int sum = bytes.at(length) << 8 | bytes.at(length + 1);
        for (int i = 0; i < length; i++) {
            sum += bytes.at(i);
        }
        return (sum & 0xFFFF) == 0 ? Verdict.WHOLE : Verdict.NO;
    }

    private static Bytes joined(Bytes front, byte last) {
        byte[] longer = new byte[front.length() + 1];
        System.arraycopy(front.toArray(), 0, longer, 0, front.length());
        longer[front.length()] = last;
        return Bytes.copyOf(longer);
    }
}
