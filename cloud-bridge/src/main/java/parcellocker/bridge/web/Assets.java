package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files from the jar; nothing is fetched from elsewhere. */
final class Assets {
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private Assets() {}

    static void register(RoutesConfig routes) {
        serve(routes, "/assets/htmx.js", WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js", "text/javascript");
        serve(routes, "/assets/sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js", "text/javascript");
        serve(routes, "/assets/leaflet.js", WEBJARS + "leaflet/1.9.4/dist/leaflet.js", "text/javascript");
        serve(routes, "/assets/leaflet.css", WEBJARS + "leaflet/1.9.4/dist/leaflet.css", "text/css");
        serve(routes, "/assets/map.js", "/web/map.js", "text/javascript");
        serve(routes, "/assets/city.css", "/web/city.css", "text/css");
        serve(routes, "/assets/page.css", "/web/page.css", "text/css");
    }

    static void serve(RoutesConfig routes, String path, String resource, String type) {
        byte[] bytes = bytes(resource);
        routes.get(path, ctx -> ctx.contentType(type + "; charset=utf-8").result(bytes));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
