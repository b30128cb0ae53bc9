package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Federation;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.accounts.Session;
import parcellocker.bridge.oidc.Errand;
import parcellocker.bridge.oidc.Oidc;
import parcellocker.bridge.oidc.Provider;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** How people come in by the word of a provider. Whatever goes wrong is said at the sign-in page: its address holds neither code nor state. */
final class OidcPages {
    static final String BEGIN = "/sign-in/oidc";
    private static final Set<Problem> SAID = EnumSet.of(
            Problem.ACCOUNT_RESTS,
            Problem.PROVIDER_AWAY,
            Problem.SIGN_IN_STALE,
            Problem.PROVIDER_REFUSED,
            Problem.IDENTITY_UNPROVEN,
            Problem.ROLE_UNMAPPED,
            Problem.PARTNER_UNMAPPED,
            Problem.ACCOUNT_SHUT);
    private static final int MOST_VALUE = 4_096;

    private final Optional<Oidc> oidc;
    private final Accounts accounts;
    private final PartnerFit partners;
    private final Drawing drawing;

    OidcPages(Optional<Oidc> oidc, Accounts accounts, PartnerFit partners, Drawing drawing) {
        this.oidc = oidc;
        this.accounts = accounts;
        this.partners = partners;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get(BEGIN, this::begin);
        routes.get(Provider.CALLBACK, this::finish);
    }

    /** The number that the sign-in page was sent to say; empty: none, or one that is not its own. */
    static String said(Context ctx) {
        String asked = Optional.ofNullable(ctx.queryParam("problem")).orElse("");
        return SAID.stream()
                .map(Problem::code)
                .filter(asked::equals)
                .findFirst()
                .orElse("");
    }

    private Oidc provider() {
        return oidc.orElseThrow(NotFoundResponse::new);
    }

    private Federation federation() {
        return accounts.federation();
    }

    private void begin(Context ctx) {
        Oidc provider = provider();
        String language = language(ctx);
        if (!isFromHere(ctx, provider)) {
            // Nobody is sent there but by their own click, and from where they will be sent back to.
            ctx.redirect(provider.console() + "/sign-in?lang=" + language, HttpStatus.SEE_OTHER);
            return;
        }
        String address = Visitor.of(ctx).address();
        if (!federation().admits(address)) {
            door(ctx, language, Problem.ACCOUNT_RESTS);
            return;
        }
        Oidc.Departure departure =
                new Oidc.Departure(Cookies.errand(ctx), language, present(ctx), ctx.queryParam("anew") != null);
        try {
            Oidc.SetOut out = provider.begin(departure);
            Cookies.setOut(ctx, out.kept());
            ctx.header("Cache-Control", "no-store").redirect(out.location(), HttpStatus.SEE_OTHER);
        } catch (ProblemException away) {
            federation().giveBack(address);
            door(ctx, language, told(away));
        }
    }

    private static boolean isFromHere(Context ctx, Oidc provider) {
        String site = Optional.ofNullable(ctx.header("Sec-Fetch-Site")).orElse("none");
        boolean isOwn = site.equals("same-origin") || site.equals("none");
        return isOwn && URI.create(provider.console()).getRawAuthority().equalsIgnoreCase(ctx.host());
    }

    /** Coming back from the provider's site the browser does not say whose session it has. */
    private String present(Context ctx) {
        return accounts.sessions().find(Cookies.session(ctx)).map(Session::hash).orElse("");
    }

    private void finish(Context ctx) {
        Oidc provider = provider();
        ctx.header("Cache-Control", "no-store");
        Optional<Errand> ended = provider.end(value(ctx, "state"), Cookies.errand(ctx));
        if (ended.isEmpty()) {
            lost(ctx);
            return;
        }
        Errand errand = ended.get();
        String address = Visitor.of(ctx).address();
        Cookies.arrive(ctx);
        try {
            Oidc.Return back = new Oidc.Return(value(ctx, "code"), value(ctx, "error"), value(ctx, "iss"));
            Oidc.Proven proven = proven(provider, errand, back, address);
            Federation.Arrival arrival = arrival(proven, errand, address);
            Cookies.give(ctx, federation().signIn(arrival));
            arrived(ctx, arrival.role());
        } catch (ProblemException refused) {
            door(ctx, errand.language(), told(refused));
        }
    }

    /** From nowhere, a second time, or too late. What may be tried for ever must not fill the audit. */
    private void lost(Context ctx) {
        String address = Visitor.of(ctx).address();
        boolean isAdmitted = federation().admits(address);
        if (isAdmitted) {
            federation().refused(Optional.empty(), address);
        }
        door(ctx, language(ctx), isAdmitted ? Problem.SIGN_IN_STALE : Problem.ACCOUNT_RESTS);
    }

    private Oidc.Proven proven(Oidc provider, Errand errand, Oidc.Return back, String address) {
        try {
            return provider.prove(errand, back);
        } catch (ProblemException refused) {
            federation().refused(Optional.empty(), address);
            throw refused;
        }
    }

    private Federation.Arrival arrival(Oidc.Proven proven, Errand errand, String address) {
        try {
            Role role = proven.role()
                    .orElseThrow(
                            () -> new ProblemException(Problem.ROLE_UNMAPPED, "the provider names no role of ours"));
            Optional<String> partner = role.isOfPartner() ? Optional.of(partner(proven, role)) : Optional.empty();
            return new Federation.Arrival(proven.person(), role, partner, address, errand.language(), errand.before());
        } catch (ProblemException refused) {
            federation().refused(Optional.of(proven.person()), address);
            throw refused;
        }
    }

    private String partner(Oidc.Proven proven, Role role) {
        return proven.partner()
                .filter(code -> partners.isFit(role, code))
                .orElseThrow(() -> new ProblemException(
                        Problem.PARTNER_UNMAPPED, "the provider names no partner that fits the role"));
    }

    /** The browser goes on by itself, from a page of ours: sent on from the provider's it would not bring the session along. */
    private void arrived(Context ctx, Role role) {
        String home = SignInPages.home(role);
        ctx.header("Refresh", "0; url=" + home);
        drawing.show(ctx, "arrived.jte", Map.of("home", home));
    }

    private static Problem told(ProblemException refused) {
        if (!SAID.contains(refused.problem())) {
            throw refused;
        }
        return refused.problem();
    }

    private static void door(Context ctx, String language, Problem problem) {
        ctx.redirect("/sign-in?lang=" + language + "&problem=" + problem.code(), HttpStatus.SEE_OTHER);
    }

    private static String language(Context ctx) {
        return Texts.of(ctx.queryParam("lang"), ctx.header("Accept-Language")).language();
    }

    /** Given once, or not at all. */
    private static String value(Context ctx, String name) {
        List<String> all = ctx.queryParams(name);
        return all.size() == 1 && all.getFirst().length() <= MOST_VALUE ? all.getFirst() : "";
    }
}
