package parcellocker.sim.line;

/** Bytes as they pass a line, and the checks that stand behind them. */
public final class Bytes {
    private static final int BYTE = 0xFF;

    private Bytes() {}

    /** Bytes of these values; only the lowest eight bits of each count. */
    public static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** The values of bytes, each 0…255. */
    public static int[] values(byte... bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & BYTE;
        }
        return values;
    }

    /** One behind the other. */
    public static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** All of the first so many, one XOR the other. */
    public static int xor(int[] values, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum ^= values[i];
        }
        return sum;
    }

    /** The lowest eight bits of the sum of the first so many. */
    public static int sum(int[] values, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum & BYTE;
    }

    /** CRC-16/MODBUS of the first so many; the low byte is sent first, so that the CRC of a whole frame is 0. */
    public static int crcModbus(int[] values, int count) {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++) {
            crc ^= values[i];
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
            }
        }
        return crc;
    }

    /** CRC-16/XMODEM of the values from one place up to, but not including, another; the high byte is sent first. */
    public static int crcXmodem(int[] values, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= values[i] << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
