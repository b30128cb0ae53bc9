package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** Hands at the simulated cabinet. */
final class BenchClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Http http;

    BenchClient(String origin) {
        this.http = new Http(origin, "");
    }

    JsonNode door(String compartment) {
        for (JsonNode door : http.get("/api/doors")) {
            if (compartment.equals(door.path("id").asText())) {
                return door;
            }
        }
        throw new IllegalStateException("no door " + compartment);
    }

    JsonNode doors() {
        return http.get("/api/doors");
    }

    void awaitOpen(String compartment) {
        Await.until(
                "door " + compartment + " stands open",
                PATIENCE,
                () -> door(compartment).path("open").asBoolean());
    }

    void put(String compartment, String label) {
        http.order("/api/doors/" + compartment + "/put", Map.of("label", label));
    }

    void take(String compartment) {
        http.order("/api/doors/" + compartment + "/take", Map.of());
    }

    void close(String compartment) {
        http.order("/api/doors/" + compartment + "/close", Map.of());
    }

    /** Holds a picture of this text before the scanner; gives what was read. */
    JsonNode scan(String text) {
        return http.order("/api/scanner", Map.of("text", text));
    }

    void withhold(boolean fires) {
        http.order("/api/board/fault", Map.of("kind", "withhold", "fires", String.valueOf(fires)));
    }

    void answerAgain() {
        http.order("/api/board/fault", Map.of("kind", "none"));
    }

    /** The frames on the wire after that number. */
    JsonNode frames(long since) {
        return http.get("/api/frames?since=" + since);
    }
}
