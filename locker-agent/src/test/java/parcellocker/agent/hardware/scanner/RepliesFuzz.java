package parcellocker.agent.hardware.scanner;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.scanner.ScannerControl.Family;

/**
 * What a scanner sends, whole and in two pieces: the same text and answers, and together no more than came. The first byte chooses
 * the family.
 */
public final class RepliesFuzz {
    private static final int MOST_SPLIT = 64;
    private static final List<Family> FAMILIES = List.of(Family.values());

    private RepliesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Family family = FAMILIES.get((bytes[0] & 0xFF) % FAMILIES.size());
        byte[] sent = Arrays.copyOfRange(bytes, 1, Math.min(bytes.length, 2_000));
        Heard whole = heard(family, sent, 0);
        if (whole.text().length() + whole.answered() != sent.length) {
            throw new AssertionError("something was lost or made up");
        }
        for (int at = 1; at < Math.min(sent.length, MOST_SPLIT); at++) {
            if (!heard(family, sent, at).text().equals(whole.text())) {
                throw new AssertionError("cut at " + at + " it is something else");
            }
        }
    }

    private record Heard(Bytes text, int answered) {}

    private static Heard heard(Family family, byte[] sent, int at) {
        Replies replies = new Replies(family);
        Replies.Taken first = replies.take(Arrays.copyOf(sent, at));
        Replies.Taken second = replies.take(Arrays.copyOfRange(sent, at, sent.length));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(first.text().toArray());
        text.writeBytes(second.text().toArray());
        text.writeBytes(replies.letGo().toArray());
        int answered = first.replies().stream()
                        .mapToInt(reply -> reply.length())
                        .sum()
                + second.replies().stream().mapToInt(reply -> reply.length()).sum();
        return new Heard(Bytes.copyOf(text.toByteArray()), answered);
    }
}
