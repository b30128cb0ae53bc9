package parcellocker.bridge.oidc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** How a provider answers programs: properly, or as badly as a test wants. */
final class Plumbing implements AutoCloseable {
    /** How much of what has no end somebody took. */
    final AtomicLong poured = new AtomicLong();

    private final CountDownLatch over = new CountDownLatch(1);

    interface Answer {
        Reply to(HttpExchange request) throws IOException;
    }

    record Reply(int status, String body) {}

    void program(HttpExchange request, Lie lie, Answer answer) throws IOException {
        switch ("honest".equals(request.getRequestURI().getRawQuery()) ? Lie.NONE : lie) {
            case FAULT -> reply(request, new Reply(500, "{}"));
            case NOT_JSON -> reply(request, new Reply(200, "<html>"));
            case HUGE -> reply(request, new Reply(200, "{\"x\":\"" + "x".repeat(70_000) + "\"}"));
            case REDIRECT -> {
                request.getResponseHeaders().add("Location", request.getRequestURI() + "?honest");
                reply(request, new Reply(307, ""));
            }
            case ENDLESS -> endless(request);
            case SILENT -> silent();
            default -> reply(request, answer.to(request));
        }
    }

    /** A little again and again, until the other side has enough. */
    private void endless(HttpExchange request) throws IOException {
        request.sendResponseHeaders(200, 0);
        try (OutputStream out = request.getResponseBody()) {
            while (true) {
                out.write(" ".repeat(8_192).getBytes(StandardCharsets.UTF_8));
                out.flush();
                poured.addAndGet(8_192);
            }
        }
    }

    private void silent() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0],
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                        (a, b) -> b,
                        TreeMap::new));
    }

    static void reply(HttpExchange request, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = request.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
