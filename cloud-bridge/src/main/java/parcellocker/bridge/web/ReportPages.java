package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.fleet.Report;
import parcellocker.bridge.fleet.Reports;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Diagnostics reports of a locker, for operators. */
public final class ReportPages {
    /** How far back one may reach, in hours. */
    public static final List<Integer> HOURS = List.of(1, 24, 72, 168, 720);

    private static final Set<Problem> SAID =
            EnumSet.of(Problem.REPORT_UNKNOWN, Problem.REPORT_OVER, Problem.REQUEST_MALFORMED);
    private static final String PATH = "/lockers/{locker}/reports";

    private final ReportDesk desk;
    private final Drawing drawing;

    ReportPages(ReportDesk desk, Drawing drawing) {
        this.desk = desk;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, ctx -> page(ctx, ""));
        routes.post(PATH, ctx -> act(ctx, this::ask));
        routes.post(PATH + "/{request}/cancellation", ctx -> act(ctx, this::cancel));
        routes.get(PATH + "/{request}/file", ctx -> desk.send(ctx, actor(ctx), locker(ctx), ReportDoor.request(ctx)));
    }

    private void page(Context ctx, String refused) {
        LockerId locker = locker(ctx);
        List<Report> reports = desk.reports().all(locker);
        drawing.show(
                ctx,
                "/lockers/" + locker.value() + "/reports",
                "reports.jte",
                Map.of(
                        "locker",
                        locker.value(),
                        "reports",
                        reports,
                        "parts",
                        Fact.Part.values(),
                        "refused",
                        refused,
                        "mayAct",
                        drawing.may(ctx, "POST", PATH)));
    }

    private void act(Context ctx, Consumer<Context> step) {
        Optional<ProblemException> refused = Attempt.of(ctx, SAID, () -> step.accept(ctx));
        if (refused.isPresent()) {
            page(ctx, Attempt.number(refused));
        } else {
            ctx.redirect("/lockers/" + locker(ctx).value() + "/reports", HttpStatus.SEE_OTHER);
        }
    }

    private void ask(Context ctx) {
        List<Fact.Part> parts = Arrays.stream(Fact.Part.values())
                .filter(part -> ctx.formParamMap().containsKey(part.name()))
                .toList();
        String hours = SignInPages.field(ctx, "hours");
        if (parts.isEmpty() || !HOURS.stream().map(String::valueOf).toList().contains(hours)) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "no part, or no time");
        }
        Instant now = desk.city().clock().instant();
        desk.ask(
                actor(ctx),
                locker(ctx),
                new Reports.Asked(
                        parts, now.minus(Duration.ofHours(Long.parseLong(hours))), now, ReportRest.USUAL_BYTES));
    }

    private void cancel(Context ctx) {
        desk.cancel(actor(ctx), locker(ctx), ReportDoor.request(ctx));
    }

    private static LockerId locker(Context ctx) {
        return Rest.lockerId(ctx.pathParam("locker"));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).signedIn();
    }
}
