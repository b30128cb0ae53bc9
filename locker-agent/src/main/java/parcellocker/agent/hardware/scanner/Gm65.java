package parcellocker.agent.hardware.scanner;

import java.util.OptionalInt;
import parcellocker.agent.hardware.line.Bytes;

/**
 * The "zone bit" frames of Hangzhou Grow's modules. They change the memory that a power cut clears; the frame that saves to flash
 * (type 09) cannot be built here, for it would be written at each start until the flash is worn.
 */
final class Gm65 {
    /** Bits 1 and 0: how reading begins. The others are lamps and sounds and stay as they are. */
    static final int MODE_ZONE = 0x0000;

    static final int TRIGGER_ZONE = 0x0002;
    static final int AIM_ID_ZONE = 0x00D0;
    static final int MODE_BITS = 0b11;
    static final int COMMAND = 0b01;
    static final int CONTINUOUS = 0b10;

    private static final int HEAD = 4;
    private static final int CHECK = 2;
    private static final int MOST_DATA = 32;

    private Gm65() {}

    static Bytes read(int zone) {
        return Bytes.of(0x7E, 0x00, 0x07, 0x01, zone >> 8, zone & 0xFF, 0x01, 0xAB, 0xCD);
    }

    /** {@code AB CD} stands where a check would: the maker's word for "do not check". */
    static Bytes write(int zone, int value) {
        return Bytes.of(0x7E, 0x00, 0x08, 0x01, zone >> 8, zone & 0xFF, value, 0xAB, 0xCD);
    }

    /** The one byte of a whole answer. */
    static OptionalInt value(Bytes answer) {
        return answer.length() == HEAD + 1 + CHECK ? OptionalInt.of(answer.at(HEAD)) : OptionalInt.empty();
    }

    /** What the bytes, which begin an answer or not, are. */
    static Replies.Verdict verdict(Bytes held) {
        int[] front = {0x02, 0x00, 0x00};
        for (int i = 0; i < Math.min(front.length, held.length()); i++) {
            if (held.at(i) != front[i]) {
                return Replies.Verdict.NO;
            }
        }
        if (held.length() < HEAD) {
            return Replies.Verdict.MORE;
        }
        int whole = HEAD + held.at(HEAD - 1) + CHECK;
        if (held.at(HEAD - 1) > MOST_DATA) {
            return Replies.Verdict.NO;
        }
        if (held.length() < whole) {
            return Replies.Verdict.MORE;
        }
        int check = held.at(whole - 2) << 8 | held.at(whole - 1);
        return crc(held.slice(2, whole - CHECK)) == check ? Replies.Verdict.WHOLE : Replies.Verdict.NO;
    }

    /** CRC-16/XMODEM: polynomial 1021, begun with 0. */
    static int crc(Bytes bytes) {
        int crc = 0;
        for (int i = 0; i < bytes.length(); i++) {
            crc ^= bytes.at(i) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return crc & 0xFFFF;
    }
}
