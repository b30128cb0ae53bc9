package parcellocker.sim.meet;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A fault and what must come of it.
 *
 * @param name what a technician would call it
 * @param kinds of faults of the simulator that it is made of, by the names of their types, constants or methods
 * @param met lets it befall a new cabinet of that make and asserts what must be
 */
record Woe(String name, Set<String> kinds, Consumer<Make> met) {
    static Woe of(String name, String kind, Consumer<Make> met) {
        return new Woe(name, Set.of(kind), met);
    }
}
