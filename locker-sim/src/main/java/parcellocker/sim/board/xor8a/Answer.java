package parcellocker.sim.board.xor8a;

import java.util.Arrays;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.clockwork.Chance;

/** An answer on its way out: its bytes, none for silence, and how long it takes to begin. */
final class Answer {
    /** Length of an answer about one lock. */
    private static final int SHORT = 5;

    private byte[] bytes;
    private long delayNanos;

    Answer(byte[] bytes, long delayNanos) {
        this.bytes = bytes;
        this.delayNanos = delayNanos;
    }

    byte[] bytes() {
        return bytes;
    }

    long delayNanos() {
        return delayNanos;
    }

    /** Lets a fault befall it. */
    void suffer(BoardFault fault, Chance stray) {
        switch (fault) {
            case BoardFault.Withhold withhold -> bytes = new byte[0];
            case BoardFault.Dead dead -> bytes = new byte[0];
            case BoardFault.Echo echo -> {} // the adapter's doing, while the request came in
            case BoardFault.Cut cut -> bytes = Arrays.copyOf(bytes, Math.min(cut.bytes(), bytes.length));
            case BoardFault.Noise noise -> bytes = behind(noise.bytes(), stray);
            case BoardFault.Late late -> delayNanos += late.nanos();
            case BoardFault.Foreign foreign -> bytes = asNextBoard();
            case BoardFault.Turned turned -> bytes = turned(turned.contact() - 1, turned.isChecked());
        }
    }

    private byte[] behind(int count, Chance stray) {
        byte[] longer = new byte[count + bytes.length];
        for (int i = 0; i < count; i++) {
            longer[i] = (byte) stray.bits();
        }
        System.arraycopy(bytes, 0, longer, count, bytes.length);
        return longer;
    }

    /** A reading of all, its status bytes with channel 1 last, as most boards send them; anything shorter stays as it is. */
    private byte[] turned(int bit, boolean isChecked) {
        int at = bytes.length - 3 - bit / 8;
        if (at < 2 || bytes.length <= SHORT) {
            return bytes;
        }
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << bit % 8);
        if (isChecked) {
            other[other.length - 1] ^= (byte) (1 << bit % 8);
        }
        return other;
    }

    /** The same frame from address + 1, with its check byte put right. */
    private byte[] asNextBoard() {
        byte[] other = bytes.clone();
        if (other.length > 2) {
            other[1]++;
            other[other.length - 1] ^= (byte) (bytes[1] ^ other[1]);
        }
        return other;
    }
}
