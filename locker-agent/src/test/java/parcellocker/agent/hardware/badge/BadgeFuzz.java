package parcellocker.agent.hardware.badge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parcellocker.agent.hardware.line.Bytes;

/** What a badge reader sends, cut at every place: never an exception, no badge of another length, and the same badges. */
public final class BadgeFuzz {
    private static final int MOST_SPLIT = 64;

    private BadgeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        List<Bytes> whole = tags(bytes, 0);
        for (int at = 1; at < Math.min(bytes.length, MOST_SPLIT); at++) {
            if (!tags(bytes, at).equals(whole)) {
                throw new AssertionError("cut at " + at + " it is something else");
            }
        }
        Bytes received = Bytes.copyOf(Arrays.copyOf(bytes, Math.min(bytes.length, 256)));
        Pn532Frame.answer(received, Pn532Frame.LIST_TARGETS)
                .flatMap(Pn532Frame::uid)
                .ifPresent(BadgeFuzz::check);
        if (Pn532Frame.isAcknowledged(received) && received.length() < Pn532Frame.ACK.length()) {
            throw new AssertionError("an answer out of nothing");
        }
    }

    private static void check(Bytes uid) {
        if (uid.length() != 4 && uid.length() != 7 && uid.length() != 10) {
            throw new AssertionError("no card has " + uid.length() + " bytes");
        }
    }

    private static List<Bytes> tags(byte[] bytes, int at) {
        Rdm6300.Cutter cutter = new Rdm6300.Cutter(Rdm6300.Check.XOR);
        List<Bytes> tags = new ArrayList<>(cutter.take(Arrays.copyOf(bytes, at)));
        tags.addAll(cutter.take(Arrays.copyOfRange(bytes, at, bytes.length)));
        if (tags.stream().anyMatch(tag -> tag.length() != 5)) {
            throw new AssertionError("no tag has another length than 5");
        }
        return tags;
    }
}
