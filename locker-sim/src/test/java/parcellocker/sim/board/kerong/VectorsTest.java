package parcellocker.sim.board.kerong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parcellocker.sim.Vector;
import parcellocker.sim.board.Plant;
import parcellocker.sim.board.Rig;
import parcellocker.sim.clockwork.Chance;

/** Walks every line of the shared vectors: its check byte, and what the board does with it or when it says it. */
class VectorsTest {
    private static final String FILE = "boards/kerong/vectors.txt";
    private static final String CU16_SHUT = "020035FFFF00000338";
    private static final String NOTHING = "";

    private final Rig rig = new Rig(19_200);

    @Test
    void thereAreSeventeen() {
        assertThat(Vector.of(FILE)).hasSize(17);
    }

    @TestFactory
    List<DynamicTest> eachVectorChecksAndMeansWhatItSays() {
        return Vector.each(FILE, vector -> {
            vector.verify();
            new VectorsTest().check(vector);
        });
    }

    private void check(Vector vector) {
        String hex = vector.solid();
        switch (hex) {
            case "0200300335", "0200320337", "02F0320327" ->
                assertThat(asked(cu16(false), hex)).isEqualTo(CU16_SHUT);
            case "0200330338" -> opens(cu16(false), hex, all(16));
            case CU16_SHUT -> assertThat(asked(cu16(true), "0200300335")).isEqualTo(hex);
            case "020035FEFF01000338" -> assertThat(filled(cu16(true), 1)).isEqualTo(hex);
            case "0200370032036E" -> setsThePulse(hex);
            case "F5B600005F0A" ->
                assertThat(asked(cu16(false), hex))
                        .as("known, and answered by none")
                        .isEqualTo(NOTHING);
            case "020000500355" ->
                assertThat(asked(cu48(Settings.Mode.CU48_50, 0), hex)).isEqualTo("02000065FFFFFFFFFFFF0364");
            case "020000650700000000C00331" ->
                assertThat(made(0, 1, 2, 3, 47, 48)).isEqualTo(hex);
            case "020A0050035F" -> bothAnswer(hex);
            case "0201006500008000000003EB" -> assertThat(made(1, 24)).isEqualTo(hex);
            case "020000510356" -> opens(cu48(Settings.Mode.CU48_50, 0), hex, List.of(1));
            case "020030510386" -> opens(cu48(Settings.Mode.CU48_50, 0), hex, all(48));
            case "020000600365" ->
                assertThat(asked(cu48(Settings.Mode.CU48_60, 0), hex)).isEqualTo("02000075FFFFFFFFFFFF0374");
            case "020000610366" -> opens(cu48(Settings.Mode.CU48_60, 0), hex, List.of(1));
            case "020100610367" -> opensEitherWay(hex);
            default -> throw new AssertionError("a vector this test does not know: " + vector);
        }
    }

    private Plant cu16(boolean seesItems) {
        Plant plant = rig.plant(16);
        Settings settings = new Settings(
                Settings.Mode.CU16, 0, 16, Settings.CellByte.SECOND, seesItems, false, Settings.USUAL_TEMPO);
        Kerong.board(rig.hookup(plant), settings, new Chance(1));
        return plant;
    }

    private Plant cu48(Settings.Mode mode, int address) {
        Plant plant = rig.plant(48);
        Kerong.board(rig.hookup(plant), Settings.usual(mode, address, 48), new Chance(1));
        return plant;
    }

    private String asked(Plant plant, String hex) {
        String answer = rig.exchange(hex, 100);
        assertThat(plant.pulses()).isEmpty();
        return answer;
    }

    private void opens(Plant plant, String hex, List<Integer> channels) {
        assertThat(rig.exchange(hex, 48 * 600)).as("a release is not answered").isEqualTo(NOTHING);
        assertThat(Rig.fired(plant)).isEqualTo(channels);
    }

    private String filled(Plant plant, int channel) {
        plant.force(channel);
        assertThat(plant.put(channel, "parcel")).isTrue();
        return asked(plant, "0200300335");
    }

    /** A reading of a CU48 with these contacts made and no other. */
    private String made(int address, int... channels) {
        Plant plant = cu48(Settings.Mode.CU48_50, address);
        List<Integer> closed = IntStream.of(channels).boxed().toList();
        all(48).stream().filter(channel -> !closed.contains(channel)).forEach(plant::force);
        return rig.exchange(address == 0 ? "020000500355" : "020100500356", 100);
    }

    private void setsThePulse(String hex) {
        Plant plant = cu16(false);
        assertThat(rig.exchange(hex, 50)).isEqualTo(NOTHING);
        rig.exchange("0200310336", 50);
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(500 * Rig.MILLI);
    }

    private void bothAnswer(String hex) {
        cu48(Settings.Mode.CU48_50, 0);
        cu48(Settings.Mode.CU48_50, 1);
        assertThat(rig.exchange(hex, 200)).isEqualTo("02000065FFFFFFFFFFFF0364" + "02010065FFFFFFFFFFFF0365");
    }

    /** Board 1, lock 1, or with the other order of bytes board 0, lock 2. */
    private void opensEitherWay(String hex) {
        opens(cu48(Settings.Mode.CU48_60, 1), hex, List.of(1));
        Plant plant = rig.plant(48);
        Settings first =
                new Settings(Settings.Mode.CU48_60, 0, 48, Settings.CellByte.FIRST, false, false, Settings.USUAL_TEMPO);
        Kerong.board(rig.hookup(plant), first, new Chance(1));
        opens(plant, hex, List.of(2));
    }

    private static List<Integer> all(int channels) {
        return IntStream.rangeClosed(1, channels).boxed().toList();
    }
}
