package parcellocker.sim.bench;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.sim.people.LabelPhoto;
import parcellocker.sim.people.Photo;
import parcellocker.sim.people.PhotoReader;

/** The bench's page and its interface for scripts, on loopback only. Errors are JSON: {@code {"error": "why"}}. */
public final class BenchServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BenchServer.class);

    private final Bench bench;
    private final News news;
    private final Photos photos = new Photos();
    private final AtomicLong seeds = new AtomicLong(1);
    private final Javalin server;

    /** Serves a bench on a port of 127.0.0.1; 0 takes any free one. */
    public BenchServer(Bench bench, int port) {
        this(bench, port, none -> {});
    }

    /** The same, with routes of a program around the bench. */
    public BenchServer(Bench bench, int port, Consumer<RoutesConfig> more) {
        this.bench = bench;
        news = new News(bench);
        server = Javalin.create(config -> {
                    configure(config);
                    more.accept(config.routes);
                })
                .start("127.0.0.1", port);
    }

    /** The port that was taken. */
    public int port() {
        return server.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.staticFiles.add("/parcellocker/sim/bench/page", Location.CLASSPATH);
        look(config.routes);
        act(config.routes);
        errors(config.routes);
    }

    private void look(RoutesConfig routes) {
        routes.sse("/api/events", news::join);
        routes.get("/api/layout", ctx -> ctx.json(bench.layout()));
        routes.get("/api/doors", ctx -> ctx.json(bench.look(Doors::all)));
        routes.get("/api/doors/{id}", ctx -> ctx.json(bench.look(doors -> doors.one(id(ctx)))));
        routes.get("/api/board", ctx -> ctx.json(bench.state()));
        routes.get("/api/frames", ctx -> ctx.json(bench.frames(new Wish(ctx).number("since", 0))));
        routes.get("/api/photos/{number}.png", this::photo);
    }

    private void act(RoutesConfig routes) {
        routes.post("/api/doors/{id}/close", ctx -> atDoor(ctx, (doors, id) -> doors.pushShut(id)));
        routes.post("/api/doors/{id}/open", ctx -> atDoor(ctx, (doors, id) -> doors.force(id)));
        routes.post("/api/doors/{id}/put", ctx -> {
            String label = new Wish(ctx).text("label");
            atDoor(ctx, (doors, id) -> doors.put(id, label));
        });
        routes.post("/api/doors/{id}/take", ctx -> atDoor(ctx, (doors, id) -> doors.take(id, ctx.queryParam("label"))));
        new FaultRoutes(bench).join(routes);
        new DeviceRoutes(bench).join(routes);
        routes.post("/api/scanner", this::hold);
    }

    private interface Deed {
        void at(Doors doors, String id);
    }

    private void atDoor(Context ctx, Deed deed) {
        bench.atDoors(doors -> deed.at(doors, id(ctx)));
        ctx.json(bench.look(doors -> doors.one(id(ctx))));
    }

    static String id(Context ctx) {
        return ctx.pathParam("id").toUpperCase(Locale.ROOT);
    }

    /** Holds a text before the scanner: photographs it, reads the photograph, and sends what was read. */
    private void hold(Context ctx) {
        Wish wish = new Wish(ctx);
        String text = wish.text("text");
        long seed = wish.number("seed", seeds.getAndIncrement());
        long start = System.nanoTime();
        Photo photo = photographed(text, seed);
        Optional<String> read = PhotoReader.read(photo);
        read.ifPresent(bench::scan);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("held", text);
        answer.put("read", read.orElse(null));
        answer.put("photo", "/api/photos/" + photos.keep(photo) + ".png");
        answer.put("seed", seed);
        answer.put("millis", (System.nanoTime() - start) / 1_000_000);
        ctx.json(answer);
    }

    static Photo photographed(String text, long seed) {
        try {
            return LabelPhoto.of(text, seed);
        } catch (IllegalArgumentException e) {
            throw BenchRefusal.malformed("the text cannot be drawn: " + e.getMessage());
        }
    }

    private void photo(Context ctx) {
        byte[] png = photos.png(Long.parseLong(ctx.pathParam("number")))
                .orElseThrow(() -> BenchRefusal.unknown("that photo is no longer kept"));
        ctx.contentType("image/png").result(png);
    }

    private static void errors(RoutesConfig routes) {
        routes.exception(BenchRefusal.class, (refusal, ctx) -> {
            ctx.status(refusal.status()).json(Map.of("error", String.valueOf(refusal.getMessage())));
        });
        routes.exception(Exception.class, BenchServer::fail);
        routes.error(404, ctx -> {
            if (ctx.path().startsWith("/api/")
                    && !"application/json".equals(ctx.res().getContentType())) {
                ctx.json(Map.of("error", "nothing is served at " + ctx.method() + " " + ctx.path()));
            }
        });
    }

    /** Must not throw: Javalin hands in what this throws again, for ever, and a browser that left took its exchange along. */
    private static void fail(Exception broken, Context ctx) {
        try {
            String path = ctx.path();
            ctx.status(500).json(Map.of("error", Problem.INTERNAL.code() + " the bench failed; its log tells more"));
            LOG.error("{} at {}", Problem.INTERNAL.code(), path, broken);
        } catch (RuntimeException gone) {
            LOG.info("a browser left before it was answered: {}", broken.toString());
        }
    }

    @Override
    public void close() {
        news.close();
        server.stop();
    }
}
