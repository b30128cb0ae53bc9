package parcellocker.agent.kiosk;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The files a page loads, out of the jars and held in memory; nothing else can be asked for. */
final class Assets {
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Asset> assets = new TreeMap<>();

    /** A file as it is sent; all of them are text. */
    private record Asset(String type, String content) {}

    Assets() {
        assets.put("kiosk.svg", new Asset("image/svg+xml", read("/kiosk/kiosk.svg")));
        assets.put("kiosk.css", new Asset("text/css; charset=utf-8", read("/kiosk/kiosk.css")));
        assets.put("kiosk.js", new Asset(SCRIPT, read("/kiosk/kiosk.js")));
        assets.put("htmx.js", new Asset(SCRIPT, read(WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js")));
        assets.put("sse.js", new Asset(SCRIPT, read(WEBJARS + "htmx-ext-sse/2.2.2/sse.js")));
    }

    /** Answers with the file of that name, or 404. */
    void serve(Context ctx) {
        Asset asset = assets.get(ctx.pathParam("name"));
        if (asset == null) {
            ctx.status(404);
            return;
        }
        ctx.contentType(asset.type()).result(asset.content());
    }

    private static String read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
