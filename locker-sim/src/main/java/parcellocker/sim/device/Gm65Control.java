package parcellocker.sim.device;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/**
 * The GM65 family: {@code 7E 00 TYPE LEN ADDRH ADDRL DATA.. CRCH CRCL} reads and writes bytes of zones. Zone 0000 has the
 * mode in its lowest bits, zone 0002 the trigger, zone 0060 the tail, zone 00D0 the AIM id.
 */
final class Gm65Control implements ScannerControl {
    private static final int HEAD = 0x7E;
    private static final int READ = 0x07;
    private static final int WRITE = 0x08;
    private static final int SAVE = 0x09;
    private static final int AROUND = 8;
    private static final int DATA = 6;
    private static final int ANY_CRC = 0xABCD;
    private static final int MODE = 0x0000;
    private static final int TRIGGER = 0x0002;
    private static final int TAIL = 0x0060;
    private static final int AIM = 0x00D0;
    private static final Scanner.Mode[] MODES = {
        Scanner.Mode.MANUAL, Scanner.Mode.COMMAND, Scanner.Mode.CONTINUOUS, Scanner.Mode.SENSOR
    };
    private static final Scanner.Suffix[] TAILS = {
        Scanner.Suffix.CR, Scanner.Suffix.CRLF, Scanner.Suffix.TAB, Scanner.Suffix.NONE
    };

    private final SortedMap<Integer, Integer> zones = new TreeMap<>();

    @Override
    public Hearing.Verdict judge(int[] heard) {
        if (heard[0] != HEAD || (heard.length > 1 && heard[1] != 0)) {
            return Hearing.Verdict.SKIP;
        }
        if (heard.length < 4 || heard.length < AROUND + heard[3]) {
            return Hearing.Verdict.MORE;
        }
        int said = (heard[heard.length - 2] << 8) | heard[heard.length - 1];
        boolean isSound = said == ANY_CRC || said == Bytes.crcXmodem(heard, 2, heard.length - 2);
        return isSound ? Hearing.Verdict.WHOLE : Hearing.Verdict.SKIP;
    }

    @Override
    public byte[] obey(int[] frame, Scanner scanner) {
        int at = (frame[4] << 8) | frame[5];
        int[] data = Arrays.copyOfRange(frame, DATA, frame.length - 2);
        return switch (frame[2]) {
            case READ -> answer(read(at, data.length == 0 ? 0 : data[0]));
            case WRITE -> {
                for (int i = 0; i < data.length; i++) {
                    write(at + i, data[i], scanner);
                }
                yield answer(0);
            }
            case SAVE -> {
                scanner.saved();
                yield answer(0);
            }
            default -> new byte[0];
        };
    }

    private int[] read(int at, int count) {
        int[] values = new int[count];
        Arrays.setAll(values, i -> zones.getOrDefault(at + i, 0));
        return values;
    }

    private void write(int at, int value, Scanner scanner) {
        zones.put(at, value);
        switch (at) {
            case MODE -> scanner.mode(MODES[value & 3]);
            case TRIGGER -> scanner.trigger((value & 1) == 1);
            case TAIL -> scanner.suffix(TAILS[(value >> 5) & 3]);
            case AIM -> scanner.aimId(value != 0);
            default -> {} // kept, and without a meaning here
        }
    }

    /** {@code 02 00 00 LEN DATA.. CRC}. */
    private static byte[] answer(int... data) {
        int[] frame = new int[4 + data.length];
        frame[0] = 0x02;
        frame[3] = data.length;
        System.arraycopy(data, 0, frame, 4, data.length);
        int crc = Bytes.crcXmodem(frame, 2, frame.length);
        return Bytes.joined(Bytes.of(frame), Bytes.of(crc >> 8, crc));
    }
}
