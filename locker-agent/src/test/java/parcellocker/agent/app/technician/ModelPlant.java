package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;

/** Steel and copper: which output moves which door, and which door's contact arrives at which input. All doors shut at first. */
final class ModelPlant {
    private static final long OPENS_AFTER = 150;

    final Cabinet cabinet;
    private final Map<CompartmentId, List<CompartmentId>> doorsOfOutput = new TreeMap<>();
    private final Map<CompartmentId, CompartmentId> doorOfInput = new TreeMap<>();
    private final SortedSet<CompartmentId> inverted = new TreeSet<>();
    private final SortedSet<CompartmentId> deadLocks = new TreeSet<>();
    private final Map<CompartmentId, Level> stuckInputs = new TreeMap<>();
    private final SortedSet<CompartmentId> open = new TreeSet<>();
    private final Map<CompartmentId, Long> opening = new TreeMap<>();
    private long springsBackAfter = Long.MAX_VALUE;
    private final Map<CompartmentId, Long> openedAt = new TreeMap<>();

    ModelPlant(int doors) {
        cabinet = Cabinet.of(IntStream.rangeClosed(1, doors)
                .mapToObj(ModelPlant::compartment)
                .toList());
        cabinet.ids().forEach(id -> {
            doorsOfOutput.put(id, new ArrayList<>(List.of(id)));
            doorOfInput.put(id, id);
        });
    }

    static CompartmentId door(int number) {
        return new CompartmentId("A%02d".formatted(number));
    }

    private static Compartment compartment(int number) {
        Lock lock = new Lock(new BoardId("b1"), new Channel(number), Contact.CLOSED_IS_1);
        return new Compartment(door(number), Size.S, Zone.AMBIENT, 300, lock);
    }

    void swapLocks(CompartmentId one, CompartmentId other) {
        List<CompartmentId> kept = known(doorsOfOutput, one);
        doorsOfOutput.put(one, known(doorsOfOutput, other));
        doorsOfOutput.put(other, kept);
    }

    void swapContacts(CompartmentId one, CompartmentId other) {
        CompartmentId kept = known(doorOfInput, one);
        doorOfInput.put(one, known(doorOfInput, other));
        doorOfInput.put(other, kept);
    }

    void invert(CompartmentId door) {
        inverted.add(door);
    }

    void killLock(CompartmentId door) {
        deadLocks.add(door);
    }

    void stick(CompartmentId input, Level level) {
        stuckInputs.put(input, level);
    }

    /** That output moves that door as well. */
    void bridge(CompartmentId output, CompartmentId door) {
        known(doorsOfOutput, output).add(door);
    }

    void mend() {
        deadLocks.clear();
        stuckInputs.clear();
    }

    void springsBackAfter(long millis) {
        springsBackAfter = millis;
    }

    void fire(CompartmentId output, long now) {
        for (CompartmentId door : known(doorsOfOutput, output)) {
            if (!deadLocks.contains(door)) {
                opening.put(door, now + OPENS_AFTER);
            }
        }
    }

    void passesTo(long now) {
        opening.forEach((door, at) -> {
            if (at <= now && open.add(door)) {
                openedAt.put(door, now);
            }
        });
        opening.values().removeIf(at -> at <= now);
        if (springsBackAfter < Long.MAX_VALUE) {
            open.removeIf(door -> now - known(openedAt, door) >= springsBackAfter);
        }
    }

    List<CompartmentId> open() {
        return List.copyOf(open);
    }

    void shutAll() {
        open.clear();
    }

    Level reads(CompartmentId input) {
        CompartmentId door = known(doorOfInput, input);
        boolean isOpen = open.contains(door) != inverted.contains(door);
        return stuckInputs.getOrDefault(input, isOpen ? Level.OPEN : Level.CLOSED);
    }

    private static <V> V known(Map<CompartmentId, V> of, CompartmentId id) {
        return Objects.requireNonNull(of.get(id));
    }
}
