package parcellocker.agent.hardware.camera;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.hardware.camera.DigestAuth.Challenge;
import parcellocker.agent.hardware.camera.DigestAuth.Login;
import parcellocker.agent.hardware.camera.DigestAuth.Request;

/** A camera on a real socket: single pictures, a stream, ONVIF, and a digest before each if it has a login. */
final class CameraServer implements AutoCloseable {
    private static final String ASKED = "Digest realm=\"camera\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch ended = new CountDownLatch(1);
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile byte[] picture = TestPictures.jpegOf("PL1:NOTHING");
    volatile Login login = new Login("", "");
    /** After so many pictures a stream stays open and says nothing. */
    volatile int streamed = Integer.MAX_VALUE;

    CameraServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/snapshot", exchange -> answer(exchange, picture, "image/jpeg"));
        server.createContext("/stream", this::stream);
        server.createContext("/onvif", this::onvif);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private boolean isRefused(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        if (login.user().isEmpty() || (given != null && isRight(exchange, given))) {
            return false;
        }
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"camera\"");
        exchange.getResponseHeaders().add("WWW-Authenticate", ASKED);
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
        return true;
    }

    private boolean isRight(HttpExchange exchange, String given) {
        String cnonce = given.replaceAll(".*cnonce=\"([^\"]*)\".*", "$1");
        Request request = new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString());
        return given.equals(DigestAuth.answer(Challenge.of(ASKED).orElseThrow(), login, request, cnonce));
    }

    private void answer(HttpExchange exchange, byte[] body, String type) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (isRefused(exchange)) {
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (isRefused(exchange)) {
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < streamed && ended.getCount() > 0; i++) {
                byte[] one = picture;
                out.write(("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + one.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(one);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                if (hasEnded(50)) {
                    return;
                }
            }
            var unused = hasEnded(60_000);
        }
    }

    private boolean hasEnded(long waitMillis) {
        try {
            return ended.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void onvif(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request);
        String body = request.contains("GetSnapshotUri")
                ? "<trt:GetSnapshotUriResponse><trt:MediaUri><tt:Uri>" + at("/snapshot")
                        + "</tt:Uri></trt:MediaUri></trt:GetSnapshotUriResponse>"
                : "<trt:GetProfilesResponse><trt:Profiles token=\"P &amp; 1\" fixed=\"true\"/></trt:GetProfilesResponse>";
        byte[] answer = ("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                        + " xmlns:trt=\"http://www.onvif.org/ver10/media/wsdl\""
                        + " xmlns:tt=\"http://www.onvif.org/ver10/schema\"><s:Body>" + body
                        + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
