package parcellocker.bridge.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import parcellocker.bridge.watch.Watch;

/** Measures requests by their route: a path holds who and what was asked for, and of a recipient's page the right to it. */
final class RequestWatch {
    /** Whatever is asked for that is not here is one route: its number must not be a stranger's to choose. */
    private static final String NO_ROUTE = "none";

    private static final double NANOS_A_MILLI = 1e6;

    private final Watch watch;

    RequestWatch(Watch watch) {
        this.watch = watch;
    }

    void register(JavalinConfig config) {
        config.requestLogger.http((ctx, millis) -> watch.meters()
                .requested(
                        method(ctx), route(ctx), ctx.statusCode(), Duration.ofNanos((long) (millis * NANOS_A_MILLI))));
    }

    /** HTTP lets a stranger make up methods too. */
    private static String method(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? NO_ROUTE : matched.method.name();
    }

    /** As it was registered, e.g. {@code /v1/parcels/{waybill}}. */
    static String route(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? NO_ROUTE : matched.path;
    }
}
