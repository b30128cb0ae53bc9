package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.hardware.gpio.RescueKey.Position;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Pty;
import parcellocker.agent.store.SqliteStore;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.wire.Jose;

/** The rescue over a real serial line, then the start of the agent. */
class RescueMainTest {
    private static final int FRAME = 5;

    @TempDir
    private Path folder;

    private final DoorsOnAWire doors = new DoorsOnAWire();
    private final RescueLog log = new RescueLog(Instant::now);

    @Test
    void withTheAgentDeadAndNoDatabaseEveryDoorOpensAndAtTheNextStartEveryCompartmentIsUncertain() throws Exception {
        doors.jam(7);
        try (Pty pty = Pty.open()) {
            Path file = config(pty);
            Thread board = Thread.ofVirtual().start(() -> serve(pty));
            assertThat(RescueMain.open(file, soon(), log)).isTrue();
            List<Integer> expected =
                    new ArrayList<>(IntStream.rangeClosed(1, 24).boxed().toList());
            expected.add(7);
            assertThat(doors.fired()).isEqualTo(expected);
            assertThat(folder.resolve("data/locker.db")).doesNotExist();
            assertThat(folder.resolve("data/rescue")).exists();
            assertThat(Files.readAllLines(folder.resolve("data/rescue.log"))).hasSizeGreaterThan(25);

            startOnce(file);
            board.interrupt();
            board.join();
        }
        assertThat(folder.resolve("data/rescue")).doesNotExist();
        assertThat(custodies()).hasSize(24).allMatch(Custody.Uncertain.class::isInstance);
        assertThat(doors.fired()).hasSize(25);
    }

    @Test
    void aGateOnPinsThatCannotBeHadKeepsNoDoorShut() throws Exception {
        try (Pty pty = Pty.open()) {
            Path file = config(pty);
            Files.writeString(file, Files.readString(file) + "gpio: {provider: LINUXFS, gate: {pin: 1023}}\n");
            Thread board = Thread.ofVirtual().start(() -> serve(pty));
            assertThat(RescueMain.open(file, soon(), log)).isTrue();
            board.interrupt();
            board.join();
        }
        assertThat(doors.fired()).hasSize(24);
        assertThat(Files.readString(folder.resolve("data/rescue.log"))).contains("LK-1139");
    }

    @Test
    void whileTheAgentRunsTheRescueOpensNothing() throws Exception {
        Path file = config("/dev/nothing");
        FolderLock agent = FolderLock.take(folder.resolve("data")).orElseThrow();
        try (agent) {
            assertThat(RescueMain.open(file, soon(), log)).isFalse();
        }
        assertThat(folder.resolve("data/rescue")).doesNotExist();
        assertThat(Files.readString(folder.resolve("data/rescue.log"))).contains("LK-8005 the agent runs");
    }

    @Test
    void theWatchEndsWhenTheKeyWasTurnedAndHeld() throws Exception {
        Iterator<Position> key = IntStream.range(0, 100)
                .mapToObj(i -> i < 3 ? Position.ON : i < 5 ? Position.BROKEN : i < 9 ? Position.OFF : Position.ON)
                .iterator();
        long[] now = {0};
        log.into(folder);

        RescueMain.watch(key::next, new Rescue.Time(() -> now[0], millis -> now[0] += millis, 300), log);

        assertThat(now[0]).isEqualTo(900 + 3_000);
        assertThat(Files.readString(folder.resolve("rescue.log")))
                .contains("LK-1121")
                .contains("LK-1120");
    }

    private void startOnce(Path file) throws IOException {
        Wiring agent = Wiring.start(Start.of(SettingsFile.read(file)));
        agent.close();
    }

    private List<Custody> custodies() {
        Cabinet cabinet =
                SettingsFile.read(folder.resolve("agent.yaml")).layout().cabinet();
        try (SqliteStore store = SqliteStore.open(folder.resolve("data/locker.db"), "LY-000017", 3, cabinet)) {
            return store.load().compartments().values().stream()
                    .map(state -> state.custody())
                    .toList();
        }
    }

    /** The board's half, until it is interrupted. */
    private void serve(Pty pty) {
        Bytes heard = Bytes.NONE;
        try {
            while (true) {
                byte[] more = pty.read();
                if (more.length == 0) {
                    TimeUnit.MILLISECONDS.sleep(1);
                    continue;
                }
                heard = joined(heard, more);
                while (heard.length() >= FRAME) {
                    doors.answer(heard.slice(0, FRAME)).ifPresent(answer -> pty.write(answer.toArray()));
                    heard = heard.slice(FRAME, heard.length());
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Bytes joined(Bytes before, byte[] more) {
        byte[] all = new byte[before.length() + more.length];
        System.arraycopy(before.toArray(), 0, all, 0, before.length());
        System.arraycopy(more, 0, all, before.length(), more.length);
        return Bytes.copyOf(all);
    }

    /** Real time, but no coil that would have to rest. */
    private static Rescue.Time soon() {
        long start = System.nanoTime();
        return new Rescue.Time(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), Thread::sleep, -290);
    }

    private Path config(Pty pty) throws IOException {
        Path link = folder.resolve("line");
        pty.plugInAs(link);
        return config(link.toString());
    }

    private Path config(String port) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        String city = Jose.publicOf(Jose.newSigningKey());
        KeyFile.create(
                folder.resolve("keys.json"), new Keys.City(city, city, Jose.publicOf(Jose.newSealingKey())), List.of());
        return Files.writeString(folder.resolve("agent.yaml"), """
                locker: LY-000017
                epoch: 3
                data: data
                keys: keys.json
                cabinet: demo-24
                wiring: UNVERIFIED_ALLOWED
                stretch: 1000
                lines:
                  - {id: main, port: %s, baud: 115200, boards: b1}
                city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
                kiosk: {port: 0, open: true}
                rescue: {on: on, off: off}
                """.formatted(port));
    }
}
