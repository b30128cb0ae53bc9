package parcellocker.sim.board.kerong;

import java.util.Arrays;
import java.util.function.IntPredicate;
import parcellocker.sim.board.Dialect;
import parcellocker.sim.line.Bytes;

/** What a board says. Every frame ends with 03 and the sum of all bytes before. */
final class Frames implements Dialect.Slips {
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int CU16_BYTES = 2;
    private static final int CU48_BYTES = 6;
    /** From here on stand the contacts: behind {@code 02 BL 35} and {@code 02 ADDR LOCK 65}. */
    private static final int CU16_FROM = 3;

    private static final int CU48_FROM = 4;

    private final Settings settings;
    private int address;

    Frames(Settings settings) {
        this.settings = settings;
        this.address = settings.address();
    }

    void readdress(int next) {
        address = next;
    }

    /** {@code 02 BL 35 L1-8 L9-16 IR1-8 IR9-16 03 SUM}, or {@code 02 ADDR 00 65 D1..D6 03 SUM}. */
    byte[] status(IntPredicate contact, IntPredicate item) {
        return switch (settings.mode()) {
            case CU16 -> {
                int[] locks = bits(CU16_BYTES, contact);
                int[] items = bits(CU16_BYTES, lock -> settings.seesItems() && item.test(lock));
                yield checked(STX, address << 4, 0x35, locks[0], locks[1], items[0], items[1]);
            }
            case CU48_50 -> cu48(0x65, contact);
            case CU48_60 -> cu48(0x75, contact);
        };
    }

    private byte[] cu48(int answer, IntPredicate contact) {
        int[] locks = bits(CU48_BYTES, contact);
        int[] frame = Arrays.copyOf(new int[] {STX, first(0), second(0), answer}, CU48_FROM + CU48_BYTES);
        System.arraycopy(locks, 0, frame, CU48_FROM, CU48_BYTES);
        return checked(frame);
    }

    /** A frame that no locker sends. */
    byte[] openAll() {
        return switch (settings.mode()) {
            case CU16 -> checked(STX, address << 4, 0x33);
            case CU48_50 -> checked(STX, first(0x30), second(0x30), 0x51);
            case CU48_60 -> checked(STX, first(0x30), second(0x30), 0x61);
        };
    }

    private int first(int lock) {
        return settings.cell() == Settings.CellByte.SECOND ? address : lock;
    }

    private int second(int lock) {
        return settings.cell() == Settings.CellByte.SECOND ? lock : address;
    }

    @Override
    public byte[] fromNextBoard(byte[] answer) {
        byte[] other = answer.clone();
        int at = settings.mode() == Settings.Mode.CU16 || settings.cell() == Settings.CellByte.SECOND ? 1 : 2;
        int step = settings.mode() == Settings.Mode.CU16 ? 0x10 : 1;
        if (other.length > at + 1) {
            other[at] += (byte) step;
            other[other.length - 1] += (byte) step;
        }
        return other;
    }

    @Override
    public byte[] turned(byte[] answer, int channel, boolean isChecked) {
        int at = (settings.mode() == Settings.Mode.CU16 ? CU16_FROM : CU48_FROM) + (channel - 1) / 8;
        int bit = 1 << (channel - 1) % 8;
        if (at >= answer.length - 2) {
            return answer;
        }
        byte[] other = answer.clone();
        other[at] ^= (byte) bit;
        if (isChecked) {
            other[other.length - 1] += (byte) ((other[at] & bit) == 0 ? -bit : bit);
        }
        return other;
    }

    private int[] bits(int bytes, IntPredicate isSet) {
        int[] bits = new int[bytes];
        for (int lock = 1; lock <= settings.channels(); lock++) {
            if (isSet.test(lock)) {
                bits[(lock - 1) / 8] |= 1 << (lock - 1) % 8;
            }
        }
        return bits;
    }

    private static byte[] checked(int... values) {
        int[] frame = Arrays.copyOf(values, values.length + 1);
        frame[values.length] = ETX;
        return Bytes.joined(Bytes.of(frame), Bytes.of(Bytes.sum(frame, frame.length)));
    }
}
