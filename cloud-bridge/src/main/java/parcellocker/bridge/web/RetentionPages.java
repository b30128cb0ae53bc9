package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import parcellocker.bridge.retention.Report;
import parcellocker.bridge.retention.Retention;

/** What was forgotten and what is left, for the regulator and the operator: a page, JSON and CSV. Nobody is named in any of them. */
final class RetentionPages {
    private final Retention retention;
    private final InstantSource clock;
    private final Drawing drawing;

    RetentionPages(Retention retention, InstantSource clock, Drawing drawing) {
        this.retention = retention;
        this.clock = clock;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/retention", ctx -> Rest.json(ctx, 200, RetentionJson.of(report(ctx))));
        routes.get("/v1/retention.csv", this::csv);
        routes.get("/retention", ctx -> {
            Report report = report(ctx);
            drawing.show(ctx, "retention.jte", Map.of("report", report, "chart", DayChart.of(report)));
        });
        routes.get("/retention.csv", this::csv);
        routes.get("/retention.json", ctx -> Rest.json(ctx, 200, RetentionJson.of(report(ctx))));
    }

    private Report report(Context ctx) {
        Period period = Period.of(ctx, clock.instant());
        return retention.report(period.from(), period.to());
    }

    private void csv(Context ctx) {
        Period period = Period.of(ctx, clock.instant());
        ctx.contentType("text/csv; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"retention-" + period.from() + "-" + period.to() + ".csv\"")
                .result(RetentionJson.csv(retention.lines(period.from(), period.to())));
    }
}
