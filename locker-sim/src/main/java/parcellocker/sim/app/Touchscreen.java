package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A person in front of the locker's screen, over the same HTTP as the page. */
final class Touchscreen {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> SECRET = List.of("phone", "pin", "digits");

    private final Http http;
    private final Canaries canaries;

    Touchscreen(String origin) {
        this(origin, new Canaries());
    }

    /** {@code canaries}: where all that is typed and secret is noted. */
    Touchscreen(String origin, Canaries canaries) {
        this.http = new Http(origin, "");
        this.canaries = canaries;
    }

    JsonNode screen() {
        return http.get("/screen.json");
    }

    /** The screen once it shows this page. */
    JsonNode awaitPage(String page) {
        return Await.value("the screen shows " + page, PATIENCE, () -> {
            JsonNode now = screen();
            return page.equals(now.path("page").asText()) ? Optional.of(now) : Optional.empty();
        });
    }

    void awaitOnline(boolean online) {
        Await.until(
                "the screen says online " + online,
                Duration.ofSeconds(60),
                () -> screen().path("online").asBoolean() == online);
    }

    /** Touches what is shown now. */
    void touch(String name, Map<String, String> fields) {
        SECRET.forEach(field -> canaries.add(fields.getOrDefault(field, "")));
        Map<String, String> form = new TreeMap<>(fields);
        form.put("view", screen().path("view").asText());
        http.form("/touch/" + name, form);
    }

    void touch(String name) {
        touch(name, Map.of());
    }

    /** Touches done until the first page is there: a page may change under the finger, and then the touch means nothing. */
    void leave(Duration patience) {
        Await.until("the first page", patience, () -> {
            if (!screen().path("page").asText().equals("Home")) {
                touch("done");
            }
            return screen().path("page").asText().equals("Home");
        });
    }

    void leave() {
        leave(PATIENCE);
    }
}
