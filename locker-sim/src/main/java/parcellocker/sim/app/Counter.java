package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One visit at a touchscreen that may vanish at any moment: what is not seen in time is an exception, and the visit is over. */
final class Counter {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Touchscreen screen;

    private Counter(Touchscreen screen) {
        this.screen = screen;
    }

    /** Steps up to the screen once it rests. */
    static Counter at(Parts parts) {
        Counter counter = new Counter(parts.touchscreen());
        counter.leave();
        return counter;
    }

    JsonNode screen() {
        return screen.screen();
    }

    JsonNode await(String... pages) {
        List<String> wanted = List.of(pages);
        return Await.value("one of " + wanted, PATIENCE, () -> {
            JsonNode now = screen.screen();
            return wanted.contains(now.path("page").asText()) ? Optional.of(now) : Optional.empty();
        });
    }

    JsonNode touch(String name, Map<String, String> fields, String... pages) {
        screen.touch(name, fields);
        return await(pages);
    }

    void signIn() {
        touch("courier", Map.of(), "CourierSignIn");
        touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN), "CourierHome");
    }

    JsonNode typeWaybill(String waybill) {
        return touch("type-waybill", Map.of("text", waybill), "ChooseSize", "AttestConsent", "Refusal");
    }

    JsonNode typeCode(String code) {
        return touch("enter-code", Map.of("digits", code), "TakeParcel", "Refusal");
    }

    void leave() {
        screen.leave(PATIENCE);
    }
}
