package parcellocker.sim.board.wkly;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/**
 * Finds the frames for its address: {@code 57 4B 4C 59 LEN ADDR CMD DATA.. XOR}. The length tells where a frame ends, so
 * that what is damaged or for others is stepped over and the next magic is looked for.
 */
final class Receiver implements Hearing.Grammar {
    private static final int[] MAGIC = {0x57, 0x4B, 0x4C, 0x59};
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int DATA = 7;

    private int address;

    Receiver(int address) {
        this.address = address;
    }

    void readdress(int next) {
        address = next;
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        for (int i = 0; i < Math.min(heard.length, MAGIC.length); i++) {
            if (heard[i] != MAGIC[i]) {
                return Hearing.Verdict.SKIP;
            }
        }
        if (heard.length <= MAGIC.length) {
            return Hearing.Verdict.MORE;
        }
        int length = heard[MAGIC.length];
        if (length < SHORTEST || length > LONGEST) {
            return Hearing.Verdict.SKIP;
        }
        if (heard.length < length) {
            return Hearing.Verdict.MORE;
        }
        boolean isOurs = Bytes.xor(heard, length - 1) == heard[length - 1] && heard[5] == address;
        return isOurs ? Hearing.Verdict.WHOLE : Hearing.Verdict.SKIP;
    }

    /** What a whole frame asks. */
    Request meaning(int[] frame) {
        int data = frame.length - SHORTEST;
        int first = frame[DATA];
        return switch (frame[6]) {
            case 0x80 -> first == data - 1 ? new Request.OpenSome(listed(frame)) : new Request.Unknown();
            case 0x84 -> new Request.ReadAll();
            case 0x86, 0x87 -> new Request.OpenAll(frame[6] == 0x87);
            default -> data == 1 ? ofOne(frame[6], first) : new Request.Unknown();
        };
    }

    private static Request ofOne(int command, int channel) {
        return switch (command) {
            case 0x81 -> new Request.Flash(channel);
            case 0x82 -> new Request.Open(channel);
            case 0x83 -> new Request.Read(channel);
            case 0x88, 0x89 -> new Request.Hold(channel, command == 0x88);
            default -> new Request.Unknown();
        };
    }

    private static List<Integer> listed(int[] frame) {
        List<Integer> channels = new ArrayList<>();
        for (int i = 1; i <= frame[DATA]; i++) {
            channels.add(frame[DATA + i]);
        }
        return channels;
    }
}
