package parcellocker.sim.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Who stands before the locker: one after another, as a rule. */
final class Street {
    private static final int MOST_ACTS = 70;
    private final World world;
    private final Deque<Person> queue = new ArrayDeque<>();
    private Optional<Person> first = Optional.empty();
    private boolean closed;

    Street(World world) {
        this.world = world;
    }

    /** Waits until the one before has gone. */
    void comes(Person person) {
        if (closed) {
            return;
        }
        queue.add(person);
        next();
    }

    /** Comes right into whatever is going on. */
    void barges(Person person) {
        if (!closed) {
            world.trace().line("street", person.name() + " barges in");
            act(person, MOST_ACTS);
        }
    }

    private void next() {
        if (first.isEmpty() && !queue.isEmpty()) {
            first = Optional.of(queue.removeFirst());
            world.trace().line("street", first.get().name() + " steps up");
            act(first.get(), MOST_ACTS);
        }
    }

    private void act(Person person, int left) {
        long pause = left == 0 ? Person.GOES : person.act();
        if (pause == Person.GOES) {
            world.trace().line("street", person.name() + " goes");
            if (first.filter(person::equals).isPresent()) {
                first = Optional.empty();
                world.time().in(1_000, this::next);
            }
        } else {
            world.time().in(pause, () -> act(person, left - 1));
        }
    }

    /** Nobody new comes; whoever stands there finishes. */
    void close() {
        closed = true;
        queue.clear();
    }

    void reopen() {
        closed = false;
    }

    boolean isEmpty() {
        return first.isEmpty() && queue.isEmpty();
    }
}
