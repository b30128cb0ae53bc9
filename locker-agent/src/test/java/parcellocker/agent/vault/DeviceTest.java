package parcellocker.agent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Pem;

class DeviceTest {
    @TempDir
    private Path folder;

    private CityAuthority city;
    private Device device;
    private X509Certificate first;

    @BeforeEach
    void enrol() throws Exception {
        city = new CityAuthority();
        NewBoard board = new NewBoard(folder);
        board.draw(Optional.empty(), false);
        board.confirmed(
                city.grants(board.asked("LY-000017", "T".repeat(43), city.sealing(), false)),
                "https://city.example:8444");
        device = new Device(folder);
        first = device.offered().certificate();
    }

    @Test
    void aRenewalIsForANewKeyAndProvedByThePresentOne() throws Exception {
        EnrolmentWords.Renewal asked = device.renewal();
        EnrolmentWords.Renewed granted = city.renews(asked);
        X509Certificate next = Pem.certificates(granted.certificate()).getFirst();
        assertThat(DeviceProof.isBy(first.getPublicKey(), asked)).isTrue();
        assertThat(DeviceProof.isBy(next.getPublicKey(), asked)).isFalse();
        assertThat(next.getPublicKey()).isNotEqualTo(first.getPublicKey());
        device.renewed(granted);
        assertThat(device.file().identity().certificate()).isEqualTo(next);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("device.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theOldPairIsShownInTurnUntilTheNewOneHasBeenTaken() throws Exception {
        device.renewed(city.renews(device.renewal()));
        X509Certificate next = device.offered().certificate();
        assertThat(next).isNotEqualTo(first);
        assertThat(device.offered().certificate()).isEqualTo(first);
        device.accepted(new Device(folder).file().formerIdentity().orElseThrow());
        assertThat(device.file().former()).isNotNull();
        assertThat(device.offered().certificate()).isEqualTo(next);

        device.accepted(device.file().identity());
        assertThat(device.file().former()).isNull();
        assertThat(device.offered().certificate()).isEqualTo(next);
        assertThat(device.offered().certificate()).isEqualTo(next);
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainWithTheSameKey() throws Exception {
        EnrolmentWords.Renewed lost = city.renews(device.renewal());
        EnrolmentWords.Renewed got = city.renews(new Device(folder).renewal());
        assertThat(publicKey(got)).isEqualTo(publicKey(lost));
        device.forget();
        assertThat(publicKey(city.renews(device.renewal()))).isNotEqualTo(publicKey(lost));
    }

    /** As in {@code NewBoardTest}: what cannot be done at a step leaves what a power cut before it leaves. */
    @Test
    void aPowerCutWhileTheNewPairIsWrittenLeavesTheOldOneOrTheNewOne() throws Exception {
        EnrolmentWords.Renewed granted = city.renews(device.renewal());
        Path obstacle = Files.createDirectories(folder.resolve("device.json.next/in-the-way"));
        assertThatThrownBy(() -> device.renewed(granted)).isInstanceOf(IOException.class);
        assertThat(new Device(folder).offered().certificate()).isEqualTo(first);
        Files.delete(obstacle);

        byte[] drawn = Files.readAllBytes(folder.resolve("renewing.json"));
        device.renewed(granted);
        X509Certificate next = device.file().identity().certificate();
        // The power went before the drawn key was taken away: the next renewal draws another.
        Files.write(folder.resolve("renewing.json"), drawn);
        Files.setPosixFilePermissions(folder.resolve("renewing.json"), PosixFilePermissions.fromString("rw-------"));
        assertThat(publicKey(city.renews(new Device(folder).renewal()))).isNotEqualTo(next.getPublicKey());
    }

    private static java.security.PublicKey publicKey(EnrolmentWords.Renewed granted) {
        return Pem.certificates(granted.certificate()).getFirst().getPublicKey();
    }
}
