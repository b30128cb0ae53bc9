package parcellocker.agent.app.technician;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.DoorHealth;

/**
 * What was seen when one lock was fired.
 *
 * @param fired the compartment whose output fired, as configured
 * @param moved the doors that the technician saw move
 * @param contacts those that moved, as configured, and which way
 * @param stuck contacts that did not come back after the doors were shut
 * @param silent whether the board gave no answer at all
 */
record Observation(
        CompartmentId fired,
        List<CompartmentId> moved,
        Map<CompartmentId, Trial.Way> contacts,
        List<CompartmentId> stuck,
        boolean silent,
        Trial.Outcome outcome) {
    Observation {
        moved = List.copyOf(moved);
        SortedMap<CompartmentId, Trial.Way> sorted = new TreeMap<>(contacts);
        contacts = Collections.unmodifiableSortedMap(sorted);
        stuck = List.copyOf(stuck);
    }

    /** The right door, its own contact and no other, and shut again. */
    boolean isRight() {
        return moved.equals(List.of(fired))
                && contacts.equals(Map.of(fired, Trial.Way.TO_OPEN))
                && stuck.isEmpty()
                && outcome.hasOpened();
    }

    /** How long the door took, from its pulse. */
    long openMillis() {
        return outcome.answer().map(DoorHealth.Answer::openMillis).orElseThrow().orElseThrow();
    }
}
