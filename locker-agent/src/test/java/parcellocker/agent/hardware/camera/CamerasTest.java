package parcellocker.agent.hardware.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.hardware.camera.CameraAddress.User;
import parcellocker.agent.hardware.camera.CameraAddress.Way;
import parcellocker.agent.hardware.camera.DigestAuth.Login;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.locker.Input;

/** Cameras over real sockets. */
class CamerasTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final AtomicLong skipped = new AtomicLong();
    private CameraServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CameraServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CameraAddress camera(Way way) {
        String path = switch (way) {
            case STREAM -> "/stream";
            case SNAPSHOT -> "/snapshot?size=full";
            case ONVIF -> "/onvif/media_service";
        };
        return new CameraAddress(way, server.at(path), Optional.empty());
    }

    private CameraScanner scanner(CameraAddress camera) {
        return new CameraScanner(
                camera, new Repeats(10_000), inbox::offer, () -> System.nanoTime() / 1_000_000 + skipped.get());
    }

    private Input next() throws InterruptedException {
        Input input = inbox.poll(20, TimeUnit.SECONDS);
        assertThat(input).isNotNull();
        return input;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCodeBeforeTheCameraIsOneScan(Way way) throws Exception {
        server.picture = TestPictures.jpegOf("PL1:FIRST");
        try (CameraScanner scanner = scanner(camera(way))) {
            scanner.start();
            assertThat(next()).isEqualTo(new Input.Scanned("PL1:FIRST"));
            server.picture = TestPictures.jpegOf("PL1:SECOND");
            assertThat(next()).as("held there, it is not read again").isEqualTo(new Input.Scanned("PL1:SECOND"));
        }
    }

    @Test
    void aStreamThatFallsSilentIsAskedForAgain() throws Exception {
        server.streamed = 1;
        server.picture = TestPictures.jpegOf("PL1:BEFORE");
        try (CameraScanner scanner = scanner(camera(Way.STREAM))) {
            scanner.start();
            assertThat(next()).isEqualTo(new Input.Scanned("PL1:BEFORE"));
            server.picture = TestPictures.jpegOf("PL1:AFTER");
            skipped.addAndGet(11_000);
            assertThat(next()).isEqualTo(new Input.Scanned("PL1:AFTER"));
        }
    }

    @Test
    void aPasswordIsProvedAndNeverSent() throws Exception {
        server.login = new Login("locker", "a secret");
        Path secret = Files.writeString(folder.resolve("secret"), "a secret\n");
        try (CameraHttp http = new CameraAddress(
                        Way.SNAPSHOT, server.at("/snapshot?size=full"), Optional.of(new User("locker", secret)))
                .http()) {
            assertThat(http.get(server.at("/snapshot?size=full"), MjpegCutter.MOST_BYTES))
                    .isEqualTo(server.picture);
        }
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotTriedAgain() throws Exception {
        server.login = new Login("locker", "a secret");
        try (CameraHttp http = new CameraHttp(Optional.of(new Login("locker", "another")))) {
            assertThatThrownBy(() -> http.get(server.at("/snapshot"), MjpegCutter.MOST_BYTES))
                    .hasMessage("the camera answers 401");
        }
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aCameraThatSendsTooMuchIsCutOff() throws Exception {
        try (CameraHttp http = new CameraHttp(Optional.empty())) {
            assertThatThrownBy(() -> http.get(server.at("/snapshot"), 100)).hasMessageContaining("more than 100 bytes");
        }
    }

    @Test
    void onvifIsAskedWithADatedLoginForTheAddressOfPictures() throws Exception {
        Onvif.Salt salt = new Onvif.Salt(Bytes.of(1, 2, 3), Instant.parse("2026-01-02T03:04:05Z"));
        try (CameraHttp http = new CameraHttp(Optional.empty())) {
            URI address = Onvif.snapshotAddress(
                    http, server.at("/onvif/media_service"), Optional.of(new Login("l&ck", "pw")), () -> salt);
            assertThat(address).isEqualTo(server.at("/snapshot"));
        }
        assertThat(server.asked.get(0))
                .contains("<Username>l&amp;ck</Username>")
                .contains(
                        "<Created xmlns=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\">2026-01-02T03:04:05Z<")
                .contains(">AQID<")
                .doesNotContain("pw");
        assertThat(server.asked.get(1)).contains("<ProfileToken>P &amp; 1</ProfileToken>");
    }

    /** The example of ONVIF's Application Programmer's Guide, section 6.1.1.3. */
    @Test
    void theExampleOfTheGuideComesOut() {
        Onvif.Salt salt = new Onvif.Salt(
                Bytes.copyOf(Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg==")),
                Instant.parse("2010-09-16T07:50:45Z"));
        assertThat(Onvif.passwordDigest("userpassword", salt)).isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
    }

    @Test
    void noEntityOfAnAnswerIsResolved() {
        String xml = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a><Uri>&b;</Uri></a>";
        assertThatThrownBy(() -> Onvif.first(xml.getBytes(StandardCharsets.UTF_8), "Uri", false))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCameraIsWatchedForAnsweringSeeingAndMoving() {
        try (CameraWatch watch =
                new CameraWatch(List.of(new CameraWatch.Camera("front", camera(Way.SNAPSHOT))), 10_000)) {
            watch.look();
            assertThat(watch.wrong("front")).isEmpty();
            server.picture = TestPictures.jpeg(TestPictures.even(Color.BLACK));
            watch.look();
            assertThat(watch.wrong("front")).contains("LK-1135 sees nothing");
            server.picture = TestPictures.jpegOf("PL1:A");
            watch.look();
            assertThat(watch.wrong("front")).isEmpty();
            watch.look();
            watch.look();
            assertThat(watch.wrong("front")).isEmpty();
            watch.look();
            assertThat(watch.wrong("front")).contains("LK-1135 shows the same picture again and again");
            server.close();
            watch.look();
            assertThat(watch.wrong("front"))
                    .hasValueSatisfying(wrong -> assertThat(wrong).startsWith("LK-1134"));
        }
    }

    @Test
    void aCameraThatSaysNothingHoldsUpTheOthersForItsTimeOnly() {
        server.streamed = 0;
        CameraAddress silent = camera(Way.STREAM);
        try (CameraWatch watch = new CameraWatch(
                List.of(
                        new CameraWatch.Camera("silent", silent),
                        new CameraWatch.Camera("front", camera(Way.SNAPSHOT))),
                300)) {
            watch.look();
            assertThat(watch.wrong("silent"))
                    .hasValueSatisfying(wrong -> assertThat(wrong).startsWith("LK-1134"));
            assertThat(watch.wrong("front")).isEmpty();
        }
    }

    @Test
    void aPictureCutAnywhereInItsStreamIsThePicture() {
        byte[] picture = TestPictures.jpegOf("PL1:A");
        byte[] front = "--x\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[front.length + picture.length];
        System.arraycopy(front, 0, all, 0, front.length);
        System.arraycopy(picture, 0, all, front.length, picture.length);
        for (int cut = 0; cut < all.length; cut += 7) {
            MjpegCutter cutter = new MjpegCutter();
            Optional<byte[]> first = cutter.take(all, cut);
            Optional<byte[]> second = cutter.take(Arrays.copyOfRange(all, cut, all.length), all.length - cut);
            assertThat(first).isEmpty();
            assertThat(second).hasValueSatisfying(found -> assertThat(found).isEqualTo(picture));
        }
    }

    @Test
    void aPictureWithoutEndIsGivenUpAndTheNextIsRead() {
        MjpegCutter cutter = new MjpegCutter();
        byte[] endless = new byte[MjpegCutter.MOST_BYTES + 10];
        endless[0] = (byte) 0xFF;
        endless[1] = (byte) 0xD8;
        assertThat(cutter.take(endless, endless.length)).isEmpty();
        byte[] small = {(byte) 0xFF, (byte) 0xD8, 1, (byte) 0xFF, (byte) 0xD9};
        assertThat(cutter.take(small, small.length))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(small));
    }
}
