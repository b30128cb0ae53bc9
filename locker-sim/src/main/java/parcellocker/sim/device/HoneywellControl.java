package parcellocker.sim.device;

import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/**
 * Honeywell: {@code 16 54 0D} triggers, {@code 16 55 0D} lets go, neither is answered; a menu command {@code 16 4D 0D ..}
 * ends with a full stop (for good) or an exclamation mark (for now), and comes back with 06 before that.
 */
final class HoneywellControl implements ScannerControl {
    private static final int SYN = 0x16;
    private static final int CR = 0x0D;
    private static final int TRIGGER = 0x54;
    private static final int RELEASE = 0x55;
    private static final int MENU = 0x4D;
    private static final int ACK = 0x06;
    private static final int LONGEST = 256;
    private static final int HEAD = 3;

    @Override
    public Hearing.Verdict judge(int[] heard) {
        int last = heard[heard.length - 1];
        return switch (heard.length) {
            case 1 -> last == SYN ? Hearing.Verdict.MORE : Hearing.Verdict.SKIP;
            case 2 -> last == TRIGGER || last == RELEASE || last == MENU ? Hearing.Verdict.MORE : Hearing.Verdict.SKIP;
            case HEAD -> {
                Hearing.Verdict whole = heard[1] == MENU ? Hearing.Verdict.MORE : Hearing.Verdict.WHOLE;
                yield last == CR ? whole : Hearing.Verdict.SKIP;
            }
            default -> {
                Hearing.Verdict open = heard.length > LONGEST ? Hearing.Verdict.SKIP : Hearing.Verdict.MORE;
                yield last == '.' || last == '!' ? Hearing.Verdict.WHOLE : open;
            }
        };
    }

    @Override
    public byte[] obey(int[] frame, Scanner scanner) {
        if (frame[1] != MENU) {
            scanner.trigger(frame[1] == TRIGGER);
            return new byte[0];
        }
        int last = frame.length - 1;
        if (frame[last] == '.') {
            scanner.saved();
        }
        int[] answer = new int[frame.length - HEAD + 1];
        System.arraycopy(frame, HEAD, answer, 0, last - HEAD);
        answer[answer.length - 2] = ACK;
        answer[answer.length - 1] = frame[last];
        return Bytes.of(answer);
    }
}
