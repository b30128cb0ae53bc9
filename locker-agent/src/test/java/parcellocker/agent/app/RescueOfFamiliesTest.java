package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.ScriptedChannel;

/** The rescue on boards that are not like most: one that answers no release, one whose coils the rescue must turn off itself. */
class RescueOfFamiliesTest {
    @TempDir
    private Path folder;

    private final ScriptedChannel channel = new ScriptedChannel();
    private final RescueLog log = new RescueLog(Instant::now);

    private Rescue.Result openAll(String board, String gap) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("layout.yaml"), """
                boards: [%s]
                compartments:
                  - {id: A01, size: S, board: b1, channel: 1, floor: 10}
                  - {id: B09, size: S, board: b1, channel: 9, floor: 20}
                """.formatted(board));
        Path file = Files.writeString(folder.resolve("agent.yaml"), """
                data: data
                cabinet: layout.yaml
                lines: [{id: main, port: /dev/one, boards: b1%s}]
                """.formatted(gap));
        log.into(folder);
        List<RescueLine> lines = RescueLine.all(SettingsFile.forRescue(file, log::say), log).stream()
                .map(line -> new RescueLine(line.id(), () -> channel, line.manners(), line.boards(), line.doors()))
                .toList();
        return new Rescue(lines, new Rescue.Time(channel, channel::pass, 300), log, Gate.NONE).openAll();
    }

    @Test
    void aBoardThatAnswersNoReleaseIsBelievedByItsDoors() throws Exception {
        int[] open = new int[2];
        channel.onWrite(frame -> {
            if (frame.at(2) == 0x31) {
                open[(frame.at(1) & 0x0F) / 8] = 1;
            } else {
                int low = 0xFF - open[0];
                int high = 0xFF - open[1];
                int sum = 0x02 + 0x35 + low + high + 0x03 & 0xFF;
                channel.arrive(8, Bytes.of(0x02, 0x00, 0x35, low, high, 0, 0, 0x03, sum));
            }
        });

        assertThat(openAll("{id: b1, family: kerong, address: 0, channels: 16}", ""))
                .isEqualTo(new Rescue.Result(2, 0));
        assertThat(Files.readString(folder.resolve("rescue.log")))
                .contains("A01 released, sent, no answer expected, open");
    }

    @Test
    void coilsAreTurnedOffBeforeTheFirstDoorAndAfterEach() throws Exception {
        List<Bytes> writes = new ArrayList<>();
        List<Long> onAt = new ArrayList<>();
        channel.onWrite(frame -> {
            if (frame.at(1) == 0x02) {
                channel.arrive(8, Bytes.ofHex("01 02 01 00 A1 88"));
            } else {
                writes.add(frame);
                channel.arrive(8, frame.at(1) == 0x05 ? frame : Bytes.ofHex("01 0F 00 00 00 10 54 07"));
            }
            if (frame.at(4) == 0xFF) {
                onAt.add(channel.millis());
            }
        });

        assertThat(openAll(
                        "{id: b1, family: modbus, address: 1, channels: 16, settings: {profile: plain}}",
                        ", gapMillis: 900"))
                .isEqualTo(new Rescue.Result(2, 0));
        assertThat(writes)
                .containsExactly(
                        Bytes.ofHex("01 0F 00 00 00 10 02 00 00 E2 20"),
                        Bytes.ofHex("01 05 00 00 FF 00 8C 3A"),
                        Bytes.ofHex("01 05 00 00 00 00 CD CA"),
                        Bytes.ofHex("01 05 00 08 FF 00 0D F8"),
                        Bytes.ofHex("01 05 00 08 00 00 4C 08"));
        assertThat(onAt.getLast() - onAt.getFirst())
                .as("pulse and the gap of that supply")
                .isGreaterThanOrEqualTo(500 + 900);
    }
}
