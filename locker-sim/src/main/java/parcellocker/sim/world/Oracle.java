package parcellocker.sim.world;

import parcellocker.agent.locker.Book;

/** Some invariants, asked after every event of what the plant shows and what is on disk, never of the running locker. */
interface Oracle {
    /** A line of the journal came onto the disk. */
    default void read(Line line, Book before, Book after) {}

    /** Something happened. */
    default void check() {}
}
