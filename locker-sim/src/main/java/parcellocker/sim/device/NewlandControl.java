package parcellocker.sim.device;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/** Newland: {@code 7E 01 30 30 30 30 40|23 TAG 3B 03}, said back with 06, or with 15 if the tag is unknown. No check. */
final class NewlandControl implements ScannerControl {
    private static final int[] HEAD = {0x7E, 0x01, 0x30, 0x30, 0x30, 0x30};
    private static final int STORED = 0x40;
    private static final int FOR_NOW = 0x23;
    private static final int END = 0x03;
    private static final int SEMICOLON = 0x3B;
    private static final int LONGEST = 64;
    private static final int ACK = 0x06;
    private static final int NAK = 0x15;

    @Override
    public Hearing.Verdict judge(int[] heard) {
        int last = heard.length - 1;
        if (last < HEAD.length) {
            return heard[last] == HEAD[last] ? Hearing.Verdict.MORE : Hearing.Verdict.SKIP;
        }
        boolean isKnown = heard[HEAD.length] == STORED || heard[HEAD.length] == FOR_NOW;
        if (!isKnown || heard.length > LONGEST) {
            return Hearing.Verdict.SKIP;
        }
        return heard[last] == END && heard[last - 1] == SEMICOLON ? Hearing.Verdict.WHOLE : Hearing.Verdict.MORE;
    }

    @Override
    public byte[] obey(int[] frame, Scanner scanner) {
        int[] told = Arrays.copyOfRange(frame, HEAD.length, frame.length - 2);
        String tag = new String(Bytes.of(told), 1, told.length - 1, StandardCharsets.US_ASCII);
        boolean isDone = done(tag, scanner);
        if (isDone && told[0] == STORED) {
            scanner.saved();
        }
        byte[] head = Bytes.of(0x02, 0x01, 0x30, 0x30, 0x30, 0x30);
        return Bytes.joined(Bytes.joined(head, Bytes.of(told)), Bytes.of(isDone ? ACK : NAK, SEMICOLON, END));
    }

    private static boolean done(String tag, Scanner scanner) {
        switch (tag) {
            case "SCNTRG1" -> scanner.trigger(true);
            case "SCNTRG0" -> scanner.trigger(false);
            case "SCNMOD0" -> scanner.mode(Scanner.Mode.COMMAND);
            case "SCNMOD2" -> scanner.mode(Scanner.Mode.SENSOR);
            case "SCNMOD3" -> scanner.mode(Scanner.Mode.CONTINUOUS);
            default -> {
                return false;
            }
        }
        return true;
    }
}
