package parcellocker.sim.bench;

import parcellocker.sim.board.BoardFault;

/**
 * What a board is to suffer from.
 *
 * @param written as it was asked for, every parameter said: {@code kind=late&millis=500}
 * @param fault what it is
 * @param requests to how many requests it happens
 */
record Ailment(String written, BoardFault fault, int requests) {
    /** How a board is written that has nothing. */
    static final String NONE = "kind=none";
}
