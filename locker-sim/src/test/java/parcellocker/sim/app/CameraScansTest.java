package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.bench.plan.Site;

/** A network camera in the place of a scanner: what a hand holds before its lens comes to the screen of the real agent. */
class CameraScansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_token_and_a_waybill_before_a_camera_come_to_the_screen(@TempDir Path data) throws IOException {
        try (Stand stand = new Stand(data, LayoutChoice.of("demo-24"), Stand.Way.NOWHERE)) {
            Site site = stand.site();
            String snapshot =
                    site.cabinet().look("devices").path("names").path("camera").asText();
            stand.startWith("cameraScanner: {stream: \"%s\", user: %s, passwordFile: %s}"
                    .formatted(
                            snapshot.replace("snapshot.jpg", "stream.mjpg"),
                            StandSettings.CAMERA_USER,
                            StandSettings.CAMERA_PASSWORD));
            hold(site, site.pockets().courierToken());
            JsonNode call = shown(site, "CallHelpDesk");
            String answer = site.pockets()
                    .helpDeskAnswer(
                            call.path("who").asText(),
                            call.path("role").asText(),
                            call.path("digits").asText());
            site.screen().touch("answer-challenge", Map.of("digits", answer));
            assertThat(shown(site, "CourierHome").path("courier").asBoolean()).isTrue();
            hold(site, "SF1234567890");
            assertThat(shown(site, "AttestConsent").path("waybill").asText()).isEqualTo("SF1234567890");
        }
    }

    private static void hold(Site site, String text) {
        assertThat(site.cabinet().order("camera/hold", Map.of("text", text)).has("camera"))
                .isTrue();
    }

    private static JsonNode shown(Site site, String page) {
        Await.until(
                "the page " + page,
                PATIENCE,
                () -> site.screen().shown().path("page").asText().equals(page));
        return site.screen().shown();
    }
}
