package parcellocker.sim.board.xor8a;

import parcellocker.sim.line.Bytes;
import parcellocker.sim.line.Hearing;

/**
 * The board's half of the framing: finds the requests for its address in what passes on the line. A frame of a wrong
 * check byte or for another board makes it deaf until the line was quiet; bytes that begin no frame are skipped.
 */
final class Receiver implements Hearing.Grammar {
    private final Settings settings;
    private int address;

    Receiver(Settings settings) {
        this.settings = settings;
        this.address = settings.address();
    }

    void readdress(int next) {
        address = next;
    }

    @Override
    public Hearing.Verdict judge(int[] heard) {
        int length = heard.length;
        if (!isHead(heard[0])) {
            return Hearing.Verdict.SKIP;
        }
        if (length > 1 && heard[1] != address) {
            return Hearing.Verdict.DEAF;
        }
        if (length < shortest(heard)) {
            return Hearing.Verdict.MORE;
        }
        if (Bytes.xor(heard, length - 1) == heard[length - 1]) {
            return Hearing.Verdict.WHOLE;
        }
        return length < longest(heard) ? Hearing.Verdict.MORE : Hearing.Verdict.DEAF;
    }

    /**
     * A timed open is an open with one byte more. They cannot be mixed up: the fifth byte is 1…9 in the one, and in the
     * other {@code 9B ^ address ^ lock}, which has its highest bit set for every address and lock there is.
     */
    Request meaning(int[] frame) {
        int lock = frame[2];
        int function = frame[3];
        return switch (frame[0]) {
            case 0x8A ->
                function == settings.function().code()
                        ? new Request.Open(lock, frame.length == 6 ? frame[4] : 0)
                        : new Request.Unknown();
            case 0x80 -> function == 0x33 ? new Request.Read(lock) : new Request.Unknown();
            case 0x90 -> new Request.OpenSet(mask(frame));
            case 0x9A, 0x9B -> function == 0x11 ? new Request.Hold(lock, frame[0] == 0x9A) : new Request.Unknown();
            default -> function == 0x22 ? new Request.FirmwareQuery() : new Request.Unknown();
        };
    }

    private int mask(int[] frame) {
        return switch (settings.order()) {
            case HIGH_FIRST -> (frame[2] << 16) | (frame[3] << 8) | frame[4];
            case LOW_FIRST -> (frame[4] << 16) | (frame[3] << 8) | frame[2];
        };
    }

    private static int shortest(int[] frame) {
        return frame[0] == 0x90 ? 6 : 5;
    }

    private static int longest(int[] frame) {
        boolean timed = frame[0] == 0x8A && frame[4] >= 1 && frame[4] <= 9;
        return timed || frame[0] == 0x90 ? 6 : 5;
    }

    private static boolean isHead(int value) {
        return value == 0x8A || value == 0x80 || value == 0x90 || value == 0x9A || value == 0x9B || value == 0x82;
    }
}
