package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.registry.Gcj02;
import parcellocker.bridge.registry.Kind;
import parcellocker.bridge.registry.Outlet;
import parcellocker.bridge.registry.Outlets.Box;
import parcellocker.bridge.registry.Point;
import parcellocker.bridge.registry.State;
import parcellocker.bridge.registry.Tiles;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * The map: filed outlets with their free compartments, for everybody; no key is asked, so nothing here is anybody's secret. GeoJSON
 * is WGS-84 by its standard (RFC 7946); shifted coordinates go out as plain JSON with a label.
 */
final class MapRest {
    private static final int MOST = 2_000;
    private static final long TILE_SECONDS = 86_400;
    private static final List<State> PUBLIC = List.of(State.FILED, State.CHANGE_SUBMITTED);

    private final City city;
    private final OutletDesk desk;

    MapRest(City city, OutletDesk desk) {
        this.city = city;
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/map/outlets.geojson", this::outlets);
        routes.get("/v1/map/tiles/{zoom}/{column}/{row}", this::tile);
    }

    private void outlets(Context ctx) {
        Box box = box(ctx.queryParam("bbox"));
        Optional<Kind> kind = choice("kind", ctx.queryParam("kind"), Kind.class);
        boolean isShifted = choice("crs", ctx.queryParam("crs"), Crs.class)
                .filter(crs -> crs == Crs.GCJ02)
                .isPresent();
        List<Outlet> found = desk.outlets().within(box, PUBLIC, kind, MOST + 1);
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("type", "FeatureCollection").put("more", found.size() > MOST);
        if (isShifted) {
            collection.put("crs_note", "GCJ-02: to be drawn on shifted maps only; never store it or send it back");
        }
        ArrayNode features = collection.putArray("features");
        List<Outlet> shown = found.subList(0, Math.min(MOST, found.size()));
        Map<LockerId, Map<String, Long>> free = city.fleet()
                .free(shown.stream()
                        .flatMap(outlet -> outlet.sheet().locker().stream())
                        .toList());
        shown.forEach(outlet -> features.add(feature(outlet, isShifted, free)));
        // The server knows the charset of application/json alone.
        ctx.contentType(isShifted ? "application/json" : "application/geo+json")
                .result(collection.toString().getBytes(StandardCharsets.UTF_8));
    }

    private enum Crs {
        WGS84,
        GCJ02
    }

    private ObjectNode feature(Outlet outlet, boolean isShifted, Map<LockerId, Map<String, Long>> free) {
        ObjectNode feature = JsonNodeFactory.instance.objectNode();
        feature.put("type", "Feature").put("id", outlet.id());
        Point place = outlet.sheet().place();
        Gcj02.Shifted shifted = isShifted ? Gcj02.of(place) : new Gcj02.Shifted(place.lng(), place.lat());
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(shifted.lng())
                .add(shifted.lat());
        ObjectNode properties = feature.putObject("properties");
        properties
                .put("name", outlet.sheet().name())
                .put("kind", outlet.sheet().kind().name())
                .put("address", outlet.sheet().address())
                .put("hours", outlet.sheet().hours())
                .put("number", outlet.number().orElse(""));
        ArrayNode services = properties.putArray("services");
        outlet.sheet().services().forEach(service -> services.add(service.name()));
        outlet.sheet().locker().ifPresent(locker -> live(properties, locker, free));
        return feature;
    }

    /** What is free there now; {@code presence} says whether that may be believed. */
    private void live(ObjectNode properties, LockerId locker, Map<LockerId, Map<String, Long>> free) {
        properties.put(
                "presence", city.presence().of(locker, city.clock().instant()).name());
        ObjectNode counts = properties.putObject("free");
        new TreeMap<>(free.getOrDefault(locker, Map.of())).forEach(counts::put);
    }

    private static Box box(@Nullable String text) {
        try {
            double[] sides = Arrays.stream(String.valueOf(text).split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (sides.length == 4) {
                return new Box(sides[0], sides[1], sides[2], sides[3]);
            }
        } catch (IllegalArgumentException notSides) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "bbox: must be west,south,east,north", notSides);
        }
        throw new ProblemException(Problem.REQUEST_MALFORMED, "bbox: must be west,south,east,north");
    }

    private static <E extends Enum<E>> Optional<E> choice(String name, @Nullable String text, Class<E> type) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        List<E> all = Arrays.asList(type.getEnumConstants());
        return Optional.of(all.stream()
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.REQUEST_MALFORMED, name + ": must be one of " + all)));
    }

    private void tile(Context ctx) {
        Optional<Tiles.Tile> tile = desk.tiles().at(number(ctx, "zoom"), number(ctx, "column"), number(ctx, "row"));
        ctx.header("Cache-Control", "public, max-age=" + TILE_SECONDS);
        tile.ifPresentOrElse(found -> ctx.contentType(found.type()).result(found.bytes()), () -> ctx.status(204));
    }

    private static int number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("\\d{1,7}")) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, name + ": must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
