package parcellocker.sim.board.kerong;

import parcellocker.sim.board.Tempo;

/**
 * How one board is set up.
 *
 * @param mode which of the family it is
 * @param address from 0: to 15 on CU16, to 9 on CU48
 * @param channels 1…16 on CU16, 1…48 on CU48
 * @param cell where CU48's newer firmware has the lock's byte
 * @param seesItems whether light barriers are wired, which CU16 reports
 * @param refusesWhileFiring whether it is deaf while a coil is drawn, as one client reports ("busy")
 * @param tempo about 500 ms of pulse, an answer within some milliseconds
 */
public record Settings(
        Mode mode,
        int address,
        int channels,
        CellByte cell,
        boolean seesItems,
        boolean refusesWhileFiring,
        Tempo tempo) {
    /** What most boards do; the pulse is CU16's unlock time as it is set most often. */
    public static final Tempo USUAL_TEMPO = Tempo.ofMillis(500, 3, 15);

    /** A board and its firmware. */
    public enum Mode {
        /** CU16, CU12 and NCU16L: one byte of two nibbles. */
        CU16,
        /** CU48 with the maker's published commands 50, 51 and answer 65. */
        CU48_50,
        /** CU48 of newer make: 60, 61 and 75. */
        CU48_60
    }

    /** Which byte behind the head names the lock: sources disagree for CU48's newer firmware. */
    public enum CellByte {
        /** {@code 02 ADDR LOCK CMD}, as the published firmware has it. */
        SECOND,
        /** {@code 02 LOCK ADDR CMD}. */
        FIRST
    }

    public Settings {
        int addresses = mode == Mode.CU16 ? 15 : 9;
        int most = mode == Mode.CU16 ? 16 : 48;
        if (address < 0 || address > addresses) {
            throw new IllegalArgumentException("this board's address is 0 to " + addresses + ", not " + address);
        }
        if (channels < 1 || channels > most) {
            throw new IllegalArgumentException("this board has 1 to " + most + " channels, not " + channels);
        }
    }

    /** The usual board: no light barriers, the lock in the second byte. */
    public static Settings usual(Mode mode, int address, int channels) {
        return new Settings(mode, address, channels, CellByte.SECOND, false, false, USUAL_TEMPO);
    }
}
