package parcellocker.sim.board.xor8a;

import parcellocker.sim.board.Tempo;

/**
 * How one board is set up.
 *
 * @param address 1…32, by DIP switch
 * @param channels 1…50; up to 24 the read-all reply has three status bytes, beyond that as many as are needed
 * @param events whether it reports door changes unasked, and with which head
 * @param order the byte order of status and set frames
 * @param function what opens
 * @param tempo about 300 ms of pulse, an answer within some milliseconds
 */
public record Settings(int address, int channels, Events events, ByteOrder order, Function function, Tempo tempo) {
    /** What most boards do. */
    public static final Tempo USUAL_TEMPO = Tempo.ofMillis(300, 3, 12);

    /** Which head an unasked door change bears. */
    public enum Events {
        NONE,
        EVENTS_81,
        EVENTS_82
    }

    /** Which status byte comes first: S3 S2 S1 in four sources, S1 S2 S3 in one. */
    public enum ByteOrder {
        HIGH_FIRST,
        LOW_FIRST
    }

    /** Which function opens: 11 in all sources but one, which says 33 of the CM06 board. */
    public enum Function {
        FUNCTION_11(0x11),
        FUNCTION_33(0x33);

        private final int code;

        Function(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
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
        return new Settings(address, channels, Events.NONE, ByteOrder.HIGH_FIRST, Function.FUNCTION_11, USUAL_TEMPO);
    }

    /** How many status bytes a read-all reply has. */
    int statusBytes() {
        return Math.max(3, (channels + 7) / 8);
    }
}
