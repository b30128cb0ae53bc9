package parcellocker.agent.hardware.badge;

import java.util.Optional;
import java.util.stream.IntStream;
import parcellocker.agent.hardware.line.Bytes;

/** Frames of a PN532: {@code 00 00 FF LEN LCS TFI … DCS 00}. Source: NXP UM0701-02, section 6.2. */
final class Pn532Frame {
    static final int SAM_CONFIGURATION = 0x14;
    static final int FIRMWARE_VERSION = 0x02;
    static final int LIST_TARGETS = 0x4A;

    /** "Got it"; from us it also ends a command that is under way. */
    static final Bytes ACK = Bytes.of(0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00);

    private static final int FROM_US = 0xD4;
    private static final int FROM_READER = 0xD5;
    /** Start code (00 FF), length, its check. */
    private static final int HEAD = 4;
    /** A target's number, two bytes of ATQA, one of SAK, the length of the UID. */
    private static final int UID_AT = 6;

    private Pn532Frame() {}

    static Bytes command(int code, int... parameters) {
        int[] payload = IntStream.concat(IntStream.of(FROM_US, code), IntStream.of(parameters))
                .toArray();
        int sum = IntStream.of(payload).sum();
        IntStream front = IntStream.of(0x00, 0x00, 0xFF, payload.length, -payload.length & 0xFF);
        return Bytes.of(
                IntStream.concat(IntStream.concat(front, IntStream.of(payload)), IntStream.of(-sum & 0xFF, 0x00))
                        .toArray());
    }

    /** Whether the reader has said "got it". */
    static boolean isAcknowledged(Bytes received) {
        for (int at = 0; at + ACK.length() <= received.length(); at++) {
            if (received.slice(at, at + ACK.length()).equals(ACK)) {
                return true;
            }
        }
        return false;
    }

    /** The parameters of the whole, checked answer to that command somewhere in what came. */
    static Optional<Bytes> answer(Bytes received, int code) {
        for (int at = 0; at + HEAD <= received.length(); at++) {
            Optional<Bytes> payload = payload(received, at);
            if (payload.isPresent()
                    && payload.get().length() >= 2
                    && payload.get().at(0) == FROM_READER
                    && payload.get().at(1) == code + 1) {
                return payload.map(bytes -> bytes.slice(2, bytes.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Bytes> payload(Bytes received, int at) {
        int length = received.at(at + 2);
        boolean isHead = received.at(at) == 0x00
                && received.at(at + 1) == 0xFF
                && (length + received.at(at + 3) & 0xFF) == 0
                && length > 0;
        int end = at + HEAD + length;
        if (!isHead || end >= received.length()) {
            return Optional.empty();
        }
        int sum = received.at(end);
        for (int i = at + HEAD; i < end; i++) {
            sum += received.at(i);
        }
        return (sum & 0xFF) == 0 ? Optional.of(received.slice(at + HEAD, end)) : Optional.empty();
    }

    /** The UID of the one card in an answer to {@link #LIST_TARGETS}; 4, 7 or 10 bytes long (ISO 14443-3). */
    static Optional<Bytes> uid(Bytes parameters) {
        if (parameters.length() < UID_AT || parameters.at(0) != 1) {
            return Optional.empty();
        }
        int length = parameters.at(UID_AT - 1);
        boolean isLegal = length == 4 || length == 7 || length == 10;
        return isLegal && parameters.length() >= UID_AT + length
                ? Optional.of(parameters.slice(UID_AT, UID_AT + length))
                : Optional.empty();
    }
}
