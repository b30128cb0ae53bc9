package parcellocker.sim.board.xor8a;

/**
 * How one board is set up.
 *
 * @param address 1…32, by DIP switch
 * @param channels 1…50; up to 24 the read-all reply has three status bytes, beyond that as many as are needed
 * @param events whether it reports door changes unasked, and with which head
 * @param order the byte order of status and set frames
 */
public record Settings(int address, int channels, Events events, ByteOrder order) {
    /** Which head an unasked door change bears. */
    public enum Events {
        NONE,
        H81,
        H82
    }

    /** Which status byte comes first: S3 S2 S1 in four sources, S1 S2 S3 in one. */
    public enum ByteOrder {
        HIGH_FIRST,
        LOW_FIRST
    }

    public Settings {
        if (address < 1 || address > 32) {
            throw new IllegalArgumentException("a board's address is 1 to 32, not " + address);
        }
        if (channels < 1 || channels > 50) {
            throw new IllegalArgumentException("a board has 1 to 50 channels, not " + channels);
        }
    }

    /** The usual board: no events, S3 first. */
    public static Settings usual(int address, int channels) {
        return new Settings(address, channels, Events.NONE, ByteOrder.HIGH_FIRST);
    }

    /** How many status bytes a read-all reply has. */
    int statusBytes() {
        return Math.max(3, (channels + 7) / 8);
    }
}
