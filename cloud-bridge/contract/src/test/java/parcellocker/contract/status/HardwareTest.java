package parcellocker.contract.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.HardwareHash;
import parcellocker.contract.wire.Json;

class HardwareTest {
    private static final Hardware.Door A01 = door(1, "A01");
    private static final Hardware.Door A02 = door(2, "A02");

    private static Hardware.Door door(int channel, String compartment) {
        return new Hardware.Door(channel, compartment, "M", 1_200, "AMBIENT", "CLOSED_IS_1");
    }

    private static Hardware.Board board(int address, Hardware.Door... doors) {
        return new Hardware.Board("b1", "main", "xor8a", address, 24, List.of(doors));
    }

    private static Hardware of(Hardware.Board... boards) {
        return new Hardware(List.of(boards));
    }

    @Test
    void what_is_built_alike_has_one_hash_and_nothing_that_differs() {
        Hardware one = of(board(1, A01, A02));
        assertThat(HardwareHash.of(of(board(1, A01, A02))))
                .isEqualTo(HardwareHash.of(one))
                .hasSize(64);
        assertThat(of(board(1, A01, A02)).differing(one)).isEmpty();
    }

    @Test
    void whatever_moved_was_added_or_taken_away_differs() {
        Hardware one = of(board(1, A01, A02));
        assertThat(of(board(1, A01, door(3, "A02"))).differing(one)).containsExactly("A02");
        assertThat(of(board(1, A01)).differing(one)).containsExactly("A02");
        assertThat(of(board(1, A01, A02, door(3, "A03"))).differing(one)).containsExactly("A03");
    }

    @Test
    void an_exchanged_board_touches_all_that_hangs_on_it() {
        Hardware one = of(board(1, A01, A02));
        assertThat(of(board(2, A01, A02)).differing(one)).containsExactly("A01", "A02");
    }

    @Test
    void more_outputs_alone_change_the_hash_and_no_compartment() {
        Hardware more = of(new Hardware.Board("b1", "main", "xor8a", 1, 48, List.of(A01)));
        assertThat(HardwareHash.of(more)).isNotEqualTo(HardwareHash.of(of(board(1, A01))));
        assertThat(more.differing(of(board(1, A01)))).isEmpty();
    }

    /** A birth tells all at once; the largest cabinets that are built have some 200 doors. */
    @Test
    void a_birth_of_three_hundred_doors_fits_into_one_message() {
        List<Hardware.Door> doors = IntStream.rangeClosed(1, 300)
                .mapToObj(number -> door(number, "AA" + number))
                .toList();
        List<Status.Place> places = doors.stream()
                .map(door ->
                        new Status.Place(door.compartment(), "M", "UNLOADING", "BLOCKED(FAILED_THRICE)", "UNKNOWN"))
                .toList();
        Status.Birth birth = new Status.Birth(
                        1,
                        "s".repeat(32),
                        "1",
                        1,
                        1,
                        1,
                        1,
                        Stamp.Clock.TRUSTED,
                        1,
                        places,
                        Chain.START,
                        List.of(),
                        null)
                .with(of(board(1, doors.toArray(Hardware.Door[]::new))));
        assertThat(Json.write(birth).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Json.MOST_BYTES);
    }
}
