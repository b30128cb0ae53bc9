package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Who may ask. The map is for everybody, a recipient's page for whoever has its link. The rest of the interface always needs the key; partners sign instead; the pages need it too (a browser gives it as
 * the password of HTTP Basic), unless they are open on loopback. Then a page is given only to a browser that asked for a loopback
 * name, so that a foreign site cannot reach it by a name of its own.
 */
record Access(String apiKey, boolean isOpen) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> PUBLIC = Set.of(
            "/health", "/health/live", "/health/ready", "/openapi.yaml", "/asyncapi.yaml", "/developers", "/map");

    void check(Context ctx) {
        String path = ctx.path();
        boolean isForAll = PUBLIC.contains(path)
                || path.startsWith("/assets/")
                || path.startsWith("/v1/map/")
                || path.startsWith(Published.SCHEMAS)
                || path.startsWith(RecipientPages.PREFIX)
                || isOfPartners(path);
        if (isForAll || isKeyIn(ctx.header("Authorization"))) {
            return;
        }
        boolean isInterface = path.equals("/v1") || path.startsWith("/v1/");
        if (!isInterface && isOpen && isLoopback(ctx.host())) {
            return;
        }
        ctx.header("WWW-Authenticate", isInterface ? "Bearer" : "Basic realm=\"city\", charset=\"UTF-8\"");
        throw new ProblemException(Problem.NOT_AUTHORISED, "the key is missing or wrong");
    }

    /** These ask for a partner's signature. */
    private static boolean isOfPartners(String path) {
        return path.equals("/v1/events")
                || path.startsWith("/v1/shipments/")
                || path.startsWith("/v1/carriers/")
                || path.startsWith("/v1/epcis/");
    }

    private boolean isKeyIn(@Nullable String header) {
        if (header == null) {
            return false;
        }
        if (header.startsWith("Bearer ")) {
            return isKey(header.substring("Bearer ".length()));
        }
        return header.startsWith("Basic ") && isKey(password(header.substring("Basic ".length())));
    }

    private static String password(String credentials) {
        try {
            String plain = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            return plain.substring(plain.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private boolean isKey(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return isOpen ? "open on loopback" : "by key";
    }
}
