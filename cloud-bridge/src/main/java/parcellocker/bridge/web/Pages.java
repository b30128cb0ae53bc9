package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.intake.Cursor;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Tickets;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** Lockers, tickets and outlets: rendered on the server, fetched anew when something happened. */
public final class Pages {
    private static final int MOST_OUTLETS = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

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

    /** A locker as it is drawn. */
    public record Cabinet(
            Terminal terminal,
            Freshness presence,
            Cursor cursor,
            List<Place> places,
            List<Telemetry.Door> doors,
            List<Telemetry.Climate> climate) {
        public Cabinet {
            places = List.copyOf(places);
            doors = List.copyOf(doors);
            climate = List.copyOf(climate);
        }

        static Cabinet of(City city, Terminal terminal) {
            LockerId locker = terminal.locker();
            return new Cabinet(
                    terminal,
                    city.presence().of(locker, city.clock().instant()),
                    city.books().cursor(locker),
                    city.fleet().compartments(locker),
                    city.presence().doors(locker),
                    city.presence().climate(locker));
        }

        /** What its probes read, in degrees. */
        public String temperatures() {
            return temperatures(climate);
        }

        static String temperatures(List<Telemetry.Climate> climate) {
            return climate.stream()
                    .map(probe -> probe.probe() + " "
                            + (probe.milliCelsius() == null ? "does not answer" : degrees(probe.milliCelsius())))
                    .collect(Collectors.joining(", "));
        }

        /** Doors that show that they will fail, and how. */
        public String failing() {
            return doors.stream()
                    .filter(door -> door.sign() != null)
                    .map(door -> door.compartment() + " (" + word(String.valueOf(door.sign())) + weather(door) + ")")
                    .collect(Collectors.joining(", "));
        }

        /** A lock that is slow in the frost may be sound. */
        private static String weather(Telemetry.Door door) {
            return door.milliCelsius() == null ? "" : " at " + degrees(door.milliCelsius());
        }

        private static String degrees(int milliCelsius) {
            return String.format(Locale.ROOT, "%.1f °C", milliCelsius / 1_000.0);
        }

        /** The doors, column by column: a column is what its doors' names begin with. */
        public Collection<List<Place>> columns() {
            Map<String, List<Place>> columns = new TreeMap<>();
            for (Place place : places) {
                String column = place.compartment().replaceAll("\\d+$", "");
                columns.merge(
                        column,
                        List.of(place),
                        (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream())
                                .toList());
            }
            return columns.values();
        }

        /** Doors that stand open though nobody uses them: somebody must look inside and shut them. */
        public String leftOpen() {
            return named(place -> place.door().equals("OPEN") && place.service().startsWith("BLOCKED"));
        }

        /** Doors whose board does not answer. */
        public String unanswered() {
            return named(place -> place.door().equals("UNKNOWN"));
        }

        private String named(Predicate<Place> which) {
            return places.stream().filter(which).map(Place::compartment).collect(Collectors.joining(", "));
        }

        /** How many compartments have this custody. */
        public long count(String custody) {
            return places.stream()
                    .filter(place -> place.custody().equals(custody))
                    .count();
        }
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

    /** A locker's time as people here read it. */
    public static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /** A word of the design as people read it, e.g. {@code PICKUP_OPEN} is "pickup open". */
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
