package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;

class NewBoardTest {
    private static final String LOCKER = "LY-000017";
    private static final String TOKEN = "T".repeat(43);
    private static final String LISTENER = "https://city.example:8444";

    @TempDir
    private Path folder;

    private Path identity;
    private CityAuthority city;
    private NewBoard board;

    @BeforeEach
    void begin() {
        identity = folder.resolve("identity");
        city = new CityAuthority();
        board = new NewBoard(identity);
    }

    @Test
    void drawsItsOwnKeysAndTakesWhatTheCityGrants() throws Exception {
        board.draw(Optional.empty(), false);
        EnrolmentWords.Asked asked = asked();
        EnrolmentWords.Granted granted = city.grants(asked);
        board.confirmed(granted, LISTENER);

        Keys keys = KeyFile.read(identity.resolve("keys.json"));
        DeviceFile device = DeviceFile.read(identity).orElseThrow();
        assertThat(keys.city().directives()).isEqualTo(granted.city().directives());
        assertThat(keys.sealingPublic()).isEqualTo(asked.sealTo());
        assertThat(keys.devicePublic()).isEqualTo(asked.signing());
        assertThat(device.identity().name()).isEqualTo(LOCKER);
        assertThat(device.epoch()).isEqualTo(3);
        assertThat(device.broker()).isEqualTo("ssl://broker.example:8883");
        assertThat(device.listener()).isEqualTo(LISTENER);
        assertThat(device.former()).isNull();
    }

    @Test
    void noPrivateKeyIsToldButTheStaffKeyAndThatIsSealed() throws Exception {
        board.draw(Optional.empty(), false);
        EnrolmentWords.Asked asked = asked();
        board.confirmed(city.grants(asked), LISTENER);
        Keys keys = KeyFile.read(identity.resolve("keys.json"));
        String key = DeviceFile.read(identity).orElseThrow().pair().key();
        assertThat(asked.sealTo()).doesNotContain("\"d\"");
        assertThat(asked.signing()).doesNotContain("\"d\"");
        assertThat(asked.staff()).doesNotContain(keys.staff());
        assertThat(asked.request()).doesNotContain(key.lines().toList().get(1));
        for (Object shown : List.of(keys, DeviceFile.read(identity).orElseThrow(), asked)) {
            assertThat(shown.toString()).doesNotContain(keys.code(), key, TOKEN);
        }
    }

    @Test
    void everyFileIsItsOwnersAlone() throws Exception {
        board.draw(Optional.empty(), false);
        assertOwnersAlone("enrolling.json");
        board.confirmed(city.grants(asked()), LISTENER);
        assertOwnersAlone("keys.json", "device.json");
        Files.setPosixFilePermissions(identity.resolve("device.json"), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(Problem.DEFAULT_SECRET, () -> DeviceFile.read(identity));
    }

    private void assertOwnersAlone(String... names) throws IOException {
        try (var files = Files.list(identity)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
        for (String name : names) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    /** Each name is one step of an enrolment: what cannot be done there leaves what a power cut before it leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"enrolling.json.next", "keys.json.next", "keys.json", "device.json.next", "device.json"})
    void aPowerCutAtAnyStepLeavesNoKeyFileOrACompleteOneAndTheSameKeysAreAskedForAgain(String step) throws Exception {
        boolean isBeforeTheCityHears = step.startsWith("enrolling");
        if (isBeforeTheCityHears) {
            cut(step, () -> board.draw(Optional.empty(), false));
        }
        board.draw(Optional.empty(), false);
        EnrolmentWords.Asked first = asked();
        if (!isBeforeTheCityHears) {
            EnrolmentWords.Granted granted = city.grants(first);
            cut(step, () -> board.confirmed(granted, LISTENER));
            assertThat(DeviceFile.read(identity)).isEmpty();
        }
        // What was half written then is no hindrance.
        Files.writeString(identity.resolve("keys.json.next"), "{\"code\":");
        NewBoard again = new NewBoard(identity);
        again.draw(Optional.empty(), false);
        EnrolmentWords.Asked second = again.asked(LOCKER, TOKEN, city.sealing(), false);
        assertThat(publicKey(second)).isEqualTo(publicKey(first));
        assertThat(second.sealTo()).isEqualTo(first.sealTo());
        again.confirmed(city.grants(second), LISTENER);
        assertThat(KeyFile.read(identity.resolve("keys.json")).sealingPublic()).isEqualTo(first.sealTo());
        assertThat(DeviceFile.read(identity)).isPresent();
        assertOwnersAlone("keys.json", "device.json");
    }

    private interface Step {
        void run() throws Exception;
    }

    private void cut(String step, Step enrolment) throws IOException {
        Path obstacle = Files.createDirectories(identity.resolve(step).resolve("in-the-way"));
        assertThatThrownBy(enrolment::run).isInstanceOf(IOException.class);
        Files.delete(obstacle);
        Files.delete(identity.resolve(step));
        if (Files.exists(identity.resolve("keys.json"))) {
            assertThatNoKeyIsMissing();
        }
    }

    private void assertThatNoKeyIsMissing() throws IOException {
        assertThat(KeyFile.read(identity.resolve("keys.json")).city()).isNotNull();
    }

    @Test
    void aLockerThatRanKeepsItsKeysAndIsNotEnrolledWithoutThem() throws Exception {
        Path byHand = folder.resolve("by-hand.json");
        Keys kept = KeyFile.create(byHand, new CityKeys().published(), List.of());
        assertRefused(Problem.KEYS_MISSING, () -> board.draw(Optional.empty(), true));
        assertThat(Files.exists(identity.resolve("enrolling.json"))).isFalse();
        assertRefused(Problem.KEYS_MISSING, () -> board.draw(Optional.of(folder.resolve("nowhere.json")), false));
        board.draw(Optional.empty(), false);
        board.draw(Optional.of(byHand), true);
        board.confirmed(city.grants(asked()), LISTENER);
        Keys keys = KeyFile.read(identity.resolve("keys.json"));
        assertThat(keys.code()).isEqualTo(kept.code());
        assertThat(keys.staff()).isEqualTo(kept.staff());
        assertThat(keys.sealing()).isEqualTo(kept.sealing());
        assertThat(keys.device()).isEqualTo(kept.device());
    }

    @Test
    void aCertificateForAnotherKeyOrNameIsNotTaken() throws Exception {
        board.draw(Optional.empty(), false);
        EnrolmentWords.Granted granted = city.grants(asked());
        EnrolmentWords.Granted foreign = city.grants(board.asked("LY-000018", TOKEN, city.sealing(), false));
        assertRefused(Problem.CERTIFICATE_UNFIT, () -> board.confirmed(with(granted, foreign.certificate()), LISTENER));
        assertRefused(Problem.CERTIFICATE_UNFIT, () -> board.confirmed(with(granted, granted.trust()), LISTENER));
        assertOwnersAlone("enrolling.json");
    }

    private static EnrolmentWords.Granted with(EnrolmentWords.Granted granted, String certificate) {
        return new EnrolmentWords.Granted(
                granted.locker(),
                granted.epoch(),
                certificate,
                granted.trust(),
                granted.broker(),
                granted.city(),
                granted.operators());
    }

    private EnrolmentWords.Asked asked() throws IOException {
        return board.asked(LOCKER, TOKEN, city.sealing(), false);
    }

    /** Two signatures over one request differ; what they sign does not. */
    private String publicKey(EnrolmentWords.Asked asked) throws Exception {
        return parcellocker.contract.wire.Pem.certificates(city.grants(asked).certificate())
                .getFirst()
                .getPublicKey()
                .toString();
    }

    private static void assertRefused(Problem problem, Step step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void theSealOfTheStaffKeyOpensWithTheCitysKeyAlone() throws Exception {
        String cityKey = Jose.newSealingKey();
        board.draw(Optional.empty(), false);
        EnrolmentWords.Asked asked = board.asked(LOCKER, TOKEN, Jose.publicOf(cityKey), false);
        board.confirmed(city.grants(asked), LISTENER);
        assertThat(Jose.open(asked.staff(), cityKey))
                .isEqualTo(KeyFile.read(identity.resolve("keys.json")).staff());
    }
}
