package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import parcellocker.bridge.parcels.MailIns;
import parcellocker.bridge.parcels.SendingOrders;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.contract.topic.LockerId;

/** Orders to send: a token for the sender, what became of each, and how it is taken back. */
final class MailInRest {
    /** A locker takes no order that is good for longer. */
    private static final int ORDER_HOURS = 72;

    private final City city;
    private final MailIns mailIns;
    private final SendingOrders orders;

    MailInRest(City city) {
        this.city = city;
        this.mailIns = new MailIns(city.database());
        this.orders = new SendingOrders(city.database(), city.directives());
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/lockers/{locker}/mail-in-tokens", this::token);
        routes.get("/v1/mail-ins", ctx -> Rest.json(ctx, 200, new Answers.SentList(mailIns.latest())));
        routes.get(
                "/v1/mail-ins/{order}",
                ctx -> Rest.json(
                        ctx,
                        200,
                        Answers.SentHistory.of(
                                mailIns.history(ctx.pathParam("order")), Telling.english(city.books()))));
        routes.delete("/v1/mail-ins/{order}", this::cancel);
    }

    private void cancel(Context ctx) {
        String order = ctx.pathParam("order");
        List<LockerId> lockers = orders.cancel(order);
        lockers.forEach(city.told());
        Rest.json(
                ctx,
                202,
                new Answers.Cancelled(
                        order, lockers.stream().map(LockerId::value).toList()));
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
