package parcellocker.bridge.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import parcellocker.bridge.watch.Belongs;
import parcellocker.bridge.watch.Spell;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;

/** Measures and traces requests by their route: a path holds who and what was asked for, and of a recipient's page the right to it. */
final class RequestWatch {
    /** Whatever is asked for that is not here is one route: its number must not be a stranger's to choose. */
    private static final String NO_ROUTE = "none";

    /** Open as long as a browser is. */
    private static final String STREAM = "/changes";

    /** What of a path the lines of a log may belong to. A recipient's token is none of it. */
    private static final Set<String> NAMED = Set.of("locker", "waybill", "delivery", "partner");

    private static final String KEY = "watched";
    private static final double NANOS_A_MILLI = 1e6;
    private static final int FAULT = 500;

    private final Watch watch;

    /** What lasts as long as a request. */
    private record Watched(Spell spell, Belongs belongs) {}

    RequestWatch(Watch watch) {
        this.watch = watch;
    }

    /** Before everything else, or a request that is refused is not seen. Of a refused one no route is known. */
    void register(JavalinConfig config) {
        config.routes.before(this::begin);
        config.routes.beforeMatched(RequestWatch::matched);
        config.requestLogger.http(this::end);
    }

    private void begin(Context ctx) {
        if (ctx.path().equals(STREAM)) {
            return;
        }
        Tracing tracing = watch.tracing();
        Spell spell = tracing.begin(NO_ROUTE, SpanKind.SERVER, tracing.context(partnersTrace(ctx)), Duration.ZERO);
        ctx.attribute(KEY, new Watched(spell, Belongs.to("request", NO_ROUTE)));
    }

    private static void matched(Context ctx) {
        Watched watched = ctx.attribute(KEY);
        if (watched == null) {
            return;
        }
        String route = route(ctx);
        watched.spell().named(method(ctx) + " " + route);
        watched.spell().with("http.request.method", method(ctx)).with("http.route", route);
        belong(watched.belongs().and("request", method(ctx) + " " + route), ctx.path(), route);
    }

    /** Of a program's request; a browser on a public page has no traces to go on with. */
    private static Map<String, String> partnersTrace(Context ctx) {
        String parent = ctx.header("traceparent");
        return parent == null || !ctx.path().startsWith("/v1/") ? Map.of() : Map.of("traceparent", parent);
    }

    private static void belong(Belongs belongs, String path, String route) {
        String[] names = route.split("/", -1);
        String[] values = path.split("/", -1);
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            String name = names[i].replaceAll("[{}]", "");
            boolean isNamed = names[i].startsWith("{") && NAMED.contains(name);
            if (isNamed && values[i].matches("[A-Za-z0-9-]{1,40}")) {
                belongs.and(name, values[i]);
            }
        }
    }

    private void end(Context ctx, float millis) {
        Watched watched = ctx.attribute(KEY);
        if (watched == null) {
            return;
        }
        int status = ctx.statusCode();
        watched.spell().with("http.response.status_code", status);
        if (status >= FAULT) {
            watched.spell().failed(String.valueOf(status));
        }
        watched.belongs().close();
        watched.spell().close();
        watch.meters().requested(method(ctx), route(ctx), status, Duration.ofNanos((long) (millis * NANOS_A_MILLI)));
    }

    /** HTTP lets a stranger make up methods too. */
    private static String method(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? NO_ROUTE : matched.method.name();
    }

    /** As it was registered, e.g. {@code /v1/parcels/{waybill}}. */
    private static String route(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? NO_ROUTE : matched.path;
    }
}
