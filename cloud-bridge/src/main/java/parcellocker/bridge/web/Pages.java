package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Tickets;

/** Lockers, tickets and outlets: rendered on the server, fetched anew when something happened. */
public final class Pages {
    private static final int MOST_OUTLETS = 1_000;

    private final City city;
    private final Optional<OutletDesk> desk;
    private final Drawing drawing;
    private final Inventories inventories;

    Pages(City city, Optional<OutletDesk> desk, Drawing drawing) {
        this.city = city;
        this.desk = desk;
        this.drawing = drawing;
        this.inventories = new Inventories(city.database());
    }

    private boolean mayReport(Context ctx) {
        return drawing.may(ctx, "GET", "/lockers/{locker}/reports");
    }

    void register(RoutesConfig routes) {
        desk.ifPresent(outlets -> register(routes, outlets));
        routes.get(
                "/",
                ctx -> drawing.show(
                        ctx,
                        "lockers.jte",
                        Map.of("cabinets", cabinets(), "rebuilt", inventories.open(), "reports", mayReport(ctx))));
        routes.get("/lockers/{locker}", ctx -> {
            Terminal terminal = city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker")));
            drawing.show(
                    ctx,
                    "lockers.jte",
                    Map.of(
                            "cabinets",
                            List.of(Cabinet.of(city, terminal)),
                            "rebuilt",
                            inventories.open(),
                            "reports",
                            mayReport(ctx)));
        });
        routes.get(
                "/tickets",
                ctx -> drawing.show(ctx, "tickets.jte", Map.of("tickets", new Tickets(city.database()).latest())));
    }

    private void register(RoutesConfig routes, OutletDesk outlets) {
        routes.get("/map", ctx -> drawing.show(ctx, "map.jte", Map.of("isShifted", outlets.isShifted())));
        routes.get(
                "/outlets",
                ctx -> drawing.show(
                        ctx, "outlets.jte", Map.of("outlets", outlets.outlets().latest(MOST_OUTLETS))));
        routes.get("/outlets/{outlet}/photos/{photo}", ctx -> OutletRest.photo(outlets.outlets(), ctx));
        routes.get(
                "/outlets/{outlet}",
                ctx -> drawing.show(
                        ctx,
                        "outlet.jte",
                        Map.of(
                                "seen",
                                outlets.outlets().find(ctx.pathParam("outlet")),
                                "history",
                                outlets.outlets().history(ctx.pathParam("outlet")))));
    }

    private List<Cabinet> cabinets() {
        return city.fleet().all().stream()
                .map(terminal -> Cabinet.of(city, terminal))
                .toList();
    }

    /** A word that a later version made up, as people read it, e.g. {@code PICKUP_OPEN} is "pickup open". */
    public static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The same as a CSS class; anything else than a word is none. */
    public static String css(String name) {
        return name.matches("[A-Z_]+") ? name.toLowerCase(Locale.ROOT).replace('_', '-') : "other";
    }

    /** Parcels that are in lockers or on their way. */
    public static long waiting(List<Parcels.Parcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.state().equals("STORED"))
                .count();
    }
}
