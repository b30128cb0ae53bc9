package parcellocker.agent.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.kiosk.LinesJson;
import parcellocker.agent.locker.CompartmentState;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Stamp;

/** How a locker stands, as JSON for whoever helps from afar. It names compartments and numbers, no delivery and no person. */
final class Diagnostics {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Diagnostics() {}

    static String json(Locker locker, Moment now, Figures figures) {
        Stamp stamp = locker.stamp(now);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("software", Wiring.SOFTWARE);
        fields.put("locker", locker.setup().locker());
        fields.put("wallMillis", stamp.wallMillis());
        fields.put("clock", stamp.quality().name());
        fields.put("uptimeMillis", now.uptimeMillis());
        fields.put("modes", locker.modes(now).stream().map(Enum::name).toList());
        add(fields, figures);
        fields.put(
                "doors",
                locker.setup().cabinet().ids().stream()
                        .map(id -> door(locker, id))
                        .toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the diagnostics could not be written", broken);
        }
    }

    private static void add(Map<String, Object> fields, Figures figures) {
        figures.heardMillis().ifPresent(millis -> fields.put("cityHeardMillisAgo", millis));
        fields.put("unsent", figures.unsent());
        figures.skewMillis().ifPresent(millis -> fields.put("skewMillis", millis));
        fields.put("wiringVerified", figures.wiring().verified());
        fields.put("wiringOf", figures.wiring().of());
        fields.put("lines", LinesJson.of(figures.lines()));
        figures.tested().ifPresent(run -> {
            fields.put("testedAt", run.at());
            fields.put("checks", run.checks());
            List<String> failed = run.failed().stream()
                    .map(one -> one.problem().code() + " " + one.check())
                    .toList();
            fields.put("failed", failed);
        });
    }

    private static Map<String, Object> door(Locker locker, CompartmentId id) {
        CompartmentState state = locker.book().compartments().get(id);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("compartment", id.value());
        fields.put("custody", state.custody().word());
        fields.put("service", state.blocked().map(Enum::name).orElse("IN_SERVICE"));
        fields.put("level", locker.level(id).name());
        locker.health(id).openMillis().ifPresent(millis -> fields.put("openMillis", millis));
        locker.health(id).milliCelsius().ifPresent(milli -> fields.put("milliCelsius", milli));
        locker.sign(id).ifPresent(sign -> fields.put("sign", sign.name()));
        return fields;
    }
}
