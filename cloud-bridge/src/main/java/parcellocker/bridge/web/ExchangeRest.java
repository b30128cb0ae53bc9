package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.exchange.CarrierCodes;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Recogniser;
import parcellocker.bridge.exchange.TrackEvent;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Partners' programs: they tell the city of parcels and hear what became of them. Every request is signed. */
final class ExchangeRest {
    private static final int MOST_EVENTS = 500;

    private final City city;
    private final ExchangeDesk desk;
    private final PartnerDoor door;

    ExchangeRest(City city, ExchangeDesk desk) {
        this.city = city;
        this.desk = desk;
        this.door = new PartnerDoor(city, desk);
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/events", this::hear);
        routes.get("/v1/events", this::fetch);
        routes.get("/v1/shipments/{waybill}", this::shipment);
        routes.get("/v1/carriers/{waybill}", this::recognise);
    }

    private void hear(Context ctx) {
        byte[] sent = PartnerDoor.sent(ctx);
        Partner partner = door.admit(ctx, sent, Partner.Scope.DECLARE);
        Instant begun = city.clock().instant();
        JsonNode list = Fields.tree(PartnerDoor.inflated(ctx, sent)).path("events");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_EVENTS) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "events: must be 1 to " + MOST_EVENTS);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("results");
        list.forEach(one -> results.add(hear(partner, one)));
        door.note(partner, Transfers.Way.HEARD, list.size(), begun);
        Rest.json(ctx, 200, answer);
    }

    /** One event of a batch: what is wrong with it keeps no other back. */
    private ObjectNode hear(Partner partner, JsonNode one) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("event", one.path("event").isTextual() ? one.path("event").asText() : "");
        try {
            Inbox.Told told = told(Fields.of(one));
            result.put("result", desk.inbox().take(partner, told).name());
            told.announcement().ifPresent(asked -> city.told().accept(asked.locker()));
        } catch (ProblemException refused) {
            if (refused.problem() == Problem.STORE_FAILED) {
                throw refused;
            }
            if (refused.problem() == Problem.REQUEST_MALFORMED) {
                desk.inbox().quarantine(partner, one.toString(), refused.problem(), refused.detail());
            }
            result.put("result", Inbox.Result.REFUSED.name())
                    .put("code", refused.problem().code())
                    .put("detail", refused.detail());
        }
        return result;
    }

    /** What an event may say. */
    private enum Code {
        /** The partner follows it. */
        DECLARED,
        /** It may come to a locker. */
        ANNOUNCED
    }

    static Inbox.Told told(Fields fields) {
        String event = fields.text("event", "[A-Za-z0-9._:-]{1,64}");
        Code code = fields.needed("code", Code.class);
        return switch (code) {
            case DECLARED -> {
                String waybill = Rest.waybill(fields);
                fields.done();
                yield new Inbox.Told(event, waybill, Optional.empty());
            }
            case ANNOUNCED -> {
                Announcement asked = Rest.announcement(fields);
                yield new Inbox.Told(event, asked.waybill(), Optional.of(asked));
            }
        };
    }

    private void fetch(Context ctx) {
        Partner partner = door.admit(ctx, new byte[0], Partner.Scope.EVENTS);
        Instant begun = city.clock().instant();
        long after = number(ctx, "after", 0, Long.MAX_VALUE);
        int limit = (int) number(ctx, "limit", 1, Feed.MOST);
        List<TrackEvent> events = desk.feed().after(partner, after, limit);
        ObjectNode answer = TrackEventJson.events(events, partner.dialect());
        answer.put("next", events.isEmpty() ? after : events.getLast().number());
        answer.put("more", events.size() == limit);
        if (!events.isEmpty()) {
            door.note(partner, Transfers.Way.FETCHED, events.size(), begun);
        }
        Rest.json(ctx, 200, answer);
    }

    private void shipment(Context ctx) {
        Partner partner = door.admit(ctx, new byte[0], Partner.Scope.SHIPMENTS);
        Instant begun = city.clock().instant();
        String waybill = Rest.waybill(ctx.pathParam("waybill"));
        if (!desk.feed().isOf(partner, waybill)) {
            throw new ProblemException(Problem.PARCEL_UNKNOWN, "no such parcel of yours");
        }
        ObjectNode answer = TrackEventJson.events(desk.feed().trace(partner, waybill), partner.dialect());
        answer.put("waybill", waybill);
        describe(answer, partner, waybill);
        door.note(partner, Transfers.Way.LOOKED, 1, begun);
        ctx.header("Cache-Control", "no-store");
        Rest.json(ctx, 200, answer);
    }

    /** A parcel that is declared and of which no locker has heard has no more to tell. */
    private void describe(ObjectNode answer, Partner partner, String waybill) {
        Optional<Parcels.Parcel> known = city.parcels().find(waybill);
        answer.put("state", known.map(Parcels.Parcel::state).orElse("DECLARED"));
        known.ifPresent(parcel -> answer.put("locker", parcel.locker()).put("overdue", parcel.overdue()));
        known.map(Parcels.Parcel::refused).ifPresent(why -> answer.put("refused", why));
        boolean isShown = partner.mask() == Partner.Mask.MASKED && !partner.seesAll();
        if (isShown && desk.feed().isAnnouncedBy(partner, waybill)) {
            known.map(Parcels.Parcel::name).ifPresent(name -> answer.put("name", name));
            known.map(Parcels.Parcel::phone).ifPresent(phone -> answer.put("phone", phone));
        }
    }

    private void recognise(Context ctx) {
        Partner unused = door.admit(ctx, new byte[0], Partner.Scope.DECLARE);
        Recogniser.Guess guess = Recogniser.carriers(Rest.waybill(ctx.pathParam("waybill")));
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("confidence", guess.confidence().name());
        ArrayNode carriers = answer.putArray("carriers");
        guess.carriers().forEach(carriers::add);
        ArrayNode kdniao = answer.putArray("kdniao");
        CarrierCodes.KDNIAO.of(guess).forEach(kdniao::add);
        ArrayNode kuaidi100 = answer.putArray("kuaidi100");
        CarrierCodes.KUAIDI100.of(guess).forEach(kuaidi100::add);
        Rest.json(ctx, 200, answer);
    }

    private static long number(Context ctx, String name, long least, long most) {
        String text = Optional.ofNullable(ctx.queryParam(name)).orElse(name.equals("limit") ? "100" : "0");
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new ProblemException(
                    Problem.REQUEST_MALFORMED, name + ": must be a whole number from " + least + " to " + most);
        }
        return Long.parseLong(text);
    }
}
