package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.exchange.Cbv;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisEvent;
import parcellocker.bridge.exchange.EpcisQuery;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** EPCIS 2.0 (GS1) for partners' programs: queries of events, page by page, and the capture of their own. Every request is signed. */
final class EpcisRest {
    private static final int MOST_PER_PAGE = 500;
    private static final int PER_PAGE = 30;
    private static final Set<String> PAGING = Set.of("perPage", "nextPageToken");
    private static final Set<String> ASKED =
            Set.of("perPage", "nextPageToken", "GE_eventTime", "LT_eventTime", "EQ_bizStep", "MATCH_epc");

    private final City city;
    private final ExchangeDesk desk;
    private final PartnerDoor door;

    EpcisRest(City city, ExchangeDesk desk) {
        this.city = city;
        this.desk = desk;
        this.door = new PartnerDoor(city, desk);
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/epcis/events", ctx -> query(ctx, ASKED, values(ctx, "MATCH_epc")));
        routes.get("/v1/epcis/epcs/{epc}/events", ctx -> query(ctx, PAGING, List.of(ctx.pathParam("epc"))));
        routes.post("/v1/epcis/capture", this::capture);
        routes.get("/v1/epcis/capture/{capture}", this::job);
    }

    private ExchangeDesk.Epcis epcis() {
        return desk.epcis()
                .orElseThrow(() -> new ProblemException(
                        Problem.EPCIS_UNNAMED, "this city has no name for its events: exchange.url"));
    }

    private void query(Context ctx, Set<String> known, List<String> epcs) {
        Partner partner = door.admit(ctx, new byte[0], Partner.Scope.EVENTS);
        Instant begun = city.clock().instant();
        if (!known.containsAll(ctx.queryParamMap().keySet())) {
            throw malformed(
                    "only these can be asked for: " + known.stream().sorted().toList());
        }
        int perPage = (int) number(ctx, "perPage", PER_PAGE, MOST_PER_PAGE);
        EpcisQuery.Asked asked = new EpcisQuery.Asked(
                epcs,
                values(ctx, "EQ_bizStep").stream().map(Cbv::bare).toList(),
                time(ctx, "GE_eventTime"),
                time(ctx, "LT_eventTime"),
                number(ctx, "nextPageToken", 0, Long.MAX_VALUE),
                perPage + 1);
        List<EpcisEvent.Numbered> found = epcis().query().find(partner, asked);
        List<EpcisEvent.Numbered> page = found.subList(0, Math.min(found.size(), perPage));
        if (found.size() > perPage) {
            ctx.header("Link", "<" + next(ctx, page.getLast().number()) + ">; rel=\"next\"");
        }
        if (!page.isEmpty()) {
            door.note(partner, Transfers.Way.FETCHED, page.size(), begun);
        }
        answer(
                ctx,
                200,
                EpcisJson.found(epcis().query().names(), page, city.clock().instant()));
    }

    /** Several values stand in one parameter with bars between them, or in several. */
    private static List<String> values(Context ctx, String name) {
        return ctx.queryParams(name).stream()
                .flatMap(value -> Arrays.stream(value.split("\\|", -1)))
                .toList();
    }

    private static String next(Context ctx, long number) {
        Stream<String> asked = ctx.queryParamMap().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("nextPageToken"))
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value)));
        return ctx.req().getRequestURI() + "?"
                + Stream.concat(asked, Stream.of("nextPageToken=" + number)).collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Optional<Instant> time(Context ctx, String name) {
        @Nullable String text = ctx.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                EpcisDocument.time(text).orElseThrow(() -> malformed(name + ": must be a time with its offset")));
    }

    private static long number(Context ctx, String name, long usual, long most) {
        String text = Optional.ofNullable(ctx.queryParam(name)).orElse(String.valueOf(usual));
        long least = name.equals("perPage") ? 1 : 0;
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw malformed(name + ": must be a whole number from " + least + " to " + most);
        }
        return Long.parseLong(text);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.REQUEST_MALFORMED, detail);
    }

    private void capture(Context ctx) {
        byte[] sent = PartnerDoor.sent(ctx);
        Partner partner = door.admit(ctx, sent, Partner.Scope.DECLARE);
        Instant begun = city.clock().instant();
        boolean isRollback = isRollback(ctx);
        List<EpcisCapture.Part> parts =
                new EpcisDocument(epcis().query().names()).read(Fields.tree(PartnerDoor.inflated(ctx, sent)));
        EpcisCapture.Job job = epcis().capture().take(partner, parts, isRollback);
        door.note(partner, Transfers.Way.HEARD, parts.size(), begun);
        ctx.header("Location", "/v1/epcis/capture/" + job.capture());
        answer(ctx, 202, node(job));
    }

    private static boolean isRollback(Context ctx) {
        String behaviour =
                Optional.ofNullable(ctx.header("GS1-Capture-Error-Behaviour")).orElse("rollback");
        return switch (behaviour) {
            case "rollback" -> true;
            case "proceed" -> false;
            default -> throw malformed("GS1-Capture-Error-Behaviour: must be rollback or proceed");
        };
    }

    private void job(Context ctx) {
        Partner partner = door.admit(ctx, new byte[0], Partner.Scope.DECLARE);
        answer(ctx, 200, node(epcis().capture().job(partner, ctx.pathParam("capture"))));
    }

    private static ObjectNode node(EpcisCapture.Job job) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("captureID", job.capture())
                .put("createdAt", job.createdAt().toString())
                .put("finishedAt", job.finishedAt().toString())
                .put("running", false)
                .put("success", job.errors().isEmpty())
                .put("captureErrorBehaviour", job.isRollback() ? "rollback" : "proceed");
        ArrayNode errors = node.putArray("errors");
        job.errors().forEach(error -> error(errors.addObject(), error.split(" ", 3)));
        return node;
    }

    private static void error(ObjectNode node, String[] words) {
        node.put("type", "urn:parcellocker:" + words[0])
                .put("title", "event " + words[1] + " was not taken")
                .put("status", 400)
                .put("code", words[0])
                .put("detail", words[2]);
    }

    private static void answer(Context ctx, int status, ObjectNode document) {
        ctx.status(status)
                .header("GS1-EPCIS-Version", "2.0.0")
                .header("GS1-CBV-Version", "2.0.0")
                .header("Cache-Control", "no-store")
                .contentType("application/ld+json")
                .result(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
