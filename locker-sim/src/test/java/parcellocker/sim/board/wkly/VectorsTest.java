package parcellocker.sim.board.wkly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
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
    private static final String FILE = "boards/wkly/vectors.txt";
    private static final String OPEN_1 = "574B4C590900820183";
    private static final String READ_1 = "574B4C590900830182";
    private static final String READ_ALL = "574B4C5908008485";
    private static final String NOTHING = "";

    private final Rig rig = new Rig(9_600);

    @Test
    void thereAreFourteen() {
        assertThat(Vector.of(FILE)).hasSize(14);
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
            case OPEN_1 -> opens(0, hex, List.of(1));
            case "574B4C590B008200010081" -> openDoor(OPEN_1, hex);
            case "574B4C590B0082FF01007E" -> failsAs(hex);
            case "574B4C59090A820189" -> opens(10, hex, List.of(1));
            case READ_1 -> assertThat(asked(board(0, 8), hex)).isEqualTo("574B4C590B008300010181");
            case "574B4C590B008300010080" -> openDoor(READ_1, hex);
            case READ_ALL -> assertThat(asked(board(0, 2), hex)).isEqualTo("574B4C590C00840002010183");
            case "574B4C590E008400040001010087" -> twoOfFour(hex);
            case "574B4C590A0085010186" -> tellsAShutting(hex);
            case "574B4C590A0085010087" -> tellsAnOpening(hex);
            case "574B4C590900810180" ->
                assertThat(asked(board(0, 8), hex)).as("a lamp").isEqualTo(NOTHING);
            case "574B4C590C00800301020386" -> opens(0, hex, List.of(1, 2, 3));
            case "574B4C5908008687" ->
                opens(0, hex, IntStream.rangeClosed(1, 8).boxed().toList());
            case "550484D5" ->
                assertThat(asked(board(0, 8), hex)).as("another family's").isEqualTo(NOTHING);
            default -> throw new AssertionError("a vector this test does not know: " + vector);
        }
    }

    private Plant board(int address, int channels) {
        Plant plant = rig.plant(channels);
        Wkly.board(rig.hookup(plant), Settings.usual(address, channels), new Chance(1));
        return plant;
    }

    private String asked(Plant plant, String hex) {
        String answer = rig.exchange(hex, 40);
        assertThat(plant.pulses()).isEmpty();
        return answer;
    }

    private void opens(int address, String hex, List<Integer> channels) {
        Plant plant = board(address, 8);
        rig.exchange(hex, 4_000);
        assertThat(Rig.fired(plant)).isEqualTo(channels);
    }

    /** With the door open already, so that its contact says 00. */
    private void openDoor(String request, String answer) {
        Plant plant = board(0, 8);
        plant.force(1);
        rig.pass(200);
        assertThat(rig.exchange(request, 40)).isEqualTo(answer);
    }

    /** A board fails at channels that it does not have, and each has a first: so only the frame is held against it. */
    private void failsAs(String hex) {
        Frames frames = new Frames(0);
        assertThat(frames.failed(0x82, 1)).isEqualTo(HexFormat.of().parseHex(hex));
    }

    private void twoOfFour(String hex) {
        Plant plant = board(0, 4);
        plant.force(1);
        plant.force(4);
        rig.pass(200);
        assertThat(rig.exchange(READ_ALL, 60)).isEqualTo(hex);
    }

    private void tellsAnOpening(String hex) {
        Plant plant = board(0, 8);
        plant.force(1);
        assertThat(rig.within(100)).isEqualTo(hex);
    }

    private void tellsAShutting(String hex) {
        Plant plant = board(0, 8);
        plant.force(1);
        rig.pass(100);
        assertThat(plant.pushShut(1)).isTrue();
        assertThat(rig.within(100)).isEqualTo("574B4C590A0085010087" + hex);
    }
}
