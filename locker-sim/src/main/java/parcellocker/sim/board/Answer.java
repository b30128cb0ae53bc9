package parcellocker.sim.board;

import java.util.Arrays;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.line.Bytes;

/** An answer on its way out: its bytes, none for silence, and how long it takes to begin. */
final class Answer {
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
    void suffer(BoardFault fault, Dialect.Slips slips, Chance stray) {
        switch (fault) {
            case BoardFault.Withhold withhold -> bytes = Dialect.SILENCE;
            case BoardFault.Dead dead -> bytes = Dialect.SILENCE;
            case BoardFault.Cut cut -> bytes = Arrays.copyOf(bytes, Math.min(cut.bytes(), bytes.length));
            case BoardFault.Noise noise -> bytes = Bytes.joined(stray(noise.bytes(), stray), bytes);
            case BoardFault.Late late -> delayNanos += late.nanos();
            case BoardFault.Foreign foreign -> bytes = slips.fromNextBoard(bytes);
            case BoardFault.Turned turned -> bytes = slips.turned(bytes, turned.contact(), turned.isChecked());
            case BoardFault.Doubled doubled -> bytes = Bytes.joined(bytes, bytes);
            case BoardFault.Echo echo -> {} // the adapter's doing, while the request came in
            case BoardFault.Merged merged -> {} // these three need more than one answer: the board sees to them
            case BoardFault.Behind behind -> {}
            case BoardFault.Interrupted interrupted -> {}
        }
    }

    private static byte[] stray(int count, Chance chance) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) chance.bits();
        }
        return bytes;
    }
}
