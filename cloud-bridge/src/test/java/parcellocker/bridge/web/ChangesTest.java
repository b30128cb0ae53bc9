package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parcellocker.bridge.Postgres;

class ChangesTest {
    /** A page that somebody watches never ends by itself, and a server that stops answers whoever has asked. */
    @Test
    @Timeout(60)
    void whoever_watches_a_page_is_let_go_when_the_bridge_stops() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        Offices offices = new Offices(Postgres.migrated(), () -> Instant.parse("2026-02-25T02:00:00Z"), false);
        HttpResponse<InputStream> watched = browser.send(
                HttpRequest.newBuilder(URI.create(offices.web.url() + "/changes"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(watched.statusCode()).isEqualTo(200);
        offices.close();
        assertThat(watched.body().readAllBytes()).isEmpty();
    }
}
