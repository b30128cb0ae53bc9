package parcellocker.agent.hardware.board.wkly;

import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Grammar;
import parcellocker.agent.hardware.board.Told;
import parcellocker.agent.hardware.line.Bytes;

/** Frames of the family: magic, length of the whole frame, board, command, the rest, XOR. */
final class WklyGrammar implements Grammar {
    /** Magic, length, board, command, check. */
    private static final int LEAST_BYTES = 8;

    private static final int REST_AT = 7;
    private static final int OK = 0x00;
    private static final int FAILED = 0xFF;
    /** Of the magic, so much is no accident. */
    private static final int RECOGNISED = 2;

    private final WklySettings settings;

    WklyGrammar(WklySettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Cut> frameAt(Bytes bytes, int at, Asked asked) {
        if (at + LEAST_BYTES > bytes.length() || !isMagic(bytes, at, Wkly.MAGIC.length())) {
            return Optional.empty();
        }
        int length = bytes.at(at + Wkly.MAGIC.length());
        if (length < LEAST_BYTES || length > Wkly.MOST_BYTES || at + length > bytes.length()) {
            return Optional.empty();
        }
        Bytes frame = bytes.slice(at, at + length);
        return isChecked(frame) ? Optional.of(new Cut(told(frame), length)) : Optional.empty();
    }

    @Override
    public boolean isBeginning(Bytes bytes, int at) {
        int there = Math.min(Wkly.MAGIC.length(), bytes.length() - at);
        return there >= RECOGNISED && isMagic(bytes, at, there);
    }

    private static boolean isMagic(Bytes bytes, int at, int count) {
        return bytes.slice(at, at + count).equals(Wkly.MAGIC.slice(0, count));
    }

    private static boolean isChecked(Bytes frame) {
        int xor = 0;
        for (int i = 0; i < frame.length(); i++) {
            xor ^= frame.at(i);
        }
        return xor == 0;
    }

    private Told told(Bytes frame) {
        int address = frame.at(5);
        Bytes rest = frame.slice(REST_AT, frame.length() - 1);
        return switch (frame.at(6)) {
            case Wkly.RELEASE -> release(address, rest);
            case Wkly.READ -> reading(address, rest);
            case Wkly.MOVED -> moved(address, rest);
            default -> new Told.Other(address);
        };
    }

    /** Our request has one byte, the channel; the answer three: how it went, the channel, its contact. */
    private Told release(int address, Bytes rest) {
        if (rest.length() == 1) {
            return request(address);
        }
        if (rest.length() != 3 || !isChannel(rest.at(1))) {
            return new Told.Other(address);
        }
        Asked asked = new Asked.Release(new Channel(rest.at(1)));
        return switch (rest.at(0)) {
            case OK -> new Told.Taken(address, asked);
            case FAILED -> new Told.Refusal(address, asked);
            default -> new Told.Other(address);
        };
    }

    /** Our request has nothing more; the answer how it went, how many channels, and a byte for each. */
    private Told reading(int address, Bytes rest) {
        if (rest.isEmpty()) {
            return request(address);
        }
        if (rest.at(0) == FAILED) {
            return new Told.Refusal(address, new Asked.Status());
        }
        int channels = rest.length() - 2;
        if (rest.at(0) != OK || channels < 1 || rest.at(1) != channels) {
            return new Told.Other(address);
        }
        long bits = 0;
        for (int i = 0; i < channels; i++) {
            int state = rest.at(2 + i);
            if (state > 1) {
                return new Told.Other(address);
            }
            bits |= (long) state << i;
        }
        return new Told.Reading(address, new Contacts(bits, channels));
    }

    private static Told moved(int address, Bytes rest) {
        return rest.length() == 2 && isChannel(rest.at(0)) && rest.at(1) <= 1
                ? new Told.Moved(address, new Channel(rest.at(0)))
                : new Told.Other(address);
    }

    private Told request(int address) {
        return address == settings.address() ? new Told.Echo() : new Told.Other(address);
    }

    private static boolean isChannel(int number) {
        return number >= 1 && number <= Wkly.LAST_CHANNEL;
    }
}
