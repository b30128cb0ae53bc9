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
import parcellocker.contract.wire.EnrolmentWords;
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
    void theCitysKeysAreReplacedAndTheLockersOwnStay() throws Exception {
        Path file = folder.resolve("keys.json");
        Keys before = KeyFile.create(file, city, java.util.List.of());
        Keys next = KeyFile.replaceCity(file, said(java.util.List.of()));
        assertThat(next.city().elderTokens()).containsExactly(city.tokens());
        assertThat(next.with(city)).isEqualTo(before);
        assertThat(KeyFile.read(file)).isEqualTo(next);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** As in {@code DeviceTest}: what cannot be done at a step leaves what a power cut before it leaves. */
    @Test
    void aPowerCutWhileTheCitysKeysAreReplacedLeavesTheOldOnesOrTheNewOnes() throws Exception {
        Path file = folder.resolve("keys.json");
        Keys before = KeyFile.create(file, city, java.util.List.of());
        EnrolmentWords.Published said = said(java.util.List.of());
        Path obstacle = Files.createDirectories(folder.resolve("keys.json.next/in-the-way"));
        assertThatThrownBy(() -> KeyFile.replaceCity(file, said)).isInstanceOf(IOException.class);
        assertThat(KeyFile.read(file)).isEqualTo(before);
        Files.delete(obstacle);
        Files.delete(folder.resolve("keys.json.next"));

        // The power went while the new file was written beside the old one.
        Files.writeString(folder.resolve("keys.json.next"), "{\"code\":\"half");
        assertThat(KeyFile.read(file)).isEqualTo(before);
        Keys next = KeyFile.replaceCity(file, said);
        assertThat(KeyFile.read(file)).isEqualTo(next);
        assertThat(folder.resolve("keys.json.next")).doesNotExist();
        // It went after: the same again changes nothing.
        byte[] written = Files.readAllBytes(file);
        assertThat(KeyFile.replaceCity(file, said)).isEqualTo(next);
        assertThat(Files.readAllBytes(file)).isEqualTo(written);
    }

    @Test
    void anOperatorWhomTheCityNamesNoMoreIsOneNoLongerAndNobodyBecomesOneThisWay() throws Exception {
        Path file = folder.resolve("keys.json");
        OperatorKey stays = operator("ops-1", OperatorKey.Right.OPEN, OperatorKey.Right.APPROVE);
        OperatorKey goes = operator("ops-2", OperatorKey.Right.OPEN);
        KeyFile.create(file, city, java.util.List.of(stays, goes));
        OperatorKey less = new OperatorKey("ops-1", stays.jwk(), java.util.List.of(OperatorKey.Right.APPROVE));
        OperatorKey comes = operator("ops-3", OperatorKey.Right.OPEN);
        OperatorKey pretends = operator("ops-2", OperatorKey.Right.OPEN);
        assertThat(KeyFile.replaceCity(file, said(java.util.List.of(less, pretends, comes)))
                        .operators())
                .containsExactly(less);
        assertThat(KeyFile.replaceCity(file, said(java.util.List.of(stays))).operators())
                .containsExactly(less);
    }

    @Test
    void aFileOfBeforeKeysWereRotatedKnowsNoElderOnes() throws Exception {
        Path file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, city, java.util.List.of());
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains(",\"elderTokens\":[]");
        assertThat(changed(file, ",\"elderTokens\":[]", "")).isEqualTo(keys);
    }

    @Test
    void anElderKeyThatIsNoneOrPrintedInAStandardIsRefused() throws Exception {
        Path file = folder.resolve("keys.json");
        KeyFile.create(file, city, java.util.List.of());
        String printed = "{\\\"kty\\\":\\\"OKP\\\",\\\"crv\\\":\\\"Ed25519\\\",\\\"x\\\":\\\"" + RFC_8037 + "\\\"}";
        String none = "\"elderTokens\":[]";
        assertRefused(Problem.DEFAULT_SECRET, () -> changed(file, none, "\"elderTokens\":[\"" + printed + "\"]"));
        assertRefused(Problem.CONFIG_UNREADABLE, () -> changed(file, printed, "no key"));
        assertRefused(Problem.CONFIG_UNREADABLE, () -> changed(file, "[\"no key\"]", "[null]"));
    }

    private EnrolmentWords.Published said(java.util.List<OperatorKey> operators) {
        Keys.City next = new CityKeys().published();
        return new EnrolmentWords.Published(
                new EnrolmentWords.City(
                        next.directives(), next.tokens(), next.sealing(), java.util.List.of(city.tokens())),
                operators);
    }

    private static OperatorKey operator(String kid, OperatorKey.Right... rights) {
        return new OperatorKey(kid, Jose.publicOf(Jose.newSigningKey()), java.util.List.of(rights));
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
