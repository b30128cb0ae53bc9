package parcellocker.sim.world;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What occurred in one seed, for the coverage table: each thing once. */
final class Seen {
    private final SortedSet<String> things = new TreeSet<>();

    void note(String thing) {
        things.add(thing);
    }

    SortedSet<String> all() {
        return Collections.unmodifiableSortedSet(things);
    }
}
