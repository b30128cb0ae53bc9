package parcellocker.sim.device;

import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/** The simple serial interface: {@code LEN OPCODE SOURCE STATUS DATA.. CKH CKL}, the check a 16-bit two's complement. */
final class SsiControl implements ScannerControl {
    private static final int FROM_HOST = 0x04;
    private static final int SHORTEST = 4;
    private static final int START = 0xE4;
    private static final int STOP = 0xE5;
    private static final int ACK = 0xD0;
    private static final int NAK = 0xD1;
    private static final int UNEXPECTED = 2;

    @Override
    public Hearing.Verdict judge(int[] heard) {
        if (heard[0] < SHORTEST || (heard.length > 2 && heard[2] != FROM_HOST)) {
            return Hearing.Verdict.SKIP;
        }
        if (heard.length < heard[0] + 2) {
            return Hearing.Verdict.MORE;
        }
        int said = (heard[heard.length - 2] << 8) | heard[heard.length - 1];
        return said == check(heard, heard.length - 2) ? Hearing.Verdict.WHOLE : Hearing.Verdict.SKIP;
    }

    @Override
    public byte[] obey(int[] frame, Scanner scanner) {
        return switch (frame[1]) {
            case START, STOP -> {
                scanner.trigger(frame[1] == START);
                yield framed(4, ACK, 0, 0);
            }
            case ACK, NAK -> new byte[0];
            default -> framed(5, NAK, 0, 0, UNEXPECTED);
        };
    }

    private static byte[] framed(int... values) {
        int check = check(values, values.length);
        return Bytes.joined(Bytes.of(values), Bytes.of(check >> 8, check));
    }

    private static int check(int[] values, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return -sum & 0xFFFF;
    }
}
