package parcellocker.sim.board.modbus;

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

/** Walks every line of the shared vectors: its check, and what the board does with it or when it says it. */
class VectorsTest {
    private static final String FILE = "boards/modbus/vectors.txt";
    private static final String READ_COILS = "0101000000083DCC";
    private static final String READ_INPUTS = "01020000000879CC";
    private static final String ALL_ON = "010500FFFF00BC0A";

    private final Rig rig = new Rig(9_600);
    private final Plant plant = rig.plant(8);

    @Test
    void thereAreSixteen() {
        assertThat(Vector.of(FILE)).hasSize(16);
    }

    @TestFactory
    List<DynamicTest> eachVectorChecksAndMeansWhatItSays() {
        return Vector.each(FILE, vector -> {
            vector.verify();
            new VectorsTest().check(vector);
        });
    }

    private void check(Vector vector) {
        if (vector.meaning().startsWith("LEGACY")) {
            legacy(vector.solid());
            return;
        }
        Modbus.board(rig.hookup(plant), Settings.usual(Settings.Profile.WAVESHARE, 1, 8), new Chance(1));
        String hex = vector.solid();
        switch (hex) {
            case "010500000000CDCA" -> switchesOff(hex);
            case "0105020000078DB0" -> pulses(hex, 1, 700);
            case "0105020100089C74" -> pulses(hex, 2, 800);
            case "0105040000078D38" -> comesOnAfter(hex, 700);
            case "010500005500F29A" -> toggles(hex);
            case ALL_ON, "010F0000000801FFBED5" ->
                fires(hex, IntStream.rangeClosed(1, 8).boxed().toList());
            case "010500FF0000FDFA" -> switchesAllOff(hex);
            case READ_COILS -> assertThat(rig.exchange(hex, 60)).isEqualTo("010101005188");
            case "0101010F118C" -> fourAreOn(hex);
            case READ_INPUTS -> assertThat(rig.exchange(hex, 60)).isEqualTo("010201FFE1C8");
            case "01020100A188" -> readsWithClosed(hex, List.of());
            case "010201016048" -> readsWithClosed(hex, List.of(1));
            case "0006400000021C1A" -> movesTo2(hex);
            case "0106100000014CCA" -> linksTheContact(hex);
            default -> throw new AssertionError("a vector this test does not know: " + vector);
        }
    }

    private void fires(String hex, List<Integer> relays) {
        String echo = hex.startsWith("010F") ? "010F00000008540D" : hex;
        assertThat(rig.exchange(hex, 100)).isEqualTo(echo);
        assertThat(Rig.fired(plant)).isEqualTo(relays);
    }

    private void pulses(String hex, int relay, long millis) {
        fires(hex, List.of(relay));
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(millis * Rig.MILLI);
        assertThat(plant.pushShut(relay)).as("while it holds").isFalse();
        rig.pass(millis);
        assertThat(plant.pushShut(relay)).isTrue();
        assertThat(rig.exchange(READ_COILS, 60)).isEqualTo("010101005188");
    }

    private void comesOnAfter(String hex, long millis) {
        fires(hex, List.of());
        rig.pass(millis);
        assertThat(Rig.fired(plant)).containsExactly(1);
        assertThat(plant.pulses().getFirst().heldNanos()).isEqualTo(Long.MAX_VALUE);
    }

    private void switchesOff(String hex) {
        fires("01050000FF008C3A", List.of(1));
        assertThat(plant.pushShut(1)).isFalse();
        assertThat(rig.exchange(hex, 60)).isEqualTo(hex);
        assertThat(plant.pushShut(1)).isTrue();
    }

    private void toggles(String hex) {
        fires(hex, List.of(1));
        assertThat(rig.exchange(hex, 60)).isEqualTo(hex);
        assertThat(Rig.fired(plant)).as("the second time it lets go").containsExactly(1);
        assertThat(rig.exchange(READ_COILS, 60)).isEqualTo("010101005188");
    }

    private void switchesAllOff(String hex) {
        rig.exchange(ALL_ON, 100);
        assertThat(rig.exchange(hex, 60)).isEqualTo(hex);
        for (int relay = 1; relay <= 8; relay++) {
            assertThat(plant.pushShut(relay)).isTrue();
        }
    }

    private void fourAreOn(String hex) {
        rig.exchange("010F00000004010F7E92", 100);
        assertThat(rig.exchange(READ_COILS, 60)).isEqualTo(hex);
    }

    private void readsWithClosed(String hex, List<Integer> closed) {
        IntStream.rangeClosed(1, 8).filter(relay -> !closed.contains(relay)).forEach(plant::force);
        assertThat(rig.exchange(READ_INPUTS, 60)).isEqualTo(hex);
    }

    private void movesTo2(String hex) {
        assertThat(rig.exchange(hex, 60))
                .as("nobody answers what was said to all")
                .isEmpty();
        assertThat(rig.exchange(READ_COILS, 60)).isEmpty();
        assertThat(rig.exchange("0201000000083DFF", 60)).isEqualTo("0201010051CC");
    }

    /** A set contact drives its relay: here the closed door's does so at once. */
    private void linksTheContact(String hex) {
        fires(hex, List.of(1));
        rig.pass(200);
        assertThat(plant.isOpen(1)).isTrue();
        assertThat(plant.pushShut(1))
                .as("the open contact has let the relay fall")
                .isTrue();
    }

    /** An old board's first relay goes on by 0100; a board of today refuses the value. */
    private void legacy(String hex) {
        Modbus.board(rig.hookup(plant), Settings.usual(Settings.Profile.LEGACY, 1, 8), new Chance(1));
        fires(hex, List.of(1));
        Rig today = new Rig(9_600);
        Modbus.board(today.hookup(plant), Settings.usual(Settings.Profile.WAVESHARE, 1, 8), new Chance(1));
        assertThat(today.exchange(hex, 60)).isEqualTo("0185030291");
    }
}
