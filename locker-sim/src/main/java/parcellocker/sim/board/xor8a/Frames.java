package parcellocker.sim.board.xor8a;

import java.util.function.IntPredicate;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.line.Bytes;

/** What a board says. Every frame ends with the XOR of all bytes before it. */
final class Frames implements Dialect.Slips {
    private static final int MADE = 0x11;
    /** Length of an answer about one lock. */
    private static final int SHORT = 5;

    private final Settings settings;
    private int address;

    Frames(Settings settings) {
        this.settings = settings;
        this.address = settings.address();
    }

    void readdress(int next) {
        address = next;
    }

    /** {@code HEAD A L ST BCC}: the answer to an open (8A), a read of one (80), and an event (81, 82). */
    byte[] one(int head, int lock, boolean contact) {
        return checked(head, address, lock, contact ? MADE : 0);
    }

    /** {@code 80 A S3 S2 S1 33 BCC}, or more status bytes. */
    byte[] all(IntPredicate contact) {
        int count = settings.statusBytes();
        int[] bytes = new int[count + 3];
        bytes[0] = 0x80;
        bytes[1] = address;
        bytes[count + 2] = 0x33;
        for (int lock = 1; lock <= settings.channels(); lock++) {
            if (contact.test(lock)) {
                int group = (lock - 1) / 8;
                int place = settings.order() == Settings.ByteOrder.HIGH_FIRST ? count - 1 - group : group;
                bytes[2 + place] |= 1 << ((lock - 1) % 8);
            }
        }
        return checked(bytes);
    }

    /** {@code 90 A B1 B2 B3 BCC}, as it was asked. */
    byte[] set(int mask) {
        int low = mask & 0xFF;
        int middle = (mask >> 8) & 0xFF;
        int high = (mask >> 16) & 0xFF;
        return switch (settings.order()) {
            case HIGH_FIRST -> checked(0x90, address, high, middle, low);
            case LOW_FIRST -> checked(0x90, address, low, middle, high);
        };
    }

    /** {@code 8A A 00 11 BCC}, which no locker sends. */
    byte[] openAll() {
        return checked(0x8A, address, 0, settings.function().code());
    }

    @Override
    public byte[] fromNextBoard(byte[] answer) {
        byte[] other = answer.clone();
        if (other.length > 2) {
            other[1]++;
            other[other.length - 1] ^= (byte) (answer[1] ^ other[1]);
        }
        return other;
    }

    /** A reading of all, its status bytes with channel 1 last, as most boards send them; anything shorter stays as it is. */
    @Override
    public byte[] turned(byte[] answer, int channel, boolean isChecked) {
        int bit = channel - 1;
        int at = answer.length - 3 - bit / 8;
        if (at < 2 || answer.length <= SHORT) {
            return answer;
        }
        byte[] other = answer.clone();
        other[at] ^= (byte) (1 << bit % 8);
        if (isChecked) {
            other[other.length - 1] ^= (byte) (1 << bit % 8);
        }
        return other;
    }

    private static byte[] checked(int... values) {
        return Bytes.joined(Bytes.of(values), Bytes.of(Bytes.xor(values, values.length)));
    }
}
