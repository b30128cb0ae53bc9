package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.accounts.SignIns;

/**
 * What a browser keeps of a sign-in: the session until it is closed, that somebody signed in here before, and that somebody is on the way to the
 * provider. No script reads them, no other site has them sent but the last, which the provider's must bring back, and but on loopback they go over TLS alone and under a
 * name that no other host of the domain can set.
 */
final class Cookies {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration BROWSER_LIFE = Duration.ofDays(180);
    private static final String SESSION = "session";
    private static final String BROWSER = "browser";
    private static final String ERRAND = "errand";
    private static final Duration ERRAND_LIFE = Duration.ofMinutes(10);

    private Cookies() {}

    static String session(Context ctx) {
        return value(ctx, SESSION);
    }

    static String browser(Context ctx) {
        return value(ctx, BROWSER);
    }

    static String errand(Context ctx) {
        return value(ctx, ERRAND);
    }

    private static String value(Context ctx, String name) {
        String found = ctx.cookie(name(ctx, name));
        return found == null ? "" : found;
    }

    static void give(Context ctx, SignIns.In in) {
        give(ctx, in.token());
        set(ctx, BROWSER, in.browser(), "; Max-Age=" + BROWSER_LIFE.toSeconds());
    }

    static void give(Context ctx, String session) {
        set(ctx, SESSION, session, "");
    }

    static void setOut(Context ctx, String kept) {
        set(ctx, ERRAND, kept, "Lax", "; Max-Age=" + ERRAND_LIFE.toSeconds());
    }

    static void arrive(Context ctx) {
        set(ctx, ERRAND, "", "Lax", "; Max-Age=0");
    }

    static void take(Context ctx) {
        set(ctx, SESSION, "", "; Max-Age=0");
    }

    private static void set(Context ctx, String name, String value, String more) {
        set(ctx, name, value, "Strict", more);
    }

    private static void set(Context ctx, String name, String value, String site, String more) {
        String secure = isLoopback(ctx.host()) ? "" : "; Secure";
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        name(ctx, name) + "=" + value + "; Path=/; HttpOnly; SameSite=" + site + secure + more);
    }

    private static String name(Context ctx, String name) {
        return isLoopback(ctx.host()) ? name : "__Host-" + name;
    }

    /** Whether a browser asked for a loopback name: a foreign site cannot reach it by a name of its own. */
    static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
    }
}
