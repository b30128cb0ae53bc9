package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import parcellocker.bridge.exchange.EpcisEvent;
import parcellocker.bridge.exchange.EpcisNames;
import parcellocker.bridge.exchange.TrackEvent;

/** EPCIS 2.0 events as JSON-LD. What is the city's own word in them is called {@code city:…}. */
final class EpcisJson {
    private static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private EpcisJson() {}

    /** What a query found. */
    static ObjectNode found(EpcisNames names, List<EpcisEvent.Numbered> events, Instant now) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add(CONTEXT).addObject().put("city", names.base() + "/epcis/");
        document.put("type", "EPCISQueryDocument").put("schemaVersion", "2.0").put("creationDate", now.toString());
        ArrayNode list = document.putObject("epcisBody")
                .putObject("queryResults")
                .put("queryName", "SimpleEventQuery")
                .putObject("resultsBody")
                .putArray("eventList");
        events.forEach(event -> list.add(node(event)));
        return document;
    }

    private static ObjectNode node(EpcisEvent.Numbered found) {
        EpcisEvent event = found.event();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("type", "ObjectEvent")
                .put("eventID", event.eventId())
                .put("eventTime", MILLIS.format(event.at().atOffset(ZoneOffset.of(event.zone()))))
                .put("eventTimeZoneOffset", event.zone());
        found.recordedAt().ifPresent(at -> node.put("recordTime", at.toString()));
        ArrayNode epcs = node.putArray("epcList");
        event.epcs().forEach(epcs::add);
        node.put("action", event.action());
        event.said().bizStep().ifPresent(step -> node.put("bizStep", step));
        event.said().disposition().ifPresent(state -> node.put("disposition", state));
        event.said().readPoint().ifPresent(place -> node.putObject("readPoint").put("id", place));
        event.said()
                .bizLocation()
                .ifPresent(place -> node.putObject("bizLocation").put("id", place));
        event.track().ifPresent(track -> own(node, track));
        return node;
    }

    private static void own(ObjectNode node, TrackEvent track) {
        node.put("city:code", track.code().name())
                .put("city:clock", track.clock().name())
                .put("city:event", track.event());
    }
}
