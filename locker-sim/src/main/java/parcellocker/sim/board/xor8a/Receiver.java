package parcellocker.sim.board.xor8a;

import java.util.Arrays;
import java.util.Optional;

/**
 * The board's half of the framing: finds the requests for its address in what passes on the line. A frame of a wrong
 * check byte or for another board makes it deaf until the line was quiet; bytes that begin no frame are skipped.
 */
final class Receiver {
    private static final long QUIET_NANOS = 4_000_000; // 3.5 characters at 9600 baud
    private static final int LONGEST = 6;

    private final Settings settings;
    private final int[] frame = new int[LONGEST];
    private int length;
    private long lastNanos;
    private boolean deaf;

    Receiver(Settings settings) {
        this.settings = settings;
    }

    /** Takes one byte; answers the request that it completes. */
    Optional<Request> hear(int value, long nanos) {
        if (nanos - lastNanos > QUIET_NANOS) {
            length = 0;
            deaf = false;
        }
        lastNanos = nanos;
        if (deaf || (length == 0 && !isHead(value))) {
            return Optional.empty();
        }
        frame[length++] = value;
        return complete();
    }

    private Optional<Request> complete() {
        if (length == 2 && frame[1] != settings.address()) {
            return giveUp();
        }
        if (length < shortest()) {
            return Optional.empty();
        }
        if (Frames.xor(Arrays.copyOf(frame, length - 1)) == frame[length - 1]) {
            Request request = meaning();
            length = 0;
            return Optional.of(request);
        }
        return length < longest() ? Optional.empty() : giveUp();
    }

    private Optional<Request> giveUp() {
        deaf = true;
        length = 0;
        return Optional.empty();
    }

    /**
     * A timed open is an open with one byte more. They cannot be mixed up: the fifth byte is 1…9 in the one, and in the
     * other {@code 9B ^ address ^ lock}, which has its highest bit set for every address and lock there is.
     */
    private Request meaning() {
        int lock = frame[2];
        int function = frame[3];
        return switch (frame[0]) {
            case 0x8A -> function == 0x11 ? new Request.Open(lock, length == 6 ? frame[4] : 0) : new Request.Unknown();
            case 0x80 -> function == 0x33 ? new Request.Read(lock) : new Request.Unknown();
            case 0x90 -> new Request.OpenSet(mask());
            case 0x9A, 0x9B -> function == 0x11 ? new Request.Hold(lock, frame[0] == 0x9A) : new Request.Unknown();
            default -> function == 0x22 ? new Request.FirmwareQuery() : new Request.Unknown();
        };
    }

    private int mask() {
        return switch (settings.order()) {
            case HIGH_FIRST -> (frame[2] << 16) | (frame[3] << 8) | frame[4];
            case LOW_FIRST -> (frame[4] << 16) | (frame[3] << 8) | frame[2];
        };
    }

    private int shortest() {
        return frame[0] == 0x90 ? 6 : 5;
    }

    private int longest() {
        boolean timed = frame[0] == 0x8A && frame[4] >= 1 && frame[4] <= 9;
        return timed || frame[0] == 0x90 ? 6 : 5;
    }

    private static boolean isHead(int value) {
        return value == 0x8A || value == 0x80 || value == 0x90 || value == 0x9A || value == 0x9B || value == 0x82;
    }
}
