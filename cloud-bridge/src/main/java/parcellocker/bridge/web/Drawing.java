package parcellocker.bridge.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.contract.problem.Problem;

/** Draws the console's pages: each with what its visitor may go to. */
final class Drawing {
    private final String city;
    private final Rights rights;
    private final Set<String> places;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * Which pages there are that not every city has.
     *
     * @param outlets whether outlets are filed here
     * @param notices whether notices are shown on the screen
     * @param retention whether it is told what was forgotten
     */
    record Shown(boolean outlets, boolean notices, boolean retention) {}

    Drawing(String city, Rights rights, Shown shown) {
        this.city = city;
        this.rights = rights;
        this.places = new TreeSet<>(Frame.ORDER);
        if (!shown.outlets()) {
            places.removeAll(Set.of("/outlets", "/map"));
        }
        if (!shown.notices()) {
            places.remove("/notices");
        }
        if (!shown.retention()) {
            places.remove("/retention");
        }
    }

    void show(Context ctx, String template, Map<String, Object> values) {
        show(ctx, ctx.path(), template, values);
    }

    /** One that answers a form fetches itself anew from an address of its own. */
    void show(Context ctx, String path, String template, Map<String, Object> values) {
        Map<String, Object> model = new TreeMap<>(values);
        model.put("frame", frame(ctx, path));
        StringOutput page = new StringOutput();
        templates.render(template, model, page);
        ctx.header("Cache-Control", "no-store").html(page.toString());
    }

    /** Whether its visitor may do that. */
    boolean may(Context ctx, String method, String path) {
        return rights.line(method, path).filter(Visitor.of(ctx)::may).isPresent();
    }

    private Frame frame(Context ctx, String path) {
        Visitor visitor = Visitor.of(ctx);
        Set<String> shown = new TreeSet<>(places);
        shown.removeIf(place -> rights.line("GET", place).filter(visitor::may).isEmpty());
        return new Frame(city, path, visitor, texts(ctx), shown);
    }

    /** In the language of the session; without one in what its visitor chose or their browser prefers. */
    Texts texts(Context ctx) {
        return Visitor.of(ctx)
                .session()
                .map(known -> Texts.of(known.language(), null))
                .orElseGet(() -> Texts.of(ctx.queryParam("lang"), ctx.header("Accept-Language")));
    }

    /** A page that says why it was not done, for whoever looks at pages. */
    void refuse(Context ctx, Problem problem) {
        show(ctx, "refusal.jte", Map.of("code", problem.code()));
    }
}
