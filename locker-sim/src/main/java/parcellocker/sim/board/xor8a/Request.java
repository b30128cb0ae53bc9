package parcellocker.sim.board.xor8a;

/** What a board is asked to do. Lock 0 means all of them: the plant would do it, so it is modelled. */
public sealed interface Request {
    /**
     * {@code 8A A L 11} and {@code 8A A L 11 SS}.
     *
     * @param lock from 1; 0 opens all, one after another
     * @param seconds how long to hold the coil, 1…9; 0 is the board's own pulse
     */
    record Open(int lock, int seconds) implements Request {}

    /**
     * {@code 80 A L 33}.
     *
     * @param lock from 1; 0 reads all
     */
    record Read(int lock) implements Request {}

    /**
     * {@code 90 A B1 B2 B3}: opens the locks whose bits are set.
     *
     * @param mask bit n − 1 stands for lock n, after the board's byte order
     */
    record OpenSet(int mask) implements Request {}

    /** {@code 9A A L 11} switches an output on until {@code 9B A L 11} switches it off. */
    record Hold(int lock, boolean on) implements Request {}

    /** {@code 82 A 00 22}: the CM06 variant's firmware query; what it answers is not known, so boards here stay silent. */
    record FirmwareQuery() implements Request {}

    /** A sound frame of an unknown function. */
    record Unknown() implements Request {}
}
