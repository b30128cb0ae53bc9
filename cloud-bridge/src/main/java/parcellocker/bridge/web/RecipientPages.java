package parcellocker.bridge.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.parcels.Refusal;
import parcellocker.bridge.parcels.Stay;
import parcellocker.contract.entry.Fact.Concern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The page behind a notice's link. The token in its path is all the right there is: no cookie, no script, so that nobody who does not
 * know it can have a browser ask for anything. Wrong and old tokens get the same answer.
 */
final class RecipientPages {
    static final String PREFIX = "/p/";
    static final Duration HELPER_LIFE = Duration.ofDays(2);
    static final Set<Concern> CONCERNS = EnumSet.of(Concern.BOX_EMPTY, Concern.NOT_MINE, Concern.DOOR, Concern.OTHER);

    private static final Logger LOG = LoggerFactory.getLogger(RecipientPages.class);
    private static final Set<String> SAID = Set.of("longer", "helper", "back", "refuse", "problem");
    private static final String CSP = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final RecipientDesk desk;
    private final Limiter limiter;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    RecipientPages(RecipientDesk desk, Limiter limiter) {
        this.desk = desk;
        this.limiter = limiter;
    }

    /** Somebody with a token. */
    private record Visit(Context ctx, Texts texts, String token) {
        /** The page's own address, with the language if one was chosen. */
        String path(String more) {
            return PREFIX + token + more + (isChosen() ? "?lang=" + texts.language() : "");
        }

        boolean isChosen() {
            return texts.language().equals(ctx.queryParam("lang"));
        }

        /** Never the token. */
        @Override
        public String toString() {
            return "a visit";
        }
    }

    void register(RoutesConfig routes) {
        routes.get(PREFIX + "{token}", ctx -> visit(ctx, visit -> show(visit, 200, null)));
        // Whoever reloads where a form went to.
        routes.get(PREFIX + "{token}/{wish}", ctx -> visit(ctx, visit -> seeOther(ctx, visit.path(""))));
        routes.post(PREFIX + "{token}/{wish}", ctx -> visit(ctx, this::wish));
    }

    private void visit(Context ctx, Consumer<Visit> step) {
        ctx.header("Content-Security-Policy", CSP)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Vary", "Accept-Language");
        Visit visit = new Visit(
                ctx,
                Texts.of(ctx.queryParam("lang"), ctx.header("Accept-Language")),
                // Typed by hand it begins with a capital.
                ctx.pathParam("token").toLowerCase(Locale.ROOT));
        String address = Callers.address(ctx, desk.terms().isForwarded());
        if (!limiter.admits(address)) {
            plain(visit, 429, "limited", Problem.LINK_LIMITED);
            return;
        }
        try {
            step.accept(visit);
        } catch (ProblemException refused) {
            refused(visit, address, refused);
        }
    }

    private void refused(Visit visit, String address, ProblemException refused) {
        Problem problem = refused.problem();
        if (problem == Problem.LINK_UNKNOWN) {
            limiter.missed(address);
            plain(visit, 404, "gone404", problem);
        } else if (visit.texts().has(problem.code())) {
            again(visit, address, problem);
        } else {
            LOG.error("{} on a recipient's page", problem.code(), refused);
            plain(visit, 503, "later", problem);
        }
    }

    /** The page once more, and on it why it was not done. */
    private void again(Visit visit, String address, Problem problem) {
        try {
            show(visit, problem == Problem.REQUEST_MALFORMED ? 400 : 409, problem);
        } catch (ProblemException gone) {
            refused(visit, address, gone);
        }
    }

    private void show(Visit visit, int status, @Nullable Problem problem) {
        Stay stay = desk.stays().find(visit.token()).orElseThrow(RecipientPages::unknown);
        String said = Optional.ofNullable(visit.ctx().queryParam("said"))
                .filter(one -> SAID.contains(one) && problem == null)
                .orElse("");
        StayView view = new StayView(
                stay, visit.texts(), visit.path(""), said, problem == null ? "" : problem.code(), desk.terms());
        render(visit, status, "stay.jte", Map.of("view", view, "actions", PREFIX + visit.token(), "lang", lang(visit)));
    }

    private static String lang(Visit visit) {
        return visit.isChosen() ? "?lang=" + visit.texts().language() : "";
    }

    private void wish(Visit visit) {
        Context ctx = visit.ctx();
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw unknown();
        }
        String wish = ctx.pathParam("wish");
        done(visit, wish);
        String language = visit.isChosen() ? "&lang=" + visit.texts().language() : "";
        seeOther(ctx, PREFIX + visit.token() + "?said=" + wish + language + (wish.equals("helper") ? "#helper" : ""));
    }

    private static void seeOther(Context ctx, String path) {
        ctx.redirect(path, HttpStatus.SEE_OTHER);
    }

    private void done(Visit visit, String wish) {
        Context ctx = visit.ctx();
        String token = visit.token();
        var wishes = desk.wishes();
        switch (wish) {
            case "longer" -> desk.told().accept(wishes.longer(token, number(ctx, "from")));
            case "helper" -> desk.told().accept(wishes.send(token, HELPER_LIFE));
            case "back" -> desk.told().accept(wishes.takeBack(token, field(ctx, "helper")));
            case "refuse" ->
                desk.told().accept(wishes.refuse(token, choice(field(ctx, "reason"), EnumSet.allOf(Refusal.class))));
            case "problem" -> wishes.complain(token, choice(field(ctx, "concern"), CONCERNS));
            default -> throw unknown();
        }
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    private static long number(Context ctx, String name) {
        String text = field(ctx, name);
        if (!text.matches("\\d{1,15}")) {
            throw malformed();
        }
        return Long.parseLong(text);
    }

    private static <E extends Enum<E>> E choice(String name, Set<E> among) {
        return among.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(RecipientPages::malformed);
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.REQUEST_MALFORMED, "on a recipient's page");
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.LINK_UNKNOWN, "on a recipient's page");
    }

    private void plain(Visit visit, int status, String key, Problem problem) {
        if (status == 429) {
            visit.ctx().header("Retry-After", "600");
        }
        render(visit, status, "plain.jte", Map.of("texts", visit.texts(), "key", key, "code", problem.code()));
    }

    private void render(Visit visit, int status, String template, Map<String, Object> values) {
        Map<String, Object> model = new TreeMap<>(values);
        model.put("terms", desk.terms());
        StringOutput page = new StringOutput();
        templates.render(template, model, page);
        visit.ctx().status(status).html(page.toString());
    }
}
