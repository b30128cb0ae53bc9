package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.parcels.Tickets;

/** Help that was asked for at lockers. */
final class TicketRest {
    private final Tickets tickets;

    TicketRest(City city) {
        this.tickets = new Tickets(city.database());
    }

    record Ticket(
            String locker,
            String number,
            String concern,
            @Nullable String delivery,
            @Nullable String compartment,
            String at,
            String clock,
            @Nullable String renewal,
            @Nullable String settledAt) {
        static Ticket of(Tickets.Known known) {
            var ticket = known.ticket();
            return new Ticket(
                    known.locker(),
                    ticket.number(),
                    ticket.concern(),
                    ticket.delivery(),
                    ticket.compartment(),
                    Instant.ofEpochMilli(ticket.stamp().wallMillis()).toString(),
                    ticket.stamp().clock().name(),
                    known.renewal(),
                    known.settledAt());
        }
    }

    record TicketList(List<Ticket> tickets) {}

    record Settled(String locker, String number) {}

    void register(RoutesConfig routes) {
        routes.get(
                "/v1/tickets",
                ctx -> Rest.json(
                        ctx,
                        200,
                        new TicketList(tickets.latest().stream().map(Ticket::of).toList())));
        routes.post("/v1/lockers/{locker}/tickets/{number}/settled", this::settle);
    }

    private void settle(Context ctx) {
        var locker = Rest.lockerId(ctx.pathParam("locker"));
        String number = ctx.pathParam("number");
        tickets.settle(locker, number);
        Rest.json(ctx, 200, new Settled(locker.value(), number));
    }
}
