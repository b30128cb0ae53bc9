package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;

/** The published contract: what requests, messages and webhooks look like, for everybody, and the page that leads there. */
final class Published {
    static final String SCHEMAS = "/schemas/v1/";

    /** Of the messages between lockers and the city; they come with the contract itself. */
    static final List<String> OF_LOCKERS = List.of(
            "ack.json",
            "approval.json",
            "command.json",
            "directive.json",
            "entry.json",
            "journal.json",
            "order.json",
            "status.json",
            "telemetry.json");

    private static final String SCHEMA = "application/schema+json";

    private Published() {}

    static void register(RoutesConfig routes, Drawing drawing) {
        Assets.serve(routes, "/openapi.yaml", "/web/openapi.yaml", "application/yaml");
        Assets.serve(routes, "/asyncapi.yaml", "/web/asyncapi.yaml", "application/yaml");
        routes.get("/developers", ctx -> drawing.show(ctx, "developers.jte", Map.of()));
        Assets.serve(routes, SCHEMAS + "webhook.json", "/web/v1/webhook.json", SCHEMA);
        OF_LOCKERS.forEach(name -> Assets.serve(routes, SCHEMAS + name, "/contract/v1/" + name, SCHEMA));
    }
}
