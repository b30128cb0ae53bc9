package parcellocker.agent.kiosk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program on the same machine that talks to the screen's server as the demo's script does. */
final class Visitor implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    Visitor(KioskServer kiosk) {
        this.base = URI.create("http://127.0.0.1:" + kiosk.port());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    HttpResponse<String> touch(String name, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/touch/" + name))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
    }

    URI at(String path) {
        return base.resolve(path);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
