package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Jose;

/** A self-test with nothing plugged in: what is there passes, what is not is red with its number. */
class SelfTestTest {
    @TempDir
    private Path folder;

    private Path timesync = Path.of("never");

    @BeforeEach
    void write() throws IOException {
        timesync = folder.resolve("synchronized");
        Files.createDirectory(folder.resolve("data"));
        String city = Jose.publicOf(Jose.newSigningKey());
        KeyFile.create(
                folder.resolve("keys.json"), new Keys.City(city, city, Jose.publicOf(Jose.newSealingKey())), List.of());
        Files.writeString(folder.resolve("agent.yaml"), """
                locker: LY-000017
                epoch: 3
                data: data
                keys: keys.json
                cabinet: demo-24
                stretch: 1000
                lines:
                  - {id: main, port: /dev/nothing, baud: 115200, boards: b1}
                rescue: {on: pole-on, off: pole-off}
                city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
                kiosk: {port: 0, open: true}
                """);
    }

    private Optional<Problem> problem(String name) throws InterruptedException {
        return check(name).problem();
    }

    private Check check(String name) throws InterruptedException {
        List<Check> checks =
                new SelfTest(SettingsFile.read(folder.resolve("agent.yaml")), () -> 0, new Nobody(), timesync).run();
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsUnpluggedIsRed() throws Exception {
        assertThat(problem("line main")).contains(Problem.LINE_LOST);
        assertThat(problem("board b1")).contains(Problem.BOARD_UNREACHABLE);
        assertThat(problem("wiring")).contains(Problem.WIRING_UNVERIFIED);
    }

    @Test
    void aClockIsGoodOnlyWithNetworkTime() throws Exception {
        assertThat(problem("clock source")).contains(Problem.CLOCK_NOT_TRUSTED);
        Files.createFile(timesync);
        assertThat(problem("clock source")).isEmpty();
    }

    @Test
    void keysThatOthersMayReadAreRed() throws Exception {
        assertThat(problem("key file")).isEmpty();
        Files.setPosixFilePermissions(folder.resolve("keys.json"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problem("key file")).contains(Problem.DEFAULT_SECRET);
        Files.delete(folder.resolve("keys.json"));
        assertThat(problem("key file")).contains(Problem.KEYS_MISSING);
    }

    @Test
    void aDataFolderThatEverybodyMayWriteIsRed_andLeavesNothingBehind() throws Exception {
        assertThat(problem("data folder")).isEmpty();
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(problem("data folder")).contains(Problem.STORE_FAILED);
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aRescueKeyMustReadOff() throws Exception {
        assertThat(problem("rescue key")).contains(Problem.RESCUE_KEY_BROKEN);
        Files.writeString(folder.resolve("pole-on"), "0");
        Files.writeString(folder.resolve("pole-off"), "1");
        assertThat(problem("rescue key")).isEmpty();
    }

    private static final class Nobody implements Person {
        private final List<String> told = new ArrayList<>();

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
            return false;
        }

        @Override
        public List<CompartmentId> whichMoved(CompartmentId expected) {
            return List.of();
        }

        @Override
        public void shut(List<CompartmentId> doors, boolean untilSaid) {
            told.add("shut");
        }
    }
}
