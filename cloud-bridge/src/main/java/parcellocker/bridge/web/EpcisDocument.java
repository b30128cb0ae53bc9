package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parcellocker.bridge.exchange.Cbv;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisCapture.Part;
import parcellocker.bridge.exchange.EpcisEvent;
import parcellocker.bridge.exchange.EpcisNames;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * An EPCIS 2.0 document that a partner sends. Object events of parcels are understood: who, when, where, which step. Whatever else one
 * says (measurements, transactions, extensions) is read over and not kept, so that nothing comes to rest here that nobody looks after.
 */
final class EpcisDocument {
    private static final int MOST_EVENTS = 500;
    private static final int MOST_EPCS = 100;
    private static final Set<String> KNOWN = Set.of(
            "@context",
            "type",
            "eventTime",
            "recordTime",
            "eventTimeZoneOffset",
            "eventID",
            "certificationInfo",
            "action",
            "epcList",
            "quantityList",
            "bizStep",
            "disposition",
            "persistentDisposition",
            "readPoint",
            "bizLocation",
            "bizTransactionList",
            "sourceList",
            "destinationList",
            "sensorElementList",
            "ilmd");

    private final EpcisNames names;

    EpcisDocument(EpcisNames names) {
        this.names = names;
    }

    /** {@link Problem#REQUEST_MALFORMED} if it is no such document; what is wrong with one event is said of that event. */
    List<Part> read(JsonNode document) {
        require(document.path("type").asText().equals("EPCISDocument"), "type: must be EPCISDocument");
        require(document.has("@context"), "@context: is missing");
        require(document.path("schemaVersion").asText().matches("2(\\.\\d+)*"), "schemaVersion: must be 2.0");
        require(time(document.path("creationDate")).isPresent(), "creationDate: must be a time with its offset");
        JsonNode list = document.path("epcisBody").path("eventList");
        require(
                list.isArray() && !list.isEmpty() && list.size() <= MOST_EVENTS,
                "epcisBody.eventList: must be 1 to " + MOST_EVENTS + " events");
        List<Part> parts = new ArrayList<>();
        for (JsonNode event : list) {
            parts.add(part(parts.size(), event));
        }
        return parts;
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, otherwise);
        }
    }

    private Part part(int place, JsonNode event) {
        try {
            return new Part.Sound(place, EpcisCapture.named(event(event)));
        } catch (ProblemException unfit) {
            return new Part.Unsound(place, unfit.problem(), unfit.detail());
        }
    }

    private EpcisEvent event(JsonNode event) {
        demand(event.path("type").asText().equals("ObjectEvent"), "type: only an ObjectEvent is understood");
        event.fieldNames()
                .forEachRemaining(
                        name -> demand(
                                KNOWN.contains(name) || Cbv.isUri(name),
                                "a field that is not of EPCIS; one of your own needs a prefix, and a correction is not understood"));
        Optional<Instant> at = time(event.path("eventTime"));
        demand(at.isPresent(), "eventTime: must be a time with its offset");
        String zone = event.path("eventTimeZoneOffset").asText();
        demand(zone.matches("[+-]((0\\d|1[0-3]):[0-5]\\d|14:00)"), "eventTimeZoneOffset: is missing or none");
        String action = event.path("action").asText();
        demand(Set.of("ADD", "OBSERVE", "DELETE").contains(action), "action: must be ADD, OBSERVE or DELETE");
        EpcisEvent.Said said = new EpcisEvent.Said(
                word(event, "bizStep", Cbv::isStep),
                word(event, "disposition", Cbv::isDisposition),
                place(event, "readPoint"),
                place(event, "bizLocation"));
        String eventId = word(event, "eventID", Cbv::isUri).orElse("");
        return new EpcisEvent(eventId, at.orElseThrow(), zone, epcs(event), action, said, Optional.empty());
    }

    private List<String> epcs(JsonNode event) {
        JsonNode list = event.path("epcList");
        demand(
                list.isArray() && !list.isEmpty() && list.size() <= MOST_EPCS,
                "epcList: must be 1 to " + MOST_EPCS + " parcels");
        List<String> epcs = new ArrayList<>();
        for (JsonNode epc : list) {
            Optional<String> waybill = names.waybill(epc.asText());
            demand(waybill.isPresent(), "epcList: must be SSCCs or " + names.base() + "/obj/{waybill}");
            epcs.add(names.epc(waybill.orElseThrow()));
        }
        return epcs.stream().distinct().sorted().toList();
    }

    private static Optional<String> word(JsonNode event, String name, Predicate<String> form) {
        JsonNode value = event.path(name);
        demand(value.isMissingNode() || form.test(value.asText()), name + ": is no word of CBV 2.0 and no URI");
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    private static Optional<String> place(JsonNode event, String name) {
        demand(!event.has(name) || event.path(name).path("id").isTextual(), name + ": must have an id");
        return event.has(name) ? word(event.path(name), "id", Cbv::isUri) : Optional.empty();
    }

    private static void demand(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new ProblemException(Problem.CAPTURE_UNFIT, otherwise);
        }
    }

    private static Optional<Instant> time(JsonNode value) {
        return time(value.asText());
    }

    /** A time with its offset, in years of four digits: later ones no table can hold. */
    static Optional<Instant> time(String text) {
        try {
            return text.matches("\\d{4}-.*")
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
