package parcellocker.agent.hardware.camera;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of JPEG pictures ({@code multipart/x-mixed-replace}) by the pictures' own first and last markers: boundaries and lengths
 * in the headers differ from maker to maker and are sometimes wrong. Keeps no more than one picture.
 */
final class MjpegCutter {
    /** Two megabytes: a picture of 8 million pixels. */
    static final int MOST_BYTES = 2 << 20;

    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int FIRST_SIZE = 64 << 10;

    private byte[] kept = new byte[FIRST_SIZE];
    private int length;
    private int before;
    private boolean isInside;

    /** Takes bytes; the newest whole picture among them, if there is one. */
    Optional<byte[]> take(byte[] bytes, int count) {
        Optional<byte[]> newest = Optional.empty();
        for (int i = 0; i < count; i++) {
            int number = bytes[i] & 0xFF;
            if (before == MARKER && number == START) {
                isInside = true;
                length = 0;
                keep(MARKER);
            }
            if (isInside) {
                keep(number);
            }
            if (isInside && before == MARKER && number == END) {
                isInside = false;
                newest = Optional.of(Arrays.copyOf(kept, length));
            }
            before = number;
        }
        return newest;
    }

    /** One that is too long is no picture: the next start is waited for. */
    private void keep(int number) {
        if (length == MOST_BYTES) {
            isInside = false;
            return;
        }
        if (length == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MOST_BYTES, 2 * length));
        }
        kept[length] = (byte) number;
        length++;
    }
}
