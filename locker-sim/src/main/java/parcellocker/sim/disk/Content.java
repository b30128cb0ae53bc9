package parcellocker.sim.disk;

import java.util.Arrays;

/** The bytes of one file. */
final class Content {
    static final int SECTOR = 512;
    private byte[] bytes;
    private int size;

    Content(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    Content copy() {
        return new Content(bytes());
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    void write(long offset, byte[] source, int from, int length) {
        int at = Math.toIntExact(offset) + from;
        resize(Math.max(size, at + length));
        System.arraycopy(source, from, bytes, at, length);
    }

    void resize(long wanted) {
        int length = Math.toIntExact(wanted);
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        if (length < size) {
            Arrays.fill(bytes, length, size, (byte) 0);
        }
        size = length;
    }
}
