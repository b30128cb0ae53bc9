package parcellocker.agent.hardware.board;

import java.util.List;
import java.util.function.Predicate;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;

/**
 * What a line gave since a question, cut at every place: never an exception, and nothing is believed that does not stand there as a whole
 * frame of this board with a right check.
 */
public final class FuzzedBoard {
    /** The line keeps no more. */
    private static final int MOST_BYTES = 256;
    /** Every split of what is as long as some answers; longer ones are heard whole. */
    private static final int MOST_SPLIT = 64;

    private final BoardProtocol board;
    private final Predicate<Bytes> readingIsThere;
    private final Predicate<Bytes> answerIsThere;

    /**
     * A board, and how to tell without its own code whether it may have said something.
     *
     * @param readingIsThere whether a whole reading of that board stands somewhere in these bytes
     * @param answerIsThere the same of an answer to a release, to letting go, or to all off
     */
    public FuzzedBoard(BoardProtocol board, Predicate<Bytes> readingIsThere, Predicate<Bytes> answerIsThere) {
        this.board = board;
        this.readingIsThere = readingIsThere;
        this.answerIsThere = answerIsThere;
    }

    /** {@code bytes} from the third on, after the question that the second chooses. */
    public void hear(byte[] bytes) {
        Asked asked = asked(bytes[1] & 0xFF);
        Bytes received = Bytes.copyOf(bytes).slice(2, Math.min(bytes.length, MOST_BYTES + 2));
        heard(received, asked);
        for (int end = 0; end < Math.min(received.length(), MOST_SPLIT); end++) {
            heard(received.slice(0, end), asked);
            heard(received.slice(end, received.length()), asked);
        }
    }

    /** One of these, by the first byte. */
    public static <E> E chosen(List<E> all, int choice) {
        return all.get(choice % all.size());
    }

    private Asked asked(int choice) {
        return switch (choice) {
            case 0 -> new Asked.Nothing();
            case 1 -> new Asked.Status();
            case 2 -> new Asked.Status(board.parts() - 1);
            case 3 -> new Asked.AllOff();
            case 4 -> new Asked.LetGo(new Channel(1));
            default -> new Asked.Release(new Channel(choice % 8 + 1));
        };
    }

    private void heard(Bytes received, Asked asked) {
        Heard heard = board.hear(received, asked);
        if (heard.contacts().isPresent() && !(asked instanceof Asked.Status && readingIsThere.test(received))) {
            throw new AssertionError("a reading out of nothing");
        }
        if (heard.isAcknowledged() && (asked instanceof Asked.Status || !answerIsThere.test(received))) {
            throw new AssertionError("an answer out of nothing");
        }
        if (heard.faults().size() > received.length() || heard.events().size() > received.length()) {
            throw new AssertionError("more was heard than came");
        }
    }
}
