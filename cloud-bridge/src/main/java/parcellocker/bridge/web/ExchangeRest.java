package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Recogniser;
import parcellocker.bridge.exchange.Signature;
import parcellocker.bridge.exchange.TrackEvent;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Partners' programs: they tell the city of parcels and hear what became of them. Every request is signed. */
final class ExchangeRest {
    private static final int MOST_SENT = 256 * 1024;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_EVENTS = 500;

    private final City city;
    private final ExchangeDesk desk;

    ExchangeRest(City city, ExchangeDesk desk) {
        this.city = city;
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/events", this::hear);
        routes.get("/v1/events", this::fetch);
        routes.get("/v1/shipments/{waybill}", this::shipment);
        routes.get("/v1/carriers/{waybill}", this::recognise);
    }

    /** Whoever signed it. */
    private Partner admit(Context ctx, byte[] body, Partner.Scope scope) {
        String query = ctx.queryString();
        Signature.Request request = new Signature.Request(
                ctx.method().name(),
                ctx.req().getRequestURI() + (query == null ? "" : "?" + query),
                header(ctx, "X-Timestamp"),
                header(ctx, "X-Nonce"),
                body);
        return desk.admission().admit(header(ctx, "X-Partner"), header(ctx, "X-Signature"), request, scope);
    }

    private static String header(Context ctx, String name) {
        return Optional.ofNullable(ctx.header(name)).orElse("");
    }

    private void hear(Context ctx) {
        byte[] sent = sent(ctx);
        Partner partner = admit(ctx, sent, Partner.Scope.DECLARE);
        Instant begun = city.clock().instant();
        JsonNode list = Fields.tree(inflated(ctx, sent)).path("events");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_EVENTS) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "events: must be 1 to " + MOST_EVENTS);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("results");
        list.forEach(one -> results.add(hear(partner, one)));
        note(partner, Transfers.Way.HEARD, list.size(), begun);
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
        Partner partner = admit(ctx, new byte[0], Partner.Scope.EVENTS);
        Instant begun = city.clock().instant();
        long after = number(ctx, "after", 0, Long.MAX_VALUE);
        int limit = (int) number(ctx, "limit", 1, Feed.MOST);
        List<TrackEvent> events = desk.feed().after(partner, after, limit);
        ObjectNode answer = TrackEventJson.events(events, partner.dialect());
        answer.put("next", events.isEmpty() ? after : events.getLast().number());
        answer.put("more", events.size() == limit);
        if (!events.isEmpty()) {
            note(partner, Transfers.Way.FETCHED, events.size(), begun);
        }
        Rest.json(ctx, 200, answer);
    }

    private void shipment(Context ctx) {
        Partner partner = admit(ctx, new byte[0], Partner.Scope.SHIPMENTS);
        Instant begun = city.clock().instant();
        String waybill = Rest.waybill(ctx.pathParam("waybill"));
        if (!desk.feed().isOf(partner, waybill)) {
            throw new ProblemException(Problem.PARCEL_UNKNOWN, "no such parcel of yours");
        }
        ObjectNode answer = TrackEventJson.events(desk.feed().trace(partner, waybill), partner.dialect());
        answer.put("waybill", waybill);
        describe(answer, partner, waybill);
        note(partner, Transfers.Way.LOOKED, 1, begun);
        ctx.header("Cache-Control", "no-store");
        Rest.json(ctx, 200, answer);
    }

    /** A parcel that is declared and of which no locker has heard has no more to tell. */
    private void describe(ObjectNode answer, Partner partner, String waybill) {
        Optional<Parcels.Parcel> known = city.parcels().find(waybill);
        answer.put("state", known.map(Parcels.Parcel::state).orElse("DECLARED"));
        known.ifPresent(parcel -> answer.put("locker", parcel.locker()).put("overdue", parcel.overdue()));
        boolean isShown = partner.mask() == Partner.Mask.MASKED && !partner.seesAll();
        if (isShown && desk.feed().isAnnouncedBy(partner, waybill)) {
            known.map(Parcels.Parcel::name).ifPresent(name -> answer.put("name", name));
            known.map(Parcels.Parcel::phone).ifPresent(phone -> answer.put("phone", phone));
        }
    }

    private void recognise(Context ctx) {
        Partner unused = admit(ctx, new byte[0], Partner.Scope.DECLARE);
        Recogniser.Guess guess = Recogniser.carriers(Rest.waybill(ctx.pathParam("waybill")));
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("confidence", guess.confidence().name());
        ArrayNode carriers = answer.putArray("carriers");
        guess.carriers().forEach(carriers::add);
        Rest.json(ctx, 200, answer);
    }

    private void note(Partner partner, Transfers.Way way, int items, Instant begun) {
        Instant now = city.clock().instant();
        long millis = Duration.between(begun, now).toMillis();
        desk.transfers().note(partner.code(), new Transfers.Transfer(way, items, "200", millis, now));
    }

    private static long number(Context ctx, String name, long least, long most) {
        String text = Optional.ofNullable(ctx.queryParam(name)).orElse(name.equals("limit") ? "100" : "0");
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new ProblemException(
                    Problem.REQUEST_MALFORMED, name + ": must be a whole number from " + least + " to " + most);
        }
        return Long.parseLong(text);
    }

    private static byte[] sent(Context ctx) {
        try {
            return bounded(ctx.bodyInputStream(), MOST_SENT);
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "the body ended early", broken);
        }
    }

    private static byte[] inflated(Context ctx, byte[] sent) {
        if (!"gzip".equals(ctx.header("Content-Encoding"))) {
            return sent;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return bounded(in, MOST_BYTES);
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "not gzip", broken);
        }
    }

    private static byte[] bounded(InputStream in, int most) throws IOException {
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw new ProblemException(Problem.TOO_LARGE, "at most " + most + " bytes");
        }
        return body;
    }
}
