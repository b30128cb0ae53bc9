package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.hardware.line.ScriptedChannel;

/** The rescue over 24 doors in virtual time. */
class RescueTest {
    private static final String CONFIG = """
            data: data
            cabinet: demo-24
            lines:
              - {id: main, port: /dev/one, baud: 9600, boards: b1}
            """;
    private static final long PULSE_AND_GAP = 600;

    @TempDir
    private Path folder;

    private final DoorsOnAWire doors = new DoorsOnAWire();
    private final ScriptedChannel channel = new ScriptedChannel();
    private final List<Long> pulsedAt = new ArrayList<>();
    private final RescueLog log = new RescueLog(Instant::now);
    private final List<String> switched = new ArrayList<>();
    private int lossesLeft;
    private boolean isGateBroken;

    private final Gate gate = new Gate() {
        @Override
        public void raise() throws IOException {
            if (isGateBroken) {
                throw new IOException("no pin");
            }
            switched.add("up");
        }

        @Override
        public void dropAfter(long millis) {
            switched.add("down after " + millis);
        }
    };

    @Test
    void everyDoorGetsOnePulseInOrderAndNoTwoCoilsWithinTheGap() throws Exception {
        Rescue.Result result = rescue(CONFIG).openAll();

        assertThat(result).isEqualTo(new Rescue.Result(24, 0));
        assertThat(doors.fired()).isEqualTo(oneTo24());
        assertThat(gaps()).hasSize(23).allMatch(gap -> gap >= PULSE_AND_GAP);
    }

    @Test
    void theGateIsUpForEachPulseAndDownAgainBeforeTheNext() throws Exception {
        var unused = rescue(CONFIG).openAll();

        assertThat(switched).hasSize(48);
        assertThat(switched.subList(0, 4)).containsExactly("up", "down after 450", "up", "down after 450");
    }

    @Test
    void aGateThatCannotBeSwitchedKeepsNoDoorShutIfItStandsOpen() throws Exception {
        isGateBroken = true;

        assertThat(rescue(CONFIG).openAll()).isEqualTo(new Rescue.Result(24, 0));
        assertThat(Files.readString(folder.resolve("rescue.log"))).contains("LK-1139");
    }

    @Test
    void aDoorThatJamsIsTriedOnceMoreAtTheEnd() throws Exception {
        doors.jam(5);

        assertThat(rescue(CONFIG).openAll()).isEqualTo(new Rescue.Result(24, 0));
        List<Integer> expected = new ArrayList<>(oneTo24());
        expected.add(5);
        assertThat(doors.fired()).isEqualTo(expected);
        assertThat(gaps()).allMatch(gap -> gap >= PULSE_AND_GAP);
    }

    @Test
    void aDoorThatNeverSaysOpenIsToldAndGetsNoThirdPulse() throws Exception {
        Rescue rescue = rescue(CONFIG);
        channel.onWrite(frame -> {});

        assertThat(rescue.openAll()).isEqualTo(new Rescue.Result(0, 24));
        assertThat(channel.written().stream().filter(frame -> frame.at(0) == 0x8A))
                .hasSize(48);
        assertThat(Files.readString(folder.resolve("rescue.log")))
                .contains("A01 released, LK-1106 no answer, not seen open")
                .contains("LK-1101 C08 does not say that it is open");
    }

    @Test
    void aLineThatIsLostIsOpenedAgainForTheSecondRound() throws Exception {
        lossesLeft = 1;

        assertThat(rescue(CONFIG).openAll()).isEqualTo(new Rescue.Result(24, 0));
        assertThat(doors.fired()).isEqualTo(oneTo24());
    }

    @Test
    void whateverElseIsWrongInTheConfigurationKeepsNoDoorShut() throws Exception {
        Rescue rescue = rescue("locker: '!'\ncity: 7\nprofile: [1]\n" + CONFIG
                + "  - {id: other, port: /dev/two, baud: fast, boards: b9}\n");

        assertThat(rescue.openAll()).isEqualTo(new Rescue.Result(24, 0));
    }

    private Rescue rescue(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), config);
        channel.onWrite(frame -> {
            if (frame.at(0) == 0x8A) {
                pulsedAt.add(channel.millis());
            }
            doors.answer(frame).ifPresent(answer -> channel.arrive(8, answer));
        });
        log.into(folder);
        List<RescueLine> lines = RescueLine.all(SettingsFile.forRescue(file, log::say), log).stream()
                .map(line -> new RescueLine(
                        line.id(), this::opened, line.manners(), new TreeMap<>(line.boards()), line.doors()))
                .toList();
        return new Rescue(lines, new Rescue.Time(channel, channel::pass, 300), log, gate);
    }

    /** Closing it ends nothing: it is opened again. */
    private ByteChannel opened() throws IOException {
        if (lossesLeft > 0) {
            lossesLeft--;
            throw new LineLostException("not plugged");
        }
        return new ByteChannel() {
            @Override
            public byte[] read(long waitMillis) throws IOException, InterruptedException {
                return channel.read(waitMillis);
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                channel.write(bytes);
            }

            @Override
            public void close() {
                channel.pass(1);
            }
        };
    }

    private List<Long> gaps() {
        return IntStream.range(1, pulsedAt.size())
                .mapToObj(i -> pulsedAt.get(i) - pulsedAt.get(i - 1))
                .toList();
    }

    private static List<Integer> oneTo24() {
        return IntStream.rangeClosed(1, 24).boxed().toList();
    }
}
