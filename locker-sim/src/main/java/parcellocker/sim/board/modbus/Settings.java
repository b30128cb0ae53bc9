package parcellocker.sim.board.modbus;

import parcellocker.sim.board.Tempo;

/**
 * How one board is set up.
 *
 * @param address 1…247; some boards take up to 255
 * @param channels relays, 1…32
 * @param inputs contacts, 0…32; 0 is a board without inputs
 * @param profile whose make it is
 * @param order which byte of a reading of more than eight comes first
 * @param tempo an answer within some milliseconds; a relay has no pulse of its own
 */
public record Settings(int address, int channels, int inputs, Profile profile, ByteOrder order, Tempo tempo) {
    /** What most boards do; one report has 75 ms for a reading. */
    public static final Tempo USUAL_TEMPO = Tempo.ofMillis(500, 5, 20);

    /** Whose make a board is. */
    public enum Profile {
        /** Coils from 0, flash at 0200 and 0400, all at 00FF, its registers at 1000, 2000, 4000 and 8000. */
        WAVESHARE,
        /** LC-Modbus-8R-D7 and kin: a pulse by writing two registers from 3 + (n − 1) · 5. */
        LC_8R,
        /** Coils from 0 that go on and off, and nothing else. */
        PLAIN,
        /** Old boards: coils from 1, on is 0100. */
        LEGACY
    }

    /** Which byte of several comes first: the standard says the lowest channels', some boards differ. */
    public enum ByteOrder {
        LOW_FIRST,
        HIGH_FIRST
    }

    public Settings {
        if (address < 1 || address > 255) {
            throw new IllegalArgumentException("a board's address is 1 to 255, not " + address);
        }
        if (channels < 1 || channels > 32 || inputs < 0 || inputs > 32) {
            throw new IllegalArgumentException(
                    "a board has 1 to 32 relays and up to 32 inputs, not " + channels + " and " + inputs);
        }
    }

    /** The usual board: as many inputs as relays. */
    public static Settings usual(Profile profile, int address, int channels) {
        return new Settings(address, channels, channels, profile, ByteOrder.LOW_FIRST, USUAL_TEMPO);
    }
}
