package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Lock;
import parcellocker.contract.problem.Problem;

/**
 * What a cabinet's observations mean. The eye says which output moves which door; then the contacts say at which input each door
 * arrives, and which way round. Pure.
 */
final class Diagnosis {
    private final Cabinet cabinet;
    private final SortedMap<CompartmentId, Observation> seen = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Diagnosis(Cabinet cabinet, List<Observation> observations) {
        this.cabinet = cabinet;
        observations.forEach(one -> seen.put(one.fired(), one));
    }

    static List<Finding> of(Cabinet cabinet, List<Observation> observations) {
        Diagnosis diagnosis = new Diagnosis(cabinet, observations);
        diagnosis.seen.values().forEach(diagnosis::judge);
        return List.copyOf(diagnosis.findings);
    }

    private void judge(Observation one) {
        CompartmentId fired = one.fired();
        if (one.outcome().refused().isPresent()) {
            Problem why = one.outcome().refused().get();
            add(why, "was not tried: " + refusal(why), fired);
            return;
        }
        if (one.silent()) {
            add(Problem.BUS_ERROR, "its board " + at(fired).board() + " did not answer; see `scan`", fired);
        }
        locks(one);
        if (one.moved().size() == 1) {
            contacts(one, one.moved().getFirst());
        } else if (one.moved().isEmpty() && !one.contacts().isEmpty()) {
            CompartmentId other = one.contacts().keySet().iterator().next();
            add(
                    Problem.CONTACTS_SWAPPED,
                    "no door moved, but the contact of " + other + " did: a wire of " + output(fired) + " touches "
                            + input(other),
                    fired,
                    other);
        }
    }

    private void locks(Observation one) {
        CompartmentId fired = one.fired();
        List<CompartmentId> moved = one.moved();
        if (moved.isEmpty()) {
            if (!one.silent()) {
                add(
                        Problem.COIL_DEAD,
                        output(fired)
                                + " fired and no lock moved: check the plug and the two wires of the lock, then the lock,"
                                + " then the board's output",
                        fired);
            }
        } else if (moved.size() > 1) {
            add(
                    Problem.TWO_DOORS,
                    output(fired) + " moves " + words(moved) + " at once: separate the lock wires, one door an output",
                    first(fired, moved));
        } else if (!moved.getFirst().equals(fired)) {
            swapped(fired, moved.getFirst());
        }
    }

    private void swapped(CompartmentId fired, CompartmentId moved) {
        boolean isPair = Optional.ofNullable(seen.get(moved))
                .filter(other -> other.moved().equals(List.of(fired)))
                .isPresent();
        if (isPair && moved.compareTo(fired) < 0) {
            return; // Told once, at the first of the two.
        }
        String remedy = isPair
                ? "exchange the two lock wires, " + output(fired) + " and " + output(moved)
                : output(fired) + " moves " + moved + ": put the lock wire of " + fired + " there";
        add(Problem.LOCKS_SWAPPED, remedy, fired, moved);
    }

    private void contacts(Observation one, CompartmentId door) {
        if (one.contacts().isEmpty()) {
            add(
                    Problem.CONTACT_DEAD,
                    "its door moved and no contact did: check the plug and the two wires of the contact, then the contact",
                    door);
            return;
        }
        if (one.contacts().size() > 1) {
            add(
                    Problem.CONTACTS_SWAPPED,
                    "the contacts of " + words(List.copyOf(one.contacts().keySet()))
                            + " moved with this one door: separate" + " their wires",
                    first(door, List.copyOf(one.contacts().keySet())));
            return;
        }
        Map.Entry<CompartmentId, Trial.Way> only =
                one.contacts().entrySet().iterator().next();
        if (!only.getKey().equals(door)) {
            crossed(door, only.getKey());
        }
        if (only.getValue() == Trial.Way.TO_CLOSED) {
            add(
                    Problem.CONTACT_INVERTED,
                    "its contact works the other way round: set `contact: " + opposite(only.getKey())
                            + "` for it in the layout, or" + " take the other terminal of the contact",
                    door);
        }
        if (!one.stuck().isEmpty()) {
            add(
                    Problem.CONTACT_DEAD,
                    "its contact did not come back: shut the door and try again, or adjust the contact",
                    door);
        }
    }

    private void crossed(CompartmentId door, CompartmentId input) {
        boolean isPair = seen.values().stream()
                .anyMatch(other -> other.moved().equals(List.of(input))
                        && other.contacts().keySet().equals(Set.of(door)));
        if (isPair && input.compareTo(door) < 0) {
            return;
        }
        String remedy = isPair
                ? "exchange the two contact wires, " + input(door) + " and " + input(input)
                : "its contact arrives at " + input(input) + ", that of " + input + ": put its wire to " + input(door);
        add(Problem.CONTACTS_SWAPPED, remedy, door, input);
    }

    private static String refusal(Problem why) {
        if (why == Problem.TRIAL_NOT_EMPTY) {
            return "the book does not call it EMPTY";
        }
        boolean isBusy = why == Problem.COMPARTMENT_BUSY || why == Problem.BUSY;
        return isBusy ? "another opening is not over" : "the locker is in a mode that allows no opening";
    }

    private String opposite(CompartmentId input) {
        return switch (at(input).contact()) {
            case CLOSED_IS_1 -> "OPEN_IS_1";
            case OPEN_IS_1 -> "CLOSED_IS_1";
        };
    }

    private Lock at(CompartmentId door) {
        return cabinet.compartment(door).lock();
    }

    private String output(CompartmentId door) {
        return at(door).board() + " output " + at(door).channel().number();
    }

    private String input(CompartmentId door) {
        return at(door).board() + " input " + at(door).channel().number();
    }

    private static String words(List<CompartmentId> doors) {
        return String.join(" and ", doors.stream().map(CompartmentId::value).toList());
    }

    private static CompartmentId[] first(CompartmentId first, List<CompartmentId> others) {
        List<CompartmentId> all = new ArrayList<>(List.of(first));
        others.stream().filter(other -> !other.equals(first)).forEach(all::add);
        return all.toArray(CompartmentId[]::new);
    }

    private void add(Problem problem, String remedy, CompartmentId... doors) {
        findings.add(Finding.of(problem, remedy, doors));
    }
}
