package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.accounts.Session;
import parcellocker.bridge.accounts.SignIns;
import parcellocker.bridge.oidc.Oidc;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** How people come in and go out, and change their password. */
final class SignInPages {
    private static final Set<Problem> SAID = EnumSet.of(
            Problem.ACCOUNT_REFUSED,
            Problem.ACCOUNT_RESTS,
            Problem.ACCOUNT_FEDERATED,
            Problem.PASSWORD_WEAK,
            Problem.REQUEST_MALFORMED);
    private static final int MOST_NAME = 64;

    private final Accounts accounts;
    private final Optional<Oidc> oidc;
    private final Drawing drawing;

    SignInPages(Accounts accounts, Optional<Oidc> oidc, Drawing drawing) {
        this.accounts = accounts;
        this.oidc = oidc;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/sign-in", ctx -> door(ctx, "", OidcPages.said(ctx)));
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.get("/password", ctx -> password(ctx, "", false));
        routes.post("/password", this::changePassword);
    }

    private void door(Context ctx, String name, String code) {
        String label = oidc.map(Oidc::label).orElse("");
        drawing.show(ctx, "signin.jte", Map.of("name", name, "code", code, "label", label));
    }

    private void signIn(Context ctx) {
        Forms.checkSite(ctx);
        String name = field(ctx, "name").strip().toLowerCase(Locale.ROOT);
        String known = name.length() > MOST_NAME ? "" : name;
        SignIns.Knock knock = new SignIns.Knock(
                known,
                field(ctx, "password"),
                Cookies.browser(ctx),
                Visitor.of(ctx).address(),
                Texts.of(ctx.queryParam("lang"), ctx.header("Accept-Language")).language());
        try {
            SignIns.In in = accounts.signIns().signIn(knock);
            Optional<Session> before = accounts.sessions().find(Cookies.session(ctx));
            before.ifPresent(session -> accounts.signOut(session, knock.address()));
            Cookies.give(ctx, in);
            ctx.redirect(home(accounts.sessions().find(in.token())), HttpStatus.SEE_OTHER);
        } catch (ProblemException refused) {
            door(said(ctx, refused), known, refused.problem().code());
        }
    }

    private static String home(Optional<Session> session) {
        return session.map(known -> home(known.role())).orElse("/");
    }

    /** What a role sees first. */
    static String home(Role role) {
        return role.isOfPartner() ? "/parcels" : "/";
    }

    private void signOut(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        Session session = visitor.session().orElseThrow();
        accounts.signOut(session, visitor.address());
        Cookies.take(ctx);
        Optional<String> farewell = session.isFederated() ? oidc.flatMap(Oidc::farewell) : Optional.empty();
        farewell.ifPresentOrElse(place -> leave(ctx, place), () -> ctx.redirect("/sign-in", HttpStatus.SEE_OTHER));
    }

    /** The browser goes there by itself, from a page of ours: a form of the console may lead nowhere else. */
    private void leave(Context ctx, String place) {
        ctx.header("Refresh", "0; url=" + place);
        drawing.show(
                ctx,
                "left.jte",
                Map.of("place", place, "label", oidc.orElseThrow().label()));
    }

    private void password(Context ctx, String code, boolean isDone) {
        Session session = Visitor.of(ctx).session().orElseThrow();
        drawing.show(
                ctx,
                "password.jte",
                Map.of(
                        "code",
                        code,
                        "isDone",
                        isDone,
                        "mustChange",
                        session.mustChange() && !isDone,
                        "isElsewhere",
                        session.isFederated()));
    }

    private void changePassword(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        String next = field(ctx, "next");
        try {
            if (visitor.session().filter(Session::isFederated).isPresent()) {
                throw new ProblemException(Problem.ACCOUNT_FEDERATED, "the provider keeps that password");
            }
            if (!next.equals(field(ctx, "again"))) {
                throw new ProblemException(Problem.REQUEST_MALFORMED, "the two are not the same");
            }
            accounts.changePassword(
                    visitor.session().orElseThrow(),
                    visitor.address(),
                    new Accounts.Change(field(ctx, "present"), next));
            password(ctx, "", true);
        } catch (ProblemException refused) {
            password(said(ctx, refused), refused.problem().code(), false);
        }
    }

    /** What the page itself says, with its number; everything else is told as everywhere. */
    private static Context said(Context ctx, ProblemException refused) {
        if (!SAID.contains(refused.problem())) {
            throw refused;
        }
        if (refused.problem() == Problem.ACCOUNT_RESTS) {
            ctx.header("Retry-After", "900");
        }
        return ctx.status(Problems.status(refused.problem()));
    }

    static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }
}
