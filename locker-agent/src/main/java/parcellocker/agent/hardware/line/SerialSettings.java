package parcellocker.agent.hardware.line;

/**
 * A serial port, always 8 data bits, no parity, one stop bit, no flow control.
 *
 * @param path device file; a link under {@code /dev/serial/by-path} survives renumbering
 * @param baud bits a second, 1200..115200
 */
public record SerialSettings(String path, int baud) {
    public SerialSettings {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a serial port needs a path");
        }
        if (baud < 1_200 || baud > 115_200) {
            throw new IllegalArgumentException("baud " + baud + " is not 1200..115200");
        }
    }

    /** What the line must stay silent between two transactions: 3.5 characters of 10 bits, and 1 ms, rounded up. */
    public long quietMillis() {
        return quietMillis(baud);
    }

    /** The same of any line of that speed. */
    public static long quietMillis(int baud) {
        return (35_000L + baud - 1) / baud + 1;
    }
}
