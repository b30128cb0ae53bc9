package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.hardware.line.ScriptedChannel;

/** What the technician's test says of boards that answer from a script. */
class LineCheckTest {
    private final ScriptedChannel channel = new ScriptedChannel();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private boolean isGood(String board, boolean isLighting) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("layout.yaml"), """
            boards: [%s]
            compartments:
              - {id: A01, size: S, board: b1, channel: 1, floor: 10}
              - {id: A02, size: S, board: b1, channel: 2, floor: 20, contact: OPEN_IS_1}
            """.formatted(board));
        Files.writeString(folder.resolve("agent.yaml"), """
            data: data
            cabinet: layout.yaml
            lines: [{id: main, port: /dev/one, boards: b1}]
            """);
        RescueSettings settings = SettingsFile.forRescue(folder.resolve("agent.yaml"), said::add);
        assertThat(said).isEmpty();
        return new LineCheck(settings.layout(), settings.lines().getFirst(), channel, said::add)
                .isGood(() -> channel, isLighting);
    }

    private void answers(String question, String answer) {
        channel.onWrite(request -> {
            if (request.equals(Bytes.ofHex(question))) {
                channel.arrive(8, Bytes.ofHex(answer));
            }
        });
    }

    @Test
    void doorsAndWhatLiesBehindThemAreTold() throws Exception {
        answers("02 00 30 03 35", "00 02 00 35 FD FF 02 00 03 38");

        assertThat(isGood("{id: b1, family: kerong, address: 0, channels: 16}", false))
                .isTrue();
        assertThat(said)
                .containsExactly(
                        "board b1 (kerong cu16, line main) answers: channels 1 to 16",
                        "  A01 CLOSED, nothing inside",
                        "  A02 CLOSED, something inside");
        assertThat(channel.written()).as("a question, and nothing else").hasSize(1);
    }

    @Test
    void aBoardThatTellsNothingAndALostLineAreTold() throws Exception {
        assertThat(isGood("{id: b1, family: xor8a, address: 1, channels: 8}", false))
                .isFalse();
        assertThat(said).containsExactly("board b1 (xor8a, line main) tells nothing of its doors");
        said.clear();
        channel.unplug();
        assertThat(isGood("{id: b1, family: xor8a, address: 1, channels: 8}", false))
                .isFalse();
        assertThat(said).singleElement().asString().startsWith("LK-1110 line main: ");
    }

    @Test
    void aDoorThatItsBoardDoesNotTellOfIsToldOf() throws Exception {
        answers("57 4B 4C 59 08 00 84 85", "57 4B 4C 59 0B 00 84 00 01 01 86");

        assertThat(isGood("{id: b1, family: wkly, address: 0, channels: 16}", false))
                .isFalse();
        assertThat(said).contains("  A01 CLOSED", "LK-1104 A02 is not told of by board b1 (wkly, line main)");
    }

    @Test
    void lampsAreLitOnlyIfAskedForAndDoorsStayShut() throws Exception {
        channel.onWrite(request -> {
            if (request.at(6) == 0x84) {
                channel.arrive(8, Bytes.ofHex("57 4B 4C 59 0C 00 84 00 02 01 01 83"));
            }
        });
        String board = "{id: b1, family: wkly, address: 0, channels: 16}";

        assertThat(isGood(board, false)).isTrue();
        assertThat(channel.written()).extracting(frame -> frame.at(6)).containsExactly(0x84);
    }

    @Test
    void everyLampIsLitOnDemand() throws Exception {
        channel.onWrite(request -> {
            if (request.at(6) == 0x84) {
                channel.arrive(8, Bytes.ofHex("57 4B 4C 59 0C 00 84 00 02 01 01 83"));
            }
        });

        assertThat(isGood("{id: b1, family: wkly, address: 0, channels: 16}", true))
                .isTrue();
        assertThat(channel.written()).extracting(frame -> frame.at(6)).containsExactly(0x84, 0x81, 0x81);
    }

    @Test
    void howABoardIsSetIsLookedAtAndNotMended() throws Exception {
        channel.onWrite(request -> {
            if (request.at(1) == 0x02) {
                channel.arrive(8, Bytes.ofHex("01 02 01 01 60 48"));
            } else if (request.at(1) == 0x03) {
                channel.arrive(8, Bytes.ofHex("01 03 04 00 00 00 01 3B F3"));
            }
        });

        assertThat(isGood("{id: b1, family: modbus, address: 1, channels: 2}", false))
                .isFalse();
        assertThat(said)
                .contains("LK-8005 board b1 (modbus, line main): input 2 has mode 1 and drives a relay; set it to 0");
        assertThat(channel.written()).allMatch(frame -> frame.at(1) == 0x02 || frame.at(1) == 0x03);
    }

    @Test
    void aDeviceThatIsNotThereIsALostLine() throws Exception {
        Layout none = new Layout(Cabinet.of(List.of()), List.of());
        Settings.Line line = new Settings.Line(
                "main",
                new Settings.Serial("/dev/one", 9_600),
                List.of(),
                new Settings.Manners(false, 5, 300),
                new Settings.Supply("cabinet", 300));
        boolean isGood = new LineCheck(none, line, channel, said::add)
                .isGood(
                        () -> {
                            throw new LineLostException("not plugged");
                        },
                        false);
        assertThat(isGood).isFalse();
        assertThat(said).containsExactly("LK-1110 line main: not plugged");
    }
}
