package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import parcellocker.bridge.parcels.MailIns;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.contract.topic.LockerId;

/** Orders to send: a token for the sender, and what became of each. */
final class MailInRest {
    /** A locker takes no order that is good for longer. */
    private static final int ORDER_HOURS = 72;

    private final City city;
    private final MailIns mailIns;

    MailInRest(City city) {
        this.city = city;
        this.mailIns = new MailIns(city.database());
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/lockers/{locker}/mail-in-tokens", this::token);
        routes.get("/v1/mail-ins", ctx -> Rest.json(ctx, 200, new Answers.SentList(mailIns.latest())));
        routes.get(
                "/v1/mail-ins/{order}",
                ctx -> Rest.json(ctx, 200, Answers.SentHistory.of(mailIns.history(ctx.pathParam("order")))));
    }

    private void token(Context ctx) {
        LockerId locker =
                city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
        Fields fields = Fields.of(ctx);
        Tokens.Order order = new Tokens.Order(
                fields.text("order", "[A-Z0-9][A-Z0-9-]{4,39}"),
                fields.text("size", "[SML]"),
                fields.text("carrier", "[A-Z0-9]{2,8}"),
                fields.text("identity", "[A-Za-z0-9-]{4,32}"));
        Duration life = StaffRest.hours(fields, ORDER_HOURS);
        fields.done();
        StaffRest.show(ctx, city.tokens().order(locker, order, life));
    }
}
