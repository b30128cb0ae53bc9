package parcellocker.sim.line;

import java.util.Arrays;

/** Modbus RTU frames as a slave meets them (Modbus over serial line V1.02): address, function, data, CRC low byte first. */
public final class Rtu {
    /** The address that every slave obeys and none answers. */
    public static final int BROADCAST = 0;
    /** Exception: no such function. */
    public static final int ILLEGAL_FUNCTION = 1;
    /** Exception: no such coil, input or register. */
    public static final int ILLEGAL_ADDRESS = 2;
    /** Exception: a value it cannot take. */
    public static final int ILLEGAL_VALUE = 3;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 256;
    private static final int PLAIN = 8;

    private Rtu() {}

    /**
     * What bytes on the line are for the slave with this address. A damaged frame or another slave's makes it deaf until
     * the line was quiet; where a frame of an unknown function ends, tells its CRC.
     */
    public static Hearing.Verdict judge(int[] heard, int address) {
        if (heard[0] != address && heard[0] != BROADCAST) {
            return Hearing.Verdict.DEAF;
        }
        int length = lengthOf(heard);
        boolean isSound = heard.length >= SHORTEST && Bytes.crcModbus(heard, heard.length) == 0;
        if (heard.length == length || length == 0) {
            boolean goesOn = length == 0 && heard.length < LONGEST;
            return isSound ? Hearing.Verdict.WHOLE : goesOn ? Hearing.Verdict.MORE : Hearing.Verdict.DEAF;
        }
        return Hearing.Verdict.MORE;
    }

    /** How long a request of such a beginning is; 0 if its function is unknown, more than is there as long as it grows. */
    private static int lengthOf(int[] heard) {
        if (heard.length < 2) {
            return PLAIN;
        }
        return switch (heard[1]) {
            case 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 -> PLAIN;
            case 0x0F, 0x10 -> heard.length < 7 ? PLAIN : 9 + heard[6];
            default -> 0;
        };
    }

    /** A frame with its CRC behind it. */
    public static byte[] framed(int... values) {
        int crc = Bytes.crcModbus(values, values.length);
        return Bytes.joined(Bytes.of(values), Bytes.of(crc, crc >> 8));
    }

    /** A frame without its CRC, said back with a new one. */
    public static byte[] echo(int[] frame, int count) {
        return framed(Arrays.copyOf(frame, count));
    }

    /** The answer of a slave that cannot do what it was asked. */
    public static byte[] refusal(int[] frame, int exception) {
        return framed(frame[0], frame[1] | 0x80, exception);
    }

    /** Two bytes of a frame, the high one first. */
    public static int word(int[] frame, int at) {
        return (frame[at] << 8) | frame[at + 1];
    }

    /** An answer from the slave with the next address. */
    public static byte[] fromNextSlave(byte[] answer) {
        if (answer.length < SHORTEST) {
            return answer;
        }
        int[] values = Arrays.copyOf(Bytes.values(answer), answer.length - 2);
        values[0]++;
        return framed(values);
    }
}
