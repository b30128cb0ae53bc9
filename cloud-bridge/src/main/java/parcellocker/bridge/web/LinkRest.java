package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import parcellocker.bridge.parcels.Stays;

/** Links to recipients' own pages, for whoever sends the notices in the city's place. */
final class LinkRest {
    private final RecipientDesk desk;

    LinkRest(RecipientDesk desk) {
        this.desk = desk;
    }

    record Link(String locker, String link, String expiresAt) {
        /** Never the link. */
        @Override
        public String toString() {
            return "a link at " + locker;
        }
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/deliveries/{delivery}/links", this::link);
    }

    private void link(Context ctx) {
        Stays.Given given = desk.stays()
                .link(
                        ctx.pathParam("delivery"),
                        Optional.ofNullable(ctx.queryParam("locker")).map(Rest::lockerId));
        ctx.header("Cache-Control", "no-store");
        Rest.json(
                ctx,
                201,
                new Link(
                        given.locker().value(),
                        given.made().link(),
                        given.made().expiresAt().toString()));
    }
}
