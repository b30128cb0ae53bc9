package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.status.Hardware;

/** What the city is told of a cabinet. */
class PlacesTest {
    private static final String BOARDS = """
            boards:
              - {id: b2, family: xor8a, address: 7, channels: 24}
              - {id: b1, family: kerong, address: 0, channels: 16}
            """;
    private static final String DOORS = """
            compartments:
              - {id: A02, size: L, board: b1, channel: 2, zone: COLD, contact: OPEN_IS_1}
              - {id: A01, size: S, board: b1, channel: 9, floor: 10}
              - {id: B01, size: M, board: b2, channel: 1}
            """;
    private static final String LINES = """
              - {id: left, port: /dev/ttyS1, boards: b1}
              - {id: right, port: /dev/ttyS2, boards: b2}
            """;

    @TempDir
    Path folder;

    private Hardware told(String doors) throws IOException {
        Path here = Files.createTempDirectory(folder, "one");
        return Places.hardware(SettingsFile.read(new WrittenConfig(here).written(BOARDS, doors, LINES)));
    }

    @Test
    void theCityIsToldEveryBoardAndWhatHangsOnIt() throws IOException {
        assertThat(told(DOORS).boards())
                .containsExactly(
                        new Hardware.Board(
                                "b1",
                                "left",
                                "kerong cu16",
                                0,
                                16,
                                List.of(
                                        new Hardware.Door(2, "A02", "L", 0, "COLD", "OPEN_IS_1"),
                                        new Hardware.Door(9, "A01", "S", 10, "AMBIENT", "CLOSED_IS_1"))),
                        new Hardware.Board(
                                "b2",
                                "right",
                                "xor8a",
                                7,
                                24,
                                List.of(new Hardware.Door(1, "B01", "M", 0, "AMBIENT", "CLOSED_IS_1"))));
    }

    @Test
    void theOrderOfTheFileIsNoDifference_anExchangedOutputIs() throws IOException {
        String otherOrder = DOORS.lines().toList().get(0) + "\n"
                + String.join("\n", DOORS.lines().skip(1).toList().reversed());
        assertThat(told(otherOrder)).isEqualTo(told(DOORS));
        Hardware exchanged = told(DOORS.replace("channel: 2", "channel: 3"));
        assertThat(exchanged).isNotEqualTo(told(DOORS));
        assertThat(exchanged.differing(told(DOORS))).containsExactly("A02");
    }
}
