package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.exchange.Dialect;
import parcellocker.bridge.exchange.Partner;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Partners, for the city's operators. */
final class PartnerRest {
    private static final String CODE = "[A-Z0-9][A-Z0-9-]{1,15}";
    private static final int MOST_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ExchangeDesk desk;

    PartnerRest(ExchangeDesk desk) {
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/partners", this::all);
        routes.put("/v1/partners/{partner}", this::put);
        routes.get("/v1/partners/{partner}", ctx -> Rest.json(ctx, 200, node(find(ctx))));
        routes.post("/v1/partners/{partner}/secret", this::renewSecret);
        routes.get("/v1/partners/{partner}/dead-letters", this::deadLetters);
        routes.post("/v1/partners/{partner}/replay", this::replay);
        routes.get("/v1/partners/{partner}/transfers", this::transfers);
    }

    private void all(Context ctx) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        desk.partners().all().forEach(partner -> list.add(node(partner)));
        Rest.json(ctx, 200, JsonNodeFactory.instance.objectNode().set("partners", list));
    }

    private void put(Context ctx) {
        String code = ctx.pathParam("partner");
        if (!code.matches(CODE)) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "partner: must match " + CODE);
        }
        Partner partner = read(code, Fields.of(ctx));
        Optional<String> secret = desk.partners().put(partner);
        ObjectNode node = node(partner);
        secret.ifPresent(drawn -> node.put("secret", drawn));
        ctx.header("Cache-Control", "no-store");
        Rest.json(ctx, secret.isPresent() ? 201 : 200, node);
    }

    static Partner read(String code, Fields fields) {
        Partner partner = new Partner(
                code,
                fields.text("name", Rest.LINE + "{1,60}"),
                fields.needed("kind", Partner.Kind.class),
                fields.choices("scopes", Partner.Scope.class),
                fields.needed("mask", Partner.Mask.class),
                fields.choice("dialect", Dialect.class).orElse(Dialect.PLAIN),
                callback(fields),
                fields.flag("active", true));
        fields.done();
        return partner;
    }

    /** Events go over TLS, but on this machine. */
    private static Optional<URI> callback(Fields fields) {
        Optional<String> text = fields.optional("callback", "https?://[\\x21-\\x7E]{1,200}");
        try {
            Optional<URI> address = text.filter(there -> !there.isEmpty()).map(URI::create);
            address.filter(uri -> !isFit(uri))
                    .ifPresent(uri -> fields.mistake(
                            "callback", "must be https:// with a host, without user; http:// only on loopback"));
            return address;
        } catch (IllegalArgumentException notAnAddress) {
            fields.mistake("callback", "is no address");
            return Optional.empty();
        }
    }

    private static boolean isFit(URI uri) {
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= MOST_PORT
                && ("https".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost()));
    }

    private void renewSecret(Context ctx) {
        String secret = desk.partners().renewSecret(find(ctx).code());
        ctx.header("Cache-Control", "no-store");
        Rest.json(ctx, 201, JsonNodeFactory.instance.objectNode().put("secret", secret));
    }

    private void deadLetters(Context ctx) {
        Partner partner = find(ctx);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        desk.pushes()
                .dead(partner.code())
                .forEach(dead -> list.addObject()
                        .put("attempts", dead.attempts())
                        .put("why", dead.why())
                        .set("event", TrackEventJson.node(dead.event(), partner.dialect())));
        Rest.json(ctx, 200, JsonNodeFactory.instance.objectNode().set("deadLetters", list));
    }

    private void replay(Context ctx) {
        int again = desk.pushes().replay(find(ctx).code());
        Rest.json(ctx, 200, JsonNodeFactory.instance.objectNode().put("replayed", again));
    }

    private void transfers(Context ctx) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        desk.transfers()
                .latest(find(ctx).code())
                .forEach(transfer -> list.addObject()
                        .put("way", transfer.way().name())
                        .put("items", transfer.items())
                        .put("status", transfer.status())
                        .put("millis", transfer.millis())
                        .put("at", transfer.at().toString()));
        Rest.json(ctx, 200, JsonNodeFactory.instance.objectNode().set("transfers", list));
    }

    private Partner find(Context ctx) {
        return desk.partners().find(ctx.pathParam("partner"));
    }

    private static ObjectNode node(Partner partner) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("partner", partner.code())
                .put("name", partner.name())
                .put("kind", partner.kind().name())
                .put("mask", partner.mask().name())
                .put("dialect", partner.dialect().name())
                .put("active", partner.active());
        ArrayNode scopes = node.putArray("scopes");
        partner.scopes().forEach(scope -> scopes.add(scope.name()));
        partner.callback().ifPresent(uri -> node.put("callback", uri.toString()));
        return node;
    }
}
