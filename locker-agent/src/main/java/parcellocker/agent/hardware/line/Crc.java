package parcellocker.agent.hardware.line;

import java.util.Arrays;

/** CRC-16/MODBUS: polynomial A001 reflected, from FFFF, low byte first. Of relay boards and thermometers alike. */
public final class Crc {
    private static final int POLYNOMIAL = 0xA001;

    private Crc() {}

    /** These bytes and their check. */
    public static Bytes closed(int... numbers) {
        int crc = of(Bytes.of(numbers), 0, numbers.length);
        int[] frame = Arrays.copyOf(numbers, numbers.length + 2);
        frame[numbers.length] = crc & 0xFF;
        frame[numbers.length + 1] = crc >> 8;
        return Bytes.of(frame);
    }

    /** Whether so many bytes are there and the last two are the check of the others. */
    public static boolean isRight(Bytes bytes, int at, int length) {
        return length > 2
                && at + length <= bytes.length()
                && of(bytes, at, at + length - 2) == (bytes.at(at + length - 2) | bytes.at(at + length - 1) << 8);
    }

    private static int of(Bytes bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc ^= bytes.at(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
            }
        }
        return crc;
    }
}
