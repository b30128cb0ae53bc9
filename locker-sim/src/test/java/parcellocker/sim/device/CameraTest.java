package parcellocker.sim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CameraTest {
    private static final Pattern NONCE = Pattern.compile("nonce=\"(\\w+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Camera camera = new Camera(0, "locker", "seen", () -> List.of(false, true));

    @AfterEach
    void switchOff() {
        camera.close();
    }

    @Test
    void aSnapshotShowsOpenDoorsDarkToWhoeverProvesThePassword() throws Exception {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(snapshot("seen").body()));
        assertThat(picture.getRGB(100, 40) & 0xFF).as("shut").isGreaterThan(150);
        assertThat(picture.getRGB(100, 95) & 0xFF).as("open").isLessThan(60);
    }

    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        assertThat(get("/snapshot.jpg", "").statusCode()).isEqualTo(401);
        assertThat(snapshot("wrong").statusCode()).isEqualTo(401);
        camera.fault(new Camera.Fault.Locked());
        assertThat(snapshot("seen").statusCode()).isEqualTo(401);
    }

    @Test
    void aStreamIsOnePictureAfterAnother() throws Exception {
        String proof = proof("/stream.mjpg", "seen");
        HttpResponse<InputStream> stream =
                http.send(request("/stream.mjpg", proof), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("content-type")).hasValue("multipart/x-mixed-replace; boundary=picture");
        try (InputStream in = stream.body()) {
            for (int i = 0; i < 3; i++) {
                int length = head(in);
                assertThat(ImageIO.read(new ByteArrayInputStream(in.readNBytes(length))))
                        .isNotNull();
                in.skipNBytes(2);
            }
        }
    }

    @Test
    void aPictureIsCutLateOrNone() throws Exception {
        camera.fault(new Camera.Fault.Cut());
        assertThatThrownBy(() -> snapshot("seen")).isInstanceOf(IOException.class);
        camera.fault(new Camera.Fault.Slow(300));
        long before = System.nanoTime();
        assertThat(snapshot("seen").statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(300_000_000);
        camera.fault(new Camera.Fault.Garbage());
        assertThat(ImageIO.read(new ByteArrayInputStream(snapshot("seen").body())))
                .isNull();
    }

    private HttpResponse<byte[]> snapshot(String password) throws Exception {
        return get("/snapshot.jpg", proof("/snapshot.jpg", password));
    }

    private HttpResponse<byte[]> get(String path, String proof) throws Exception {
        return http.send(request(path, proof), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path, String proof) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + camera.port() + path));
        return (proof.isEmpty() ? request : request.header("Authorization", proof)).build();
    }

    /** What a client answers to the challenge, by RFC 7616. */
    private String proof(String path, String password) throws Exception {
        Optional<String> asked = get(path, "").headers().firstValue("WWW-Authenticate");
        Matcher nonce = NONCE.matcher(asked.orElseThrow());
        assertThat(nonce.find()).isTrue();
        String own = Digest.md5("locker:camera:" + password);
        String response = Digest.md5(own + ":" + nonce.group(1) + ":00000001:abc:auth:" + Digest.md5("GET:" + path));
        return ("Digest username=\"locker\", realm=\"camera\", nonce=\"%s\", uri=\"%s\", qop=auth, nc=00000001,"
                        + " cnonce=\"abc\", response=\"%s\"")
                .formatted(nonce.group(1), path, response);
    }

    /** Reads a part's head; answers how long its picture is. */
    private static int head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append(new String(in.readNBytes(1), StandardCharsets.US_ASCII));
        }
        Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        assertThat(length.find()).isTrue();
        return Integer.parseInt(length.group(1));
    }
}
