package parcellocker.bridge.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Session;
import parcellocker.bridge.accounts.Sessions;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Who may ask, as {@link Rights} says. Machines give the key to the interface; people sign in, and it does not open the interface for them;
 * partners sign, and recipients know their link. Pages that are open on loopback are given only to a browser that asked for a
 * loopback name, so that a foreign site cannot reach them by a name of its own.
 */
record Access(Rights rights, Sessions sessions, Terms terms) {
    /** A page that fetches itself anew says so: it keeps no session alive. */
    static final String REFRESH = "X-Refresh";

    private static final Set<String> BEFORE_CHANGE = Set.of("/password", "/sign-out");
    private static final Set<String> ASKS = Set.of("GET", "HEAD");

    /**
     * What the configuration says.
     *
     * @param isOpen whether pages are open on loopback
     * @param isForwarded whether a proxy in front says who asks
     */
    record Terms(String apiKey, boolean isOpen, boolean isForwarded) {
        /** Never the key. */
        @Override
        public String toString() {
            return isOpen ? "open on loopback" : "by account";
        }
    }

    void check(Context ctx) {
        Optional<Rights.Line> line = rights.line(ctx.method().name(), ctx.path());
        // Below a recipient's link nobody signs in: what is no route there, the router itself refuses.
        boolean isOfLink = line.isEmpty() && ctx.path().startsWith(RecipientPages.PREFIX);
        if (isOfLink || line.filter(Rights.Line::isForAll).isPresent()) {
            visitor(ctx, Optional.empty()).enter(ctx);
        } else if (isInterface(ctx)) {
            checkKey(ctx);
        } else {
            page(ctx, line);
        }
    }

    static boolean isInterface(Context ctx) {
        return ctx.path().equals("/v1") || ctx.path().startsWith("/v1/");
    }

    private void checkKey(Context ctx) {
        String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        if (!header.startsWith("Bearer ") || !isKey(header.substring("Bearer ".length()))) {
            ctx.header("WWW-Authenticate", "Bearer");
            throw new ProblemException(Problem.NOT_AUTHORISED, "the key is missing or wrong");
        }
    }

    private boolean isKey(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), terms.apiKey().getBytes(StandardCharsets.UTF_8));
    }

    private void page(Context ctx, Optional<Rights.Line> line) {
        Optional<Session> session = sessions.find(Cookies.session(ctx));
        boolean isOpen = terms.isOpen() && Cookies.isLoopback(ctx.host());
        if (session.isPresent()) {
            signedIn(ctx, line, session.get());
        } else if (isOpen && line.map(Rights.Line::isOpen).orElse(true)) {
            Rights.Line unused = line.orElseThrow(NotFoundResponse::new);
            visitor(ctx, session).enter(ctx);
        } else {
            turnAway(ctx);
        }
    }

    private void signedIn(Context ctx, Optional<Rights.Line> line, Session session) {
        Visitor visitor = visitor(ctx, Optional.of(session));
        visitor.enter(ctx);
        if (!ASKS.contains(ctx.method().name())) {
            Forms.check(ctx, visitor.form());
        }
        Rights.Line known = line.orElseThrow(NotFoundResponse::new);
        if (!visitor.may(known)) {
            throw new ProblemException(Problem.ROLE_MISSING, "this account may not do that");
        }
        if (session.mustChange() && !BEFORE_CHANGE.contains(known.path())) {
            send(ctx, "/password");
        }
        if (ctx.header(REFRESH) == null && !known.path().equals("/changes")) {
            sessions.seen(session);
        }
    }

    private Visitor visitor(Context ctx, Optional<Session> session) {
        return new Visitor(
                session,
                session.isEmpty() && terms.isOpen() && Cookies.isLoopback(ctx.host()),
                session.isPresent() ? Forms.value(Cookies.session(ctx)) : "",
                Callers.address(ctx, terms.isForwarded()));
    }

    /** Whoever is a stranger, or was signed in too long ago. */
    private static void turnAway(Context ctx) {
        if (ASKS.contains(ctx.method().name()) && (isByHtmx(ctx) || wantsPage(ctx))) {
            send(ctx, "/sign-in");
            return;
        }
        ctx.header("WWW-Authenticate", "Form");
        throw new ProblemException(Problem.NOT_AUTHORISED, "sign in first");
    }

    private static boolean isByHtmx(Context ctx) {
        return ctx.header("HX-Request") != null;
    }

    static boolean wantsPage(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept")).orElse("").contains("text/html");
    }

    /** A page that fetches itself anew goes there as a whole. */
    private static void send(Context ctx, String path) {
        if (isByHtmx(ctx)) {
            ctx.status(HttpStatus.UNAUTHORIZED).header("HX-Redirect", path);
        } else {
            ctx.redirect(path, HttpStatus.SEE_OTHER);
        }
        ctx.skipRemainingHandlers();
    }
}
