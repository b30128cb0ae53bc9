package parcellocker.bridge.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.intake.Cursor;
import parcellocker.bridge.parcels.MailIns;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Tickets;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** The city's pages: rendered on the server, fetched anew when something happened. */
public final class Pages {
    private static final int MOST_OUTLETS = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private final City city;
    private final Optional<OutletDesk> desk;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    Pages(City city, Optional<OutletDesk> desk) {
        this.city = city;
        this.desk = desk;
    }

    /** What every page needs. */
    public record Frame(String city, String path, boolean hasNotices, boolean hasOutlets) {}

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

    void register(RoutesConfig routes) {
        desk.ifPresent(outlets -> register(routes, outlets));
        routes.get("/", ctx -> show(ctx, "lockers.jte", () -> Map.of("cabinets", cabinets())));
        routes.get(
                "/parcels",
                ctx -> show(
                        ctx,
                        "parcels.jte",
                        () -> Map.of("parcels", city.parcels().latest())));
        routes.get(
                "/parcels/{waybill}",
                ctx -> show(ctx, "parcel.jte", () -> parcel(Rest.waybill(ctx.pathParam("waybill")))));
        MailIns mailIns = new MailIns(city.database());
        routes.get("/mail-ins", ctx -> show(ctx, "mailins.jte", () -> Map.of("sent", mailIns.latest())));
        routes.get("/mail-ins/{order}", ctx -> show(ctx, "mailin.jte", () -> mailIn(mailIns, ctx.pathParam("order"))));
        routes.get(
                "/tickets",
                ctx -> show(ctx, "tickets.jte", () -> Map.of("tickets", new Tickets(city.database()).latest())));
        routes.get(
                "/notices",
                ctx -> show(
                        ctx,
                        "notices.jte",
                        () -> Map.of(
                                "notices",
                                city.notices().map(Notices::latest).orElse(List.of()),
                                "openedByStaff",
                                city.notices().map(Notices::openedByStaff).orElse(List.of()))));
    }

    private void register(RoutesConfig routes, OutletDesk outlets) {
        routes.get("/map", ctx -> show(ctx, "map.jte", () -> Map.of("isShifted", outlets.isShifted())));
        routes.get(
                "/outlets",
                ctx -> show(
                        ctx,
                        "outlets.jte",
                        () -> Map.of("outlets", outlets.outlets().latest(MOST_OUTLETS))));
        routes.get("/outlets/{outlet}/photos/{photo}", ctx -> OutletRest.photo(outlets.outlets(), ctx));
        routes.get(
                "/outlets/{outlet}",
                ctx -> show(
                        ctx,
                        "outlet.jte",
                        () -> Map.of(
                                "seen",
                                outlets.outlets().find(ctx.pathParam("outlet")),
                                "history",
                                outlets.outlets().history(ctx.pathParam("outlet")))));
    }

    private Map<String, Object> parcel(String waybill) {
        return Map.of("found", city.parcels().history(waybill), "chain", TraceView.of(city, waybill));
    }

    private Map<String, Object> mailIn(MailIns mailIns, String order) {
        return Map.of("found", mailIns.history(order), "chain", TraceView.of(city, order));
    }

    private List<Cabinet> cabinets() {
        return city.fleet().all().stream()
                .map(terminal -> Cabinet.of(city, terminal))
                .toList();
    }

    private void show(Context ctx, String template, Supplier<Map<String, Object>> model) {
        Map<String, Object> values = new TreeMap<>(model.get());
        values.put("frame", new Frame(city.name(), ctx.path(), city.notices().isPresent(), desk.isPresent()));
        StringOutput page = new StringOutput();
        templates.render(template, values, page);
        ctx.header("Cache-Control", "no-store").html(page.toString());
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
