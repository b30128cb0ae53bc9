package parcellocker.agent.kiosk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Who may talk to the screen's server. The launcher brings a token in its first URL and gets a cookie for it, so that the token
 * stands in no history. The cookie follows from the token: the browser stays welcome when the agent starts again.
 *
 * <p>A page of elsewhere that found its way into a browser on this machine is turned away by its {@code Host} and {@code Origin}.
 */
final class Entrance {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Optional<String> token;

    Entrance(Optional<String> token) {
        this.token = token;
    }

    /** Runs before every request. */
    void admit(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        ctx.header("Cache-Control", "no-store");
        refuseStrangers(ctx);
        if (token.isPresent()) {
            askForToken(ctx, token.get());
        }
    }

    private static void refuseStrangers(Context ctx) {
        List<String> ours = List.of("127.0.0.1:" + ctx.port(), "localhost:" + ctx.port(), "[::1]:" + ctx.port());
        String origin = ctx.header("Origin");
        boolean hostIsOurs = ours.contains(String.valueOf(ctx.host()));
        boolean originIsOurs = origin == null || ours.stream().anyMatch(name -> origin.equals("http://" + name));
        if (!hostIsOurs || !originIsOurs) {
            throw new ProblemException(Problem.NOT_AUTHORISED, "not a page of this screen");
        }
    }

    private static void askForToken(Context ctx, String expected) {
        String name = "kiosk-" + ctx.port();
        String pass = passFor(expected);
        if (same(ctx.cookie(name), pass)) {
            return;
        }
        if (!ctx.method().equals(HandlerType.GET) || !ctx.path().equals("/") || !same(ctx.queryParam("t"), expected)) {
            throw new ProblemException(Problem.NOT_AUTHORISED, "no token");
        }
        Cookie cookie = new Cookie(name, pass);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
        ctx.skipRemainingHandlers();
    }

    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String passFor(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("kiosk pass of " + token).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
