package parcellocker.agent.hardware.line;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change, read as numbers 0..255. */
public final class Bytes {
    /** No byte at all. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes copyOf(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** Of numbers 0..255; a larger one is refused, not cut. */
    public static Bytes of(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] > 0xFF) {
                throw new IllegalArgumentException(numbers[i] + " is not a byte");
            }
            bytes[i] = (byte) numbers[i];
        }
        return new Bytes(bytes);
    }

    /** Of pairs of upper-case hex digits separated by spaces. */
    public static Bytes ofHex(String hex) {
        return new Bytes(HEX.parseHex(hex));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The byte at that index as 0..255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** The bytes from {@code from} up to, not including, {@code to}. */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    public boolean startsWith(Bytes prefix) {
        return length() >= prefix.length() && slice(0, prefix.length()).equals(prefix);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hex pairs, as in the vectors. */
    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
