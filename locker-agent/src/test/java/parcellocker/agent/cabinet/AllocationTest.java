package parcellocker.agent.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private final Cabinet cabinet = Cabinet.of(List.of(
            built("A01", Size.S, Zone.AMBIENT, "1", 1), built("A02", Size.S, Zone.AMBIENT, "2", 1),
            built("A03", Size.S, Zone.AMBIENT, "2", 2), built("B01", Size.M, Zone.AMBIENT, "1", 2),
            built("K01", Size.S, Zone.COLD, "1", 3), built("L01", Size.L, Zone.COLD, "1", 4)));

    private final Cabinet wall = Cabinet.of(List.of(
            at("T01", Size.S, 1_500),
            at("T02", Size.S, 1_400),
            at("L01", Size.S, 900),
            at("L02", Size.S, 800),
            at("L03", Size.M, 600),
            at("D01", Size.L, 100)));

    @Test
    void theSmallestThatFitsIsGiven() {
        assertThat(choose(Size.M, "A01", "A02", "B01")).contains(new CompartmentId("B01"));
    }

    @Test
    void ofOneSizeTheBoardWithMostRoomGivesIt() {
        assertThat(choose(Size.S, "A01", "A02", "A03")).contains(new CompartmentId("A02"));
    }

    @Test
    void withEqualRoomTheFirstByNameIsGiven() {
        assertThat(choose(Size.S, "A01", "A02")).contains(new CompartmentId("A01"));
    }

    @Test
    void aLargerOneIsGivenIfNoneOfTheSizeIsFree() {
        assertThat(choose(Size.S, "B01")).contains(new CompartmentId("B01"));
    }

    @Test
    void aColdCompartmentIsNotForAnOrdinaryParcel() {
        assertThat(choose(Size.S, "K01", "L01")).isEmpty();
    }

    @Test
    void nothingIsGivenIfAllThatIsFreeIsTooSmall() {
        assertThat(choose(Size.L, "A01", "B01")).isEmpty();
    }

    private Optional<CompartmentId> choose(Size wanted, String... free) {
        NavigableSet<CompartmentId> ids = new TreeSet<>();
        Arrays.stream(free).map(CompartmentId::new).forEach(ids::add);
        return Allocation.choose(cabinet, ids, wanted);
    }

    @Test
    void ofOneSizeAHighOneGoesFirst() {
        assertThat(Allocation.choose(wall, free("T01", "T02", "L01"), Size.S)).contains(new CompartmentId("T01"));
        assertThat(Allocation.choose(wall, free("L01", "L02"), Size.S)).contains(new CompartmentId("L01"));
    }

    @Test
    void whoCannotReachHighGetsALowOneEvenALargerAndAHighOneOnlyIfNoLowOneIsFree() {
        assertThat(Allocation.chooseLow(wall, free("T01", "L03"), Size.S)).contains(new CompartmentId("L03"));
        assertThat(Allocation.chooseLow(wall, free("T01", "D01"), Size.S)).contains(new CompartmentId("T01"));
    }

    /** c6: with three low compartments and ten ordinary parcels, a later parcel with the need still gets a low one. */
    @Test
    void whateverOrdinaryParcelsComeSomeLowOnesStayForThoseWhoNeedThem() {
        for (long seed = 1; seed <= 500; seed++) {
            Random chance = new Random(seed);
            Cabinet drawn = drawn(chance);
            int reserve = 1 + chance.nextInt(3);
            TreeSet<CompartmentId> left = new TreeSet<>(drawn.compartments().keySet());
            long low = low(drawn, left);
            for (int parcel = 0; parcel < 30; parcel++) {
                Size size = size(chance);
                Allocation.choose(drawn, Reach.forEverybody(drawn, left, reserve), size)
                        .ifPresent(left::remove);
            }
            long stay = Math.min(reserve, low);
            assertThat(low(drawn, left)).as("seed " + seed).isGreaterThanOrEqualTo(stay);
            if (stay > 0) {
                Compartment given = drawn.compartment(
                        Allocation.chooseLow(drawn, left, Size.S).orElseThrow());
                assertThat(Reach.isLow(given)).as("seed " + seed).isTrue();
            }
        }
    }

    @Test
    void everyCompartmentIsForEverybodyWhereAllAreLow() {
        Cabinet flat = Cabinet.of(List.of(at("A01", Size.S, 600), at("A02", Size.M, 900)));
        assertThat(Reach.forEverybody(flat, new TreeSet<>(flat.ids()), 2)).containsExactlyElementsOf(flat.ids());
    }

    @Test
    void lowIsWhatCanBeReachedSittingNotWhatOneMustKneelFor() {
        assertThat(List.of(399, 400, 1_100, 1_101))
                .extracting(floor -> Reach.isLow(at("A01", Size.S, floor)))
                .containsExactly(false, true, true, false);
    }

    private static Size size(Random chance) {
        return List.of(Size.values()).get(chance.nextInt(3));
    }

    private static long low(Cabinet cabinet, NavigableSet<CompartmentId> among) {
        return among.stream().map(cabinet::compartment).filter(Reach::isLow).count();
    }

    /** Always with a high one, for without it there is no reserve. */
    private static Cabinet drawn(Random chance) {
        List<Compartment> built = new ArrayList<>();
        built.add(at("Z01", Size.S, 1_500));
        int doors = 3 + chance.nextInt(22);
        for (int n = 1; n <= doors; n++) {
            built.add(at("A%02d".formatted(n), size(chance), chance.nextInt(1_900)));
        }
        return Cabinet.of(built);
    }

    private static NavigableSet<CompartmentId> free(String... ids) {
        NavigableSet<CompartmentId> free = new TreeSet<>();
        Arrays.stream(ids).map(CompartmentId::new).forEach(free::add);
        return free;
    }

    private static Compartment at(String id, Size size, int floor) {
        return new Compartment(
                new CompartmentId(id),
                size,
                Zone.AMBIENT,
                floor,
                new Lock(new BoardId("1"), new Channel(1), Contact.OPEN_IS_1));
    }

    private static Compartment built(String id, Size size, Zone zone, String board, int channel) {
        Lock lock = new Lock(new BoardId(board), new Channel(channel), Contact.OPEN_IS_1);
        return new Compartment(new CompartmentId(id), size, zone, 0, lock);
    }
}
