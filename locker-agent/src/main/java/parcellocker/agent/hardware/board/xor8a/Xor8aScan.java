package parcellocker.agent.hardware.board.xor8a;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.line.Bytes;

/**
 * Finds frames in what a line gave, byte by byte from the front, so that noise before, between and behind them costs
 * nothing but a count. The family has no length byte and two lengths of status; so this looks at everything received
 * since the question each time the line falls quiet, instead of guessing an end while bytes still come.
 */
final class Xor8aScan {
    static final int SHORT_FRAME = 5;
    static final int STATUS_HEAD = 0x80;
    static final int RELEASE_HEAD = 0x8A;
    static final int READ = 0x33;
    private static final int LAST_ADDRESS = 32;
    private static final int LAST_CHANNEL = 50;
    private static final int CONTACT_SET = 0x11;
    /** A status frame's bytes beyond its status bytes: head, address, 33, check. */
    private static final int STATUS_FRAME_REST = 4;

    private final Xor8aSettings settings;

    Xor8aScan(Xor8aSettings settings) {
        this.settings = settings;
    }

    /** What stands in a run of bytes. */
    sealed interface Found {
        record Frame(Xor8aFrame frame) implements Found {}

        /** Our own status request, given back by the adapter. */
        record OwnRequest() implements Found {}

        /** A status frame of three bytes and one of four, both with a right check. */
        record TwoWays() implements Found {}

        /**
         * Bytes that are no frame.
         *
         * @param isOurs they begin as an answer of this board would
         */
        record Junk(boolean isOurs) implements Found {}
    }

    List<Found> scan(Bytes bytes) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        boolean inJunk = false;
        while (at < bytes.length()) {
            Optional<Step> step = step(bytes, at);
            if (step.isPresent()) {
                found.add(step.get().found());
                at += step.get().length();
                inJunk = false;
            } else {
                if (!inJunk || isOurs(bytes, at)) {
                    found.add(new Found.Junk(isOurs(bytes, at)));
                }
                inJunk = true;
                at++;
            }
        }
        return found;
    }

    private record Step(Found found, int length) {}

    private Optional<Step> step(Bytes bytes, int at) {
        Optional<Step> status = statusAt(bytes, at);
        if (status.isPresent()) {
            return status;
        }
        if (isCheckedAt(bytes, at, SHORT_FRAME)
                && bytes.at(at) == STATUS_HEAD
                && bytes.at(at + 1) == settings.address()
                && bytes.at(at + 2) == 0
                && bytes.at(at + 3) == READ) {
            return Optional.of(new Step(new Found.OwnRequest(), SHORT_FRAME));
        }
        return shortAt(bytes, at).map(frame -> new Step(new Found.Frame(frame), frame.length()));
    }

    private Optional<Step> statusAt(Bytes bytes, int at) {
        Optional<Xor8aFrame> three = statusAt(bytes, at, 3);
        Optional<Xor8aFrame> four = statusAt(bytes, at, 4);
        if (three.isPresent() && four.isPresent()) {
            return Optional.of(new Step(new Found.TwoWays(), four.get().length()));
        }
        return three.or(() -> four).map(frame -> new Step(new Found.Frame(frame), frame.length()));
    }

    private Optional<Xor8aFrame> statusAt(Bytes bytes, int at, int statusBytes) {
        int length = statusBytes + STATUS_FRAME_REST;
        if (!settings.statusLength().allows(statusBytes)
                || !isCheckedAt(bytes, at, length)
                || bytes.at(at) != STATUS_HEAD
                || !isAddress(bytes.at(at + 1))
                || bytes.at(at + length - 2) != READ) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < statusBytes; i++) {
            int index = switch (settings.statusOrder()) {
                case HIGH_FIRST -> at + 2 + i;
                case LOW_FIRST -> at + 1 + statusBytes - i;
            };
            bits = bits << 8 | bytes.at(index);
        }
        return Optional.of(new Xor8aFrame.Status(bytes.at(at + 1), new Contacts(bits, statusBytes * 8), length));
    }

    private Optional<Xor8aFrame> shortAt(Bytes bytes, int at) {
        if (!isCheckedAt(bytes, at, SHORT_FRAME)) {
            return Optional.empty();
        }
        int head = bytes.at(at);
        int address = bytes.at(at + 1);
        int lock = bytes.at(at + 2);
        int contact = bytes.at(at + 3);
        if (!isAddress(address) || lock < 1 || lock > LAST_CHANNEL || (contact != 0 && contact != CONTACT_SET)) {
            return Optional.empty();
        }
        Channel channel = new Channel(lock);
        boolean isSet = contact == CONTACT_SET;
        if (head == RELEASE_HEAD) {
            return Optional.of(new Xor8aFrame.Acknowledgement(address, channel, isSet));
        }
        if (settings.events().isHead(head)) {
            return Optional.of(new Xor8aFrame.DoorMoved(address, channel, isSet));
        }
        return head == STATUS_HEAD ? Optional.of(new Xor8aFrame.OneContact(address, channel, isSet)) : Optional.empty();
    }

    private boolean isOurs(Bytes bytes, int at) {
        return (bytes.at(at) == STATUS_HEAD || bytes.at(at) == RELEASE_HEAD)
                && at + 1 < bytes.length()
                && bytes.at(at + 1) == settings.address();
    }

    private static boolean isAddress(int number) {
        return number >= 1 && number <= LAST_ADDRESS;
    }

    /** Whether so many bytes are there and the last is the XOR of the others. */
    private static boolean isCheckedAt(Bytes bytes, int at, int length) {
        if (at + length > bytes.length()) {
            return false;
        }
        int xor = 0;
        for (int i = at; i < at + length; i++) {
            xor ^= bytes.at(i);
        }
        return xor == 0;
    }
}
