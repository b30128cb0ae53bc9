package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.uplink.Until;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;

/** The whole agent with everything around it configured and nothing plugged in. */
class AroundStartTest {
    private static final String AROUND = """
            scanner: {port: none-1, control: NEWLAND, mode: COMMAND}
            cameraScanner: {snapshot: "http://127.0.0.1:1/"}
            badges: {port: none-2, kind: PN532}
            climate:
              lines: [{id: cold, port: none-3}]
              probes:
                - {id: cold-1, line: cold, profile: xy-md02, overMillis: 3600000}
                - {id: cold-2, file: none-4, overMillis: 3600000}
            cameras: [{id: front, onvif: "http://127.0.0.1:1/"}]
            gpio: {provider: MOCK, gate: {pin: 17}, lamp: {pin: 22}, tamper: {pin: 24}}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsNotPluggedInKeepsNoAgentFromStartingAndStopping() throws IOException {
        Wiring agent = Wiring.start(Start.of(SettingsFile.read(config(AROUND))));
        assertThat(agent.screenUrl()).startsWith("http://127.0.0.1:");
        agent.close();
        try (FolderLock free = FolderLock.take(folder.resolve("data")).orElseThrow()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void aPinThatCannotBeHadEndsTheStartAndLeavesNothingBehind() throws IOException {
        Path file = config(AROUND.replace("MOCK", "LINUXFS").replace("pin: 17", "pin: 1023"));
        assertThatThrownBy(() -> Wiring.start(Start.of(SettingsFile.read(file))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-1139");
        try (FolderLock free = FolderLock.take(folder.resolve("data")).orElseThrow()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void anAlarmOfHardwareThatWasTakenOutEndsAtTheNextStart() throws IOException {
        Path with = config("gpio: {provider: MOCK, mainsFail: {pin: 6, activeLow: true, steadyMillis: 100}}\n");
        Wiring agent = Wiring.start(Start.of(SettingsFile.read(with)));
        try {
            Until.holds("the mains are lost", () -> modes().contains("MAINS_LOST"));
        } finally {
            agent.close();
        }
        Wiring without = Wiring.start(Start.of(SettingsFile.read(config(""))));
        without.close();
        assertThat(modes()).isEmpty();
    }

    /** As the agent has written them; reading disturbs nobody. */
    private String modes() {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/locker.db"));
                Statement question = file.createStatement();
                ResultSet answer = question.executeQuery("select modes from counters")) {
            return answer.next() ? answer.getString(1) : "";
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Path config(String around) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        if (!Files.exists(folder.resolve("keys.json"))) {
            String city = Jose.publicOf(Jose.newSigningKey());
            KeyFile.create(
                    folder.resolve("keys.json"),
                    new Keys.City(city, city, Jose.publicOf(Jose.newSealingKey())),
                    List.of());
        }
        return Files.writeString(folder.resolve("agent.yaml"), """
                locker: LY-000017
                epoch: 3
                data: data
                wiring: UNVERIFIED_ALLOWED
                keys: keys.json
                cabinet: demo-24
                stretch: 1000
                lines:
                  - {id: main, port: none-0, boards: b1}
                city: {url: "tcp://127.0.0.1:1", user: LY-000017, password: 6f2b8a9c1d}
                kiosk: {port: 0, open: true}
                """ + around);
    }
}
