package parcellocker.agent.kiosk;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import parcellocker.agent.locker.Language;

/** The files a page loads, out of the jars and held in memory; nothing else can be asked for. */
final class Assets {
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();

    Assets() {
        put("kiosk.svg", "image/svg+xml", "/kiosk/kiosk.svg");
        put("kiosk.css", "text/css; charset=utf-8", "/kiosk/kiosk.css");
        put("kiosk.js", SCRIPT, "/kiosk/kiosk.js");
        put("voice.js", SCRIPT, "/kiosk/voice.js");
        put("htmx.js", SCRIPT, WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js");
        put("sse.js", SCRIPT, WEBJARS + "htmx-ext-sse/2.2.2/sse.js");
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            for (String prompt : texts.prompts()) {
                String file = prompt + "-" + texts.tag() + ".ogg";
                put("say-" + file, "audio/ogg", "/kiosk/say/" + file);
            }
        }
    }

    private void put(String name, String type, String resource) {
        types.put(name, type);
        contents.put(name, read(resource));
    }

    /** Answers with the file of that name, or 404. */
    void serve(Context ctx) {
        String type = types.get(ctx.pathParam("name"));
        byte[] content = contents.get(ctx.pathParam("name"));
        if (type == null || content == null) {
            ctx.status(404);
            return;
        }
        ctx.contentType(type).result(content);
    }

    private static byte[] read(String resource) {
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
