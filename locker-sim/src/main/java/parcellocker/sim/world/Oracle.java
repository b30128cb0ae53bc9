package parcellocker.sim.world;

import java.util.Optional;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;

/** Some invariants, asked after every event of what the plant shows and what is on disk, never of the running locker. */
interface Oracle {
    /** A line of the journal came onto the disk. */
    default void read(Line line, Book before, Book after) {}

    /** A turn of the loop is about to take this in. */
    default void happens(Input input) {}

    /** It came to its end, and the screen shows that page. */
    default void happened(Input input, Optional<Page> page) {}

    /** Something happened. */
    default void check() {}
}
