package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.TrackEvent;

/** A track event as it goes to partners, fetched or brought; schema {@code TrackEvent} of {@code /openapi.yaml}. */
public final class TrackEventJson {
    private TrackEventJson() {}

    /** What is brought to a partner. */
    public static String brought(TrackEvent event, Dialect dialect) {
        return events(List.of(event), dialect).toString();
    }

    static ObjectNode events(List<TrackEvent> events, Dialect dialect) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("events");
        events.forEach(event -> list.add(node(event, dialect)));
        return node;
    }

    static ObjectNode node(TrackEvent event, Dialect dialect) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("number", event.number())
                .put("event", event.event())
                .put("waybill", event.waybill())
                .put("code", event.code().name())
                .put("locker", event.locker())
                .put("compartment", event.compartment())
                .put("at", Instant.ofEpochMilli(event.madeMillis()).toString())
                .put("clock", event.clock().name());
        List<String> theirs = dialect.of(event.code());
        if (!theirs.isEmpty()) {
            ArrayNode list = node.putArray("theirs");
            theirs.forEach(list::add);
        }
        return node;
    }
}
