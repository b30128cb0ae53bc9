package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Pty;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;

/** The wiring trial over a real serial line with the real store, and the real agent that starts only after it. */
class RealWireTest {
    private static final int FRAME = 5;

    @TempDir
    private Path folder;

    private final DoorsOnAWire doors = new DoorsOnAWire();
    private final List<String> told = new ArrayList<>();

    @Test
    void theAgentGoesLiveOnlyWhenEveryCompartmentWasVerified() throws Exception {
        try (Pty pty = Pty.open()) {
            Path link = folder.resolve("line");
            pty.plugInAs(link);
            Settings settings = SettingsFile.read(config(link, 2));
            Thread board = Thread.ofVirtual().start(() -> serve(pty));
            assertThatThrownBy(() -> Wiring.start(Start.of(settings)))
                    .isInstanceOfSatisfying(
                            BadSettingsException.class,
                            refused -> assertThat(refused.mistakes())
                                    .containsExactly(
                                            "LK-8011 A01 was not verified: run `wire`",
                                            "LK-8011 A02 was not verified: run `wire`"));

            assertThat(wires(settings, "A01")).isTrue();
            assertThatThrownBy(() -> Wiring.start(Start.of(settings))).hasMessageContaining("LK-8011 A02");
            assertThat(wires(settings, "A02")).isTrue();
            assertThat(doors.fired()).containsExactly(1, 2);
            Wiring agent = Wiring.start(Start.of(settings));
            agent.close();

            Settings rewired = SettingsFile.read(config(link, 3));
            assertThatThrownBy(() -> Wiring.start(Start.of(rewired))).hasMessageContaining("LK-8012 A02");
            board.interrupt();
            board.join();
        }
    }

    @Test
    void noToolRunsBesideTheAgent() throws Exception {
        Settings settings = SettingsFile.read(config(folder.resolve("nothing"), 2));
        Files.createDirectories(settings.data());
        try (FolderLock agent = FolderLock.take(settings.data()).orElseThrow()) {
            assertThat(agent).isNotNull();
            assertThatThrownBy(() -> TrialBench.open(settings, new CourierId("tool-wire")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("stop it first");
        }
        TrialBench.open(settings, new CourierId("tool-wire")).close();
        TrialBench.open(settings, new CourierId("tool-wire")).close();
    }

    private boolean wires(Settings settings, String door) throws IOException, InterruptedException {
        try (TrialBench bench = TrialBench.open(settings, new CourierId("tool-wire"))) {
            return TechnicianCommands.isWired(settings, List.of(new CompartmentId(door)), bench, new Eyes());
        }
    }

    private final class Eyes implements Person {
        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public void progress(int step, int of, String what) {
            told.add(what);
        }

        @Override
        public boolean confirms(String question) {
            return true;
        }

        @Override
        public List<CompartmentId> whichMoved(CompartmentId expected) {
            return doors.open().stream()
                    .map(channel -> new CompartmentId("A0" + channel))
                    .toList();
        }

        @Override
        public void shut(List<CompartmentId> which, boolean untilSaid) {
            doors.open().forEach(doors::shut);
        }
    }

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

    private Path config(Path port, int channelOfA02) throws IOException {
        Path keys = folder.resolve("keys.json");
        if (Files.notExists(keys)) {
            String city = Jose.publicOf(Jose.newSigningKey());
            KeyFile.create(keys, new Keys.City(city, city, Jose.publicOf(Jose.newSealingKey())), List.of());
        }
        Files.writeString(folder.resolve("two.yaml"), """
                cabinet: two
                boards:
                  - {id: b1, family: xor8a, address: 1, channels: 24}
                compartments:
                  - {id: A01, size: S, board: b1, channel: 1}
                  - {id: A02, size: S, board: b1, channel: %d}
                """.formatted(channelOfA02));
        return Files.writeString(folder.resolve("agent.yaml"), """
                locker: LY-000017
                epoch: 3
                data: data
                keys: keys.json
                cabinet: two.yaml
                stretch: 1000
                lines:
                  - {id: main, port: %s, baud: 115200, boards: b1}
                city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
                kiosk: {port: 0, open: true}
                """.formatted(port));
    }
}
