package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import parcellocker.contract.topic.LockerId;

/** What is ordered about a delivery that lies in a locker. */
final class DeliveryRest {
    private static final int MOST_HOURS = 400 * 24;

    private final City city;

    DeliveryRest(City city) {
        this.city = city;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/deliveries/{delivery}/renew-code", this::renew);
        routes.post("/v1/deliveries/{delivery}/told", this::told);
        routes.put("/v1/deliveries/{delivery}/storage", this::storage);
    }

    private void renew(Context ctx) {
        LockerId locker = city.announcements().renew(ctx.pathParam("delivery"), at(ctx));
        asked(ctx, locker, "RenewCode");
    }

    /** Whoever sends the notices says that this one has gone. */
    private void told(Context ctx) {
        LockerId locker = city.storage().told(ctx.pathParam("delivery"), at(ctx));
        asked(ctx, locker, "StartStorage");
    }

    private void storage(Context ctx) {
        Fields fields = Fields.of(ctx);
        Duration stay = Duration.ofHours(fields.number("hours", 1, MOST_HOURS));
        fields.done();
        LockerId locker = city.storage().within(ctx.pathParam("delivery"), at(ctx), stay);
        asked(ctx, locker, "StartStorage");
    }

    private void asked(Context ctx, LockerId locker, String directive) {
        city.told().accept(locker);
        Rest.json(ctx, 202, new Answers.Told(locker.value(), directive));
    }

    /** Needed only if several lockers have a delivery of that name. */
    private static Optional<LockerId> at(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("locker")).map(Rest::lockerId);
    }
}
