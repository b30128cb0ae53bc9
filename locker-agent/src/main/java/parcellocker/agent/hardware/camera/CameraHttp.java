package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import parcellocker.agent.hardware.camera.DigestAuth.Challenge;
import parcellocker.agent.hardware.camera.DigestAuth.Login;

/**
 * Requests to one camera: with a time limit, with a limit of bytes, and with a digest if it asks for one. Its password never goes in
 * the clear.
 */
final class CameraHttp implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final String SOAP = "application/soap+xml; charset=utf-8";

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(WITHIN)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SecureRandom random = new SecureRandom();
    private final Optional<Login> login;

    CameraHttp(Optional<Login> login) {
        this.login = login;
    }

    /** A picture, or what else stands there. */
    byte[] get(URI address, int mostBytes) throws IOException, InterruptedException {
        try (InputStream in = open(address)) {
            return bounded(in, mostBytes);
        }
    }

    /** A stream that goes on; whoever reads it closes it. */
    InputStream open(URI address) throws IOException, InterruptedException {
        return answered(HttpRequest.newBuilder(address).GET(), "GET", address);
    }

    /** The answer to a SOAP envelope. */
    byte[] post(URI address, String envelope, int mostBytes) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", SOAP)
                .POST(HttpRequest.BodyPublishers.ofString(envelope, StandardCharsets.UTF_8));
        try (InputStream in = answered(request, "POST", address)) {
            return bounded(in, mostBytes);
        }
    }

    private InputStream answered(HttpRequest.Builder request, String method, URI address)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> first = send(request);
        if (first.statusCode() != UNAUTHORISED || login.isEmpty()) {
            return body(first);
        }
        first.body().close();
        Challenge challenge = first.headers().allValues("WWW-Authenticate").stream()
                .map(Challenge::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IOException("the camera asks for a login other than digest"));
        String answer =
                DigestAuth.answer(challenge, login.get(), new DigestAuth.Request(method, path(address)), fresh());
        return body(send(with(request, answer)));
    }

    /** What the camera calls itself may hold signs that no header may. */
    private static HttpRequest.Builder with(HttpRequest.Builder request, String answer) throws IOException {
        try {
            return request.setHeader("Authorization", answer);
        } catch (IllegalArgumentException unsendable) {
            throw new IOException("the camera's question for a login cannot be answered", unsendable);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(WITHIN).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static InputStream body(HttpResponse<InputStream> response) throws IOException {
        if (response.statusCode() != OK) {
            response.body().close();
            throw new IOException("the camera answers " + response.statusCode());
        }
        return response.body();
    }

    private static byte[] bounded(InputStream in, int mostBytes) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new IOException("the camera sends more than " + mostBytes + " bytes");
        }
        return bytes;
    }

    private static String path(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    /** Java says nothing but the kind when nobody listens at an address. */
    static String word(IOException loss) {
        String message = loss.getMessage();
        return message == null ? loss.getClass().getSimpleName() : message;
    }

    private String fresh() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
