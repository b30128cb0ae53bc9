package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.MemoryStore;
import parcellocker.contract.problem.Problem;

/** Faults planted in a model plant, and whether the wiring trial names just those. */
class WiringTrialTest {
    private static final int DOORS = 12;

    /** What a finding is about, without its words. */
    record Named(Problem problem, Set<CompartmentId> doors) {}

    private record Planted(ModelPlant plant, Set<Named> faults) {
        void plant(Problem problem, CompartmentId... doors) {
            faults.add(new Named(problem, Set.of(doors)));
        }
    }

    private static Stream<Integer> seeds() {
        return IntStream.rangeClosed(7_001, 7_060).boxed();
    }

    private static Planted planted(int seed) {
        Planted planted = new Planted(new ModelPlant(DOORS), new HashSet<>());
        List<CompartmentId> doors = new ArrayList<>(planted.plant().cabinet.ids());
        Collections.shuffle(doors, new Random(seed));
        switch (seed % 10) {
            case 0 -> locks(planted, doors.get(0), doors.get(1));
            case 1 -> contacts(planted, doors.get(0), doors.get(1));
            case 2 -> inverted(planted, doors.get(0));
            case 3 -> coil(planted, doors.get(0));
            case 4 -> contact(planted, doors.get(0), seed % 20 < 10 ? Level.OPEN : Level.CLOSED);
            case 5 -> bridge(planted, doors.get(0), doors.get(1));
            case 6 -> {
                locks(planted, doors.get(0), doors.get(1));
                contacts(planted, doors.get(0), doors.get(1));
            }
            case 7 -> {
                contacts(planted, doors.get(0), doors.get(1));
                inverted(planted, doors.get(0));
                coil(planted, doors.get(2));
            }
            case 8 -> {
                locks(planted, doors.get(0), doors.get(1));
                contacts(planted, doors.get(1), doors.get(2));
                contact(planted, doors.get(3), Level.CLOSED);
            }
            default -> {
                locks(planted, doors.get(0), doors.get(1));
                inverted(planted, doors.get(1));
                coil(planted, doors.get(2));
                contact(planted, doors.get(3), Level.OPEN);
                contacts(planted, doors.get(4), doors.get(5));
            }
        }
        return planted;
    }

    private static void locks(Planted planted, CompartmentId one, CompartmentId other) {
        planted.plant().swapLocks(one, other);
        planted.plant(Problem.LOCKS_SWAPPED, one, other);
    }

    private static void contacts(Planted planted, CompartmentId one, CompartmentId other) {
        planted.plant().swapContacts(one, other);
        planted.plant(Problem.CONTACTS_SWAPPED, one, other);
    }

    private static void inverted(Planted planted, CompartmentId door) {
        planted.plant().invert(door);
        planted.plant(Problem.CONTACT_INVERTED, door);
    }

    private static void coil(Planted planted, CompartmentId door) {
        planted.plant().killLock(door);
        planted.plant(Problem.COIL_DEAD, door);
    }

    private static void contact(Planted planted, CompartmentId door, Level stuck) {
        planted.plant().stick(door, stuck);
        planted.plant(Problem.CONTACT_DEAD, door);
    }

    private static void bridge(Planted planted, CompartmentId output, CompartmentId door) {
        planted.plant().bridge(output, door);
        planted.plant(Problem.TWO_DOORS, output, door);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPlantedFaultIsFound_andNothingElse(int seed) throws Exception {
        Planted planted = planted(seed);
        ModelBench bench = new ModelBench(planted.plant(), "tool-wire");
        SharpEyes person = new SharpEyes(planted.plant());

        WiringTrial.Report report =
                new WiringTrial(bench, person).run(planted.plant().cabinet.ids());

        Set<Named> found = report.findings().stream()
                .map(finding -> new Named(finding.problem(), new HashSet<>(finding.doors())))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(planted.faults());
        Set<CompartmentId> ill =
                found.stream().flatMap(one -> one.doors().stream()).collect(Collectors.toSet());
        assertThat(report.verified().keySet()).allMatch(id -> !ill.contains(id)).hasSize(DOORS - ill.size());
        assertThat(report.verified().values()).allMatch(millis -> millis >= 150 && millis <= 250);
        assertThat(report.verified().keySet())
                .allMatch(id -> bench.locker().book().custody(id) instanceof Custody.Empty);
        assertThat(bench.fired).hasSize(DOORS);
        assertThat(bench.store.entries().stream().filter(Entry.AuditAuthorised.class::isInstance))
                .hasSize(DOORS);
    }

    @Test
    void afterTheExchangeOnlyThoseTwoAreTriedAgain_andTheBookCallsThemEmptyAgain() throws Exception {
        ModelPlant plant = new ModelPlant(4);
        CompartmentId one = ModelPlant.door(2);
        CompartmentId other = ModelPlant.door(3);
        plant.swapLocks(one, other);
        ModelBench first = new ModelBench(plant, "tool-wire");
        new WiringTrial(first, new SharpEyes(plant)).run(plant.cabinet.ids());
        plant.swapLocks(one, other);

        ModelBench second = new ModelBench(plant, first.store, "tool-wire");
        WiringTrial.Report report = new WiringTrial(second, new SharpEyes(plant)).run(List.of(one, other));

        assertThat(report.findings()).isEmpty();
        assertThat(report.verified().keySet()).containsExactly(one, other);
    }

    @Test
    void theRemedyNamesBothOutputs() throws Exception {
        ModelPlant plant = new ModelPlant(3);
        plant.swapLocks(ModelPlant.door(1), ModelPlant.door(3));
        ModelBench bench = new ModelBench(plant, "tool-wire");
        WiringTrial.Report report = new WiringTrial(bench, new SharpEyes(plant)).run(plant.cabinet.ids());
        assertThat(report.findings())
                .extracting(Finding::line)
                .containsExactly("LK-1161 A01, A03: exchange the two lock wires, b1 output 1 and b1 output 3");
    }

    @Test
    void aCompartmentThatIsNotEmptyIsLeftAlone_andTold() throws Exception {
        ModelPlant plant = new ModelPlant(2);
        CompartmentId full = ModelPlant.door(2);
        MemoryStore disk = new MemoryStore(Stored.in(full, Book.empty(plant.cabinet)));
        ModelBench bench = new ModelBench(plant, disk, "tool-wire");
        assertThat(bench.locker().book().custody(full)).isInstanceOf(Custody.Occupied.class);

        WiringTrial.Report report = new WiringTrial(bench, new SharpEyes(plant)).run(plant.cabinet.ids());

        assertThat(bench.fired).containsExactly(ModelPlant.door(1));
        assertThat(report.findings())
                .extracting(Finding::line)
                .containsExactly("LK-1151 A02: was not tried: the book does not call it EMPTY");
        assertThat(report.verified().keySet()).containsExactly(ModelPlant.door(1));
    }
}
