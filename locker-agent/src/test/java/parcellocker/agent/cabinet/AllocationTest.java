package parcellocker.agent.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private final Cabinet cabinet = Cabinet.of(List.of(
            built("A01", Size.S, Zone.AMBIENT, "1", 1), built("A02", Size.S, Zone.AMBIENT, "2", 1),
            built("A03", Size.S, Zone.AMBIENT, "2", 2), built("B01", Size.M, Zone.AMBIENT, "1", 2),
            built("K01", Size.S, Zone.COLD, "1", 3), built("L01", Size.L, Zone.COLD, "1", 4)));

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
        SortedSet<CompartmentId> ids = new TreeSet<>();
        Arrays.stream(free).map(CompartmentId::new).forEach(ids::add);
        return Allocation.choose(cabinet, ids, wanted);
    }

    private static Compartment built(String id, Size size, Zone zone, String board, int channel) {
        Lock lock = new Lock(new BoardId(board), new Channel(channel), Contact.OPEN_IS_1);
        return new Compartment(new CompartmentId(id), size, zone, 0, lock);
    }
}
