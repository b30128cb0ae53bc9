package parcellocker.sim.board.wkly;

import java.util.function.IntPredicate;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.line.Bytes;

/** What a board says. Every frame ends with the XOR of all bytes before it. */
final class Frames implements Dialect.Slips {
    private static final int READ_ALL = 0x84;
    private static final int FAILED = 0xFF;
    /** Magic, length, address, command and check. */
    private static final int AROUND = 8;

    private static final int ADDRESS = 5;
    private static final int COMMAND = 6;
    private static final int STATES = 9;

    private int address;

    Frames(int address) {
        this.address = address;
    }

    void readdress(int next) {
        address = next;
    }

    /** {@code status, channel, state}: the answer to an open (82) and to a read of one (83). */
    byte[] one(int command, int channel, boolean contact) {
        return checked(command, 0, channel, contact ? 1 : 0);
    }

    /** The same for a channel that is not there. */
    byte[] failed(int command, int channel) {
        return checked(command, FAILED, channel, 0);
    }

    /** {@code status, count, state × count}. */
    byte[] all(int channels, IntPredicate contact) {
        int[] data = new int[2 + channels];
        data[1] = channels;
        for (int channel = 1; channel <= channels; channel++) {
            data[1 + channel] = contact.test(channel) ? 1 : 0;
        }
        return checked(READ_ALL, data);
    }

    /** {@code channel, state}, unasked. */
    byte[] event(int channel, boolean contact) {
        return checked(0x85, channel, contact ? 1 : 0);
    }

    /** A frame that no locker sends. */
    byte[] openAll() {
        return checked(0x87);
    }

    @Override
    public byte[] fromNextBoard(byte[] answer) {
        byte[] other = answer.clone();
        if (other.length > ADDRESS + 1) {
            other[ADDRESS]++;
            other[other.length - 1] ^= (byte) (answer[ADDRESS] ^ other[ADDRESS]);
        }
        return other;
    }

    @Override
    public byte[] turned(byte[] answer, int channel, boolean isChecked) {
        int at = STATES + channel - 1;
        if (answer.length <= STATES || answer[COMMAND] != (byte) READ_ALL || at >= answer.length - 1) {
            return answer;
        }
        byte[] other = answer.clone();
        other[at] ^= 1;
        if (isChecked) {
            other[other.length - 1] ^= 1;
        }
        return other;
    }

    private byte[] checked(int command, int... data) {
        int[] frame = new int[AROUND - 1 + data.length];
        int[] head = {0x57, 0x4B, 0x4C, 0x59, AROUND + data.length, address, command};
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(data, 0, frame, head.length, data.length);
        return Bytes.joined(Bytes.of(frame), Bytes.of(Bytes.xor(frame, frame.length)));
    }
}
