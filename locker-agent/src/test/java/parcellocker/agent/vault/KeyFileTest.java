package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

final class KeyFileTest {
    private static final String RFC_8037 = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private final Keys.City city = new CityKeys().published();

    @TempDir
    private Path folder;

    @Test
    void operatorsAreReplacedAndTheLockersOwnKeysStay() throws Exception {
        Path keys = folder.resolve("replaced.json");
        Keys before = KeyFile.create(keys, city, java.util.List.of());
        OperatorKey operator = new OperatorKey(
                "ops-1",
                parcellocker.contract.wire.Jose.publicOf(parcellocker.contract.wire.Jose.newSigningKey()),
                java.util.List.of(OperatorKey.Right.OPEN));
        KeyFile.replaceOperators(keys, java.util.List.of(operator));
        assertThat(KeyFile.read(keys)).isEqualTo(before.with(java.util.List.of(operator)));
        assertThat(KeyFile.read(keys).operator("ops-1")).contains(operator);
        assertThatThrownBy(() -> KeyFile.replaceOperators(keys, java.util.List.of(operator, operator)))
                .hasMessageContaining("LK-8005");
    }

    @Test
    void newKeysAreTheOwnersAloneAndComeBack() throws IOException {
        Path file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, city, java.util.List.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.read(file)).isEqualTo(keys);
        assertThat(KeyFile.create(folder.resolve("other.json"), city, java.util.List.of())
                        .code())
                .isNotEqualTo(keys.code());
    }

    @Test
    void aFileOfBeforeLockersSignedGetsItsSigningKeyOnceAndKeepsTheRest() throws IOException {
        Path file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, city, java.util.List.of());
        String device = Json.write(keys.device());
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains(device);
        Files.writeString(file, text.replace("\"device\":" + device + ",", ""), StandardCharsets.UTF_8);

        Keys migrated = KeyFile.read(file);
        assertThat(migrated.code()).isEqualTo(keys.code());
        assertThat(migrated.sealing()).isEqualTo(keys.sealing());
        assertThat(migrated.device()).isNotEqualTo(keys.device());
        assertThat(KeyFile.read(file)).isEqualTo(migrated);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Jose.verify(Jose.sign("try", migrated.device()), migrated.devicePublic()))
                .isEqualTo("try");
    }

    @Test
    void keysThatExistAreNeverOverwritten() throws IOException {
        Path file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, city, java.util.List.of());
        assertRefused(Problem.CONFIG_CONFLICT, () -> KeyFile.create(file, city, java.util.List.of()));
        assertThat(KeyFile.read(file)).isEqualTo(keys);
    }

    @Test
    void withoutKeysNothingStarts() {
        assertRefused(Problem.KEYS_MISSING, () -> KeyFile.read(folder.resolve("keys.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void keysThatOthersMayTouchAreNoSecret(String mode) throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.create(file, city, java.util.List.of());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertRefused(Problem.DEFAULT_SECRET, () -> KeyFile.read(file));
    }

    @Test
    void keysThatNobodyDrewAreRefused() throws IOException {
        Path file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, city, java.util.List.of());
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
        assertRefused(Problem.DEFAULT_SECRET, () -> changed(file, keys.code(), zeros));
        assertRefused(Problem.DEFAULT_SECRET, () -> changed(file, zeros, keys.salt()));
        assertThat(changed(file, "\"code\":\"" + keys.salt(), "\"code\":\"" + keys.code()))
                .isEqualTo(keys);
    }

    @Test
    void aKeyPrintedInAStandardIsRefused() {
        String printed = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + RFC_8037 + "\"}";
        assertRefused(
                Problem.DEFAULT_SECRET,
                () -> KeyFile.create(
                        folder.resolve("keys.json"),
                        new Keys.City(printed, city.tokens(), city.sealing()),
                        java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"code\":1}", "no json"})
    void aFileWithoutKeysIsRefused(String text) throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.create(file, city, java.util.List.of());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        assertRefused(Problem.CONFIG_UNREADABLE, () -> KeyFile.read(file));
    }

    private static Keys changed(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replace(from, to), StandardCharsets.UTF_8);
        return KeyFile.read(file);
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
