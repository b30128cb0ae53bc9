package parcellocker.agent.hardware.board.xor8a;

import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Told;
import parcellocker.agent.hardware.line.Bytes;

/**
 * Frames of the family. It has no length byte and two lengths of status; so this looks at everything received since the question each
 * time the line falls quiet, instead of guessing an end while bytes still come.
 */
final class Xor8aGrammar implements Grammar {
    static final int STATUS_HEAD = 0x80;
    static final int RELEASE_HEAD = 0x8A;
    static final int READ = 0x33;
    private static final int SHORT_FRAME = 5;
    private static final int LAST_ADDRESS = 32;
    private static final int CONTACT_SET = 0x11;
    /** A status frame's bytes beyond its status bytes: head, address, 33, check. */
    private static final int STATUS_FRAME_REST = 4;

    private final Xor8aSettings settings;

    Xor8aGrammar(Xor8aSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Cut> frameAt(Bytes bytes, int at, Asked asked) {
        Optional<Cut> status = statusAt(bytes, at);
        if (status.isPresent()) {
            return status;
        }
        return isCheckedAt(bytes, at, SHORT_FRAME)
                ? shortAt(bytes, at).map(told -> new Cut(told, SHORT_FRAME))
                : Optional.empty();
    }

    @Override
    public boolean isBeginning(Bytes bytes, int at) {
        return (bytes.at(at) == STATUS_HEAD || bytes.at(at) == RELEASE_HEAD)
                && at + 1 < bytes.length()
                && bytes.at(at + 1) == settings.address();
    }

    private Optional<Cut> statusAt(Bytes bytes, int at) {
        Optional<Cut> three = statusAt(bytes, at, 3);
        Optional<Cut> four = statusAt(bytes, at, 4);
        if (three.isPresent() && four.isPresent()) {
            return Optional.of(new Cut(new Told.TwoWays(), four.get().length()));
        }
        return three.or(() -> four);
    }

    private Optional<Cut> statusAt(Bytes bytes, int at, int statusBytes) {
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
        return Optional.of(new Cut(new Told.Reading(bytes.at(at + 1), new Contacts(bits, statusBytes * 8)), length));
    }

    private Optional<Told> shortAt(Bytes bytes, int at) {
        int head = bytes.at(at);
        int address = bytes.at(at + 1);
        int lock = bytes.at(at + 2);
        int contact = bytes.at(at + 3);
        if (head == STATUS_HEAD && address == settings.address() && lock == 0 && contact == READ) {
            return Optional.of(new Told.Echo());
        }
        boolean isContact = contact == 0 || contact == CONTACT_SET;
        if (!isAddress(address) || lock < 1 || lock > Xor8a.LAST_CHANNEL || !isContact) {
            return Optional.empty();
        }
        Channel channel = new Channel(lock);
        if (head == RELEASE_HEAD) {
            return Optional.of(new Told.Taken(address, new Asked.Release(channel)));
        }
        if (settings.events().isHead(head)) {
            return Optional.of(new Told.Moved(address, channel));
        }
        // One contact, which we never ask for.
        return head == STATUS_HEAD ? Optional.of(new Told.Other(address)) : Optional.empty();
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
