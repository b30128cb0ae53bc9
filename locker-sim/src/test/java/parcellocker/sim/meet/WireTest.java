package parcellocker.sim.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.app.technician.WiringTrial;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;
import parcellocker.sim.board.Trouble;
import parcellocker.sim.clockwork.Chance;

/** The tool {@code wire}, over drivers and byte lines, before a cabinet that somebody has wired badly. */
class WireTest {
    private static final long SEED = 9_171_204;
    private static final int FAULTS = 20;
    private static final int DOORS = 40;

    /** What a finding is about, without its words. */
    private record Named(Problem problem, Set<CompartmentId> doors) {}

    /** Doors of one board whose contacts are of one kind: between others a swapped contact is an inverted one too. */
    private record Pool(Stand stand, List<Integer> channels) {
        CompartmentId take(Chance chance, List<Integer> taken) {
            int channel = channels.remove(/* index */ chance.below(channels.size()));
            taken.add(channel);
            return stand.door(channel);
        }
    }

    private final Chance chance = new Chance(SEED);
    private final Set<Named> planted = new HashSet<>();

    private static List<Stand> stands(Meeting met, int boards) {
        return IntStream.rangeClosed(1, boards).mapToObj(met::board).toList();
    }

    private static List<Pool> pools(List<Stand> stands) {
        List<Pool> pools = new ArrayList<>();
        for (Stand stand : stands) {
            for (int parity = 0; parity < 2; parity++) {
                int rest = parity;
                pools.add(new Pool(
                        stand,
                        IntStream.rangeClosed(1, stand.make().channels())
                                .filter(channel -> channel % 2 == rest)
                                .boxed()
                                .collect(Collectors.toCollection(ArrayList::new))));
            }
        }
        return pools;
    }

    private void plant(List<Pool> pools, int number) {
        int kind = number % 5;
        int doors = kind < 2 ? 2 : 1;
        Pool pool = chance.pick(
                pools.stream().filter(each -> each.channels().size() >= doors).toList());
        List<Integer> taken = new ArrayList<>();
        Set<CompartmentId> about = new HashSet<>();
        for (int i = 0; i < doors; i++) {
            about.add(pool.take(chance, taken));
        }
        planted.add(new Named(planted(pool.stand(), kind, taken, number), about));
    }

    private static Problem planted(Stand stand, int kind, List<Integer> doors, int number) {
        return switch (kind) {
            case 0 -> {
                stand.plant().swapLocks(doors.get(0), doors.get(1));
                yield Problem.LOCKS_SWAPPED;
            }
            case 1 -> {
                stand.plant().swapSensors(doors.get(0), doors.get(1));
                yield Problem.CONTACTS_SWAPPED;
            }
            case 2 -> {
                stand.plant().trouble(doors.get(0), Trouble.WRONG_POLARITY);
                yield Problem.CONTACT_INVERTED;
            }
            case 3 -> {
                stand.plant().trouble(doors.get(0), Trouble.DEAD_CHANNEL);
                yield Problem.COIL_DEAD;
            }
            default -> {
                stand.plant().trouble(doors.get(0), number % 2 == 0 ? Trouble.NO_FEEDBACK : Trouble.STUCK_SENSOR);
                yield Problem.CONTACT_DEAD;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void twentyOfTwentyPlantedFaultsAreFound_andNothingElse(Make make) throws Exception {
        int boards = (DOORS + make.channels() - 1) / make.channels();
        Meeting met = new Meeting(Meeting.Plan.of(make, boards));
        List<Pool> pools = pools(stands(met, boards));
        for (int number = 0; number < FAULTS; number++) {
            plant(pools, number);
        }
        assertThat(planted).hasSize(FAULTS);
        met.pass(3_000);
        Workbench bench = new Workbench(met);

        WiringTrial.Report report = new WiringTrial(bench, bench).run(met.cabinet.ids());

        Set<Named> found = report.findings().stream()
                .map(finding -> new Named(finding.problem(), new HashSet<>(finding.doors())))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(planted);
        Set<CompartmentId> ill =
                planted.stream().flatMap(each -> each.doors().stream()).collect(Collectors.toSet());
        assertThat(report.verified().keySet())
                .hasSize(met.cabinet.ids().size() - ill.size())
                .doesNotContainAnyElementsOf(ill);
        // Each lock was fired once: of those that are crossed each moved the other's door.
        for (Stand stand : stands(met, boards)) {
            for (int channel = 1; channel <= make.channels(); channel++) {
                assertThat(stand.fired(channel) + stand.vain(channel))
                        .as("%s", stand.door(channel))
                        .isEqualTo(1);
            }
        }
    }
}
