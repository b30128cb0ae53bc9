package parcellocker.agent.hardware.board.xor8a;

import java.util.List;
import java.util.OptionalInt;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.agent.hardware.line.Bytes;

/**
 * What a line gave since a question, cut at every place: never an exception, and nothing is believed that does not stand there as a
 * whole frame of this board with a right check. The first byte chooses the board's settings, the second the question.
 */
public final class Xor8aFuzz {
    private static final int ADDRESS = 1;
    /** The line keeps no more. */
    private static final int MOST_BYTES = 256;
    /** Every split of what is as long as some answers; longer ones are heard whole. */
    private static final int MOST_SPLIT = 64;

    private Xor8aFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        Xor8a board = new Xor8a(settings(bytes[0] & 0xFF));
        Asked asked = asked(bytes[1] & 0xFF);
        Bytes received = Bytes.copyOf(bytes).slice(2, Math.min(bytes.length, MOST_BYTES + 2));
        heard(board, received, asked);
        for (int end = 0; end < Math.min(received.length(), MOST_SPLIT); end++) {
            heard(board, received.slice(0, end), asked);
            heard(board, received.slice(end, received.length()), asked);
        }
    }

    private static void heard(Xor8a board, Bytes received, Asked asked) {
        Heard heard = board.hear(received, asked);
        if (heard.contacts().isPresent() && !(asked instanceof Asked.Status && isThere(received, 0x80))) {
            throw new AssertionError("a reading out of nothing");
        }
        if (heard.isAcknowledged() && !(asked instanceof Asked.Release && isThere(received, 0x8A))) {
            throw new AssertionError("an answer out of nothing");
        }
        if (heard.faults().size() > received.length() || heard.events().size() > received.length()) {
            throw new AssertionError("more was heard than came");
        }
    }

    /** Whether some 5, 7 or 8 bytes are a frame of that head and our address whose XOR is 0. */
    private static boolean isThere(Bytes received, int head) {
        for (int at = 0; at < received.length(); at++) {
            int xor = 0;
            for (int length = 1; length <= 8 && at + length <= received.length(); length++) {
                xor ^= received.at(at + length - 1);
                boolean isFrame = length >= 5 && xor == 0;
                if (isFrame && received.at(at) == head && received.at(at + 1) == ADDRESS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Xor8aSettings settings(int choice) {
        return new Xor8aSettings(
                ADDRESS,
                chosen(List.of(StatusOrder.values()), choice),
                chosen(List.of(StatusLength.values()), choice / 2),
                chosen(List.of(Events.values()), choice / 6),
                chosen(List.of(ReleaseFunction.values()), choice / 18),
                OptionalInt.empty());
    }

    private static <E> E chosen(List<E> all, int choice) {
        return all.get(choice % all.size());
    }

    private static Asked asked(int choice) {
        return switch (choice) {
            case 0 -> new Asked.Nothing();
            case 1 -> new Asked.Status();
            default -> new Asked.Release(new Channel(choice % 50 + 1));
        };
    }
}
