package parcellocker.sim.board.wkly;

import parcellocker.sim.board.Tempo;

/**
 * How one board is set up.
 *
 * @param address 0…31
 * @param channels 1…48
 * @param events whether it reports door changes unasked
 * @param tempo about 300 ms of pulse, an answer within some milliseconds
 */
public record Settings(int address, int channels, boolean events, Tempo tempo) {
    /** What most boards do. */
    public static final Tempo USUAL_TEMPO = Tempo.ofMillis(300, 3, 15);

    public Settings {
        if (address < 0 || address > 31) {
            throw new IllegalArgumentException("a board's address is 0 to 31, not " + address);
        }
        if (channels < 1 || channels > 48) {
            throw new IllegalArgumentException("a board has 1 to 48 channels, not " + channels);
        }
    }

    /** The usual board: it reports changes. */
    public static Settings usual(int address, int channels) {
        return new Settings(address, channels, true, USUAL_TEMPO);
    }
}
