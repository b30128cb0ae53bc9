package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Alarms;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** What somebody must look at, and who does. */
final class AlarmPages {
    private static final int MOST_NOTE = 300;
    private static final Set<Problem> SAID = EnumSet.of(Problem.ALARM_TAKEN, Problem.REQUEST_MALFORMED);

    private final City city;
    private final Alarms alarms;
    private final Audit audit;
    private final Drawing drawing;

    AlarmPages(City city, Audit audit, Drawing drawing) {
        this.city = city;
        this.alarms = new Alarms(city.database());
        this.audit = audit;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/alarms", ctx -> show(ctx, ""));
        routes.post(
                "/alarms/{alarm}/acknowledgement", ctx -> act(ctx, Audit.Act.ALARM_ACKNOWLEDGED, alarms::acknowledge));
        routes.post("/alarms/{alarm}/resolution", ctx -> act(ctx, Audit.Act.ALARM_RESOLVED, alarms::resolve));
    }

    private void show(Context ctx, String refused) {
        boolean isAll = ctx.queryParam("all") != null;
        List<Alarms.Alarm> shown = isAll ? alarms.latest(Optional.empty()) : alarms.open();
        boolean mayAct = drawing.may(ctx, "POST", "/alarms/{alarm}/acknowledgement");
        drawing.show(
                ctx,
                isAll ? "/alarms?all" : "/alarms",
                "alarms.jte",
                Map.of("alarms", shown, "isAll", isAll, "mayAct", mayAct, "refused", refused));
    }

    private void act(Context ctx, Audit.Act act, AlarmStep step) {
        long number = AlarmRest.number(ctx.pathParam("alarm"));
        String note = SignInPages.field(ctx, "note").strip();
        Actor actor = Visitor.of(ctx).signedIn();
        Optional<ProblemException> refused = Attempt.of(ctx, SAID, () -> {
            checkNote(note);
            city.database().inTransaction(sql -> {
                Alarms.Alarm after = step.take(sql, number, actor.account(), note);
                audit.did(sql, actor, act, after.locker() + " " + after.kind() + " " + number);
                return after;
            });
        });
        show(ctx, Attempt.number(refused));
    }

    private static void checkNote(String note) {
        if (!note.matches(Rest.LINE + "{0," + MOST_NOTE + "}")) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "note: one line, at most " + MOST_NOTE);
        }
    }
}
