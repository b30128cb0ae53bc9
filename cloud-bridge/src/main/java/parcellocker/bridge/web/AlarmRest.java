package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Alarms;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** What somebody must look at, for a control room that has screens of its own. */
final class AlarmRest {
    private static final int MOST_NOTE = 300;

    private final City city;
    private final Alarms alarms;

    AlarmRest(City city) {
        this.city = city;
        this.alarms = new Alarms(city.database());
    }

    record Alarm(
            long alarm,
            String locker,
            String kind,
            boolean urgent,
            @Nullable String subject,
            @Nullable String detail,
            String state,
            String raisedAt,
            @Nullable String clearedAt,
            @Nullable String acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable String resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String note) {
        static Alarm of(Alarms.Alarm known) {
            return new Alarm(
                    known.number(),
                    known.locker().value(),
                    known.kind().name(),
                    known.kind().isUrgent(),
                    said(known.subject()),
                    said(known.detail()),
                    known.state().name(),
                    known.raisedAt().toString(),
                    text(known.clearedAt()),
                    text(known.acknowledgedAt()),
                    known.acknowledgedBy(),
                    text(known.resolvedAt()),
                    said(known.resolvedBy()),
                    said(known.note()));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        private static @Nullable String said(@Nullable String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }

    record AlarmList(List<Alarm> alarms) {}

    void register(RoutesConfig routes) {
        routes.get("/v1/alarms", this::open);
        routes.get("/v1/lockers/{locker}/alarms", this::ofLocker);
        routes.post("/v1/alarms/{alarm}/acknowledgement", ctx -> act(ctx, alarms::acknowledge));
        routes.post("/v1/alarms/{alarm}/resolution", ctx -> act(ctx, alarms::resolve));
    }

    private void open(Context ctx) {
        show(ctx, alarms.open());
    }

    private void ofLocker(Context ctx) {
        var locker =
                city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
        show(ctx, alarms.latest(Optional.of(locker)));
    }

    private static void show(Context ctx, List<Alarms.Alarm> some) {
        Rest.json(ctx, 200, new AlarmList(some.stream().map(Alarm::of).toList()));
    }

    private void act(Context ctx, AlarmStep step) {
        long number = number(ctx.pathParam("alarm"));
        Fields fields = Fields.of(ctx);
        String who = fields.text("by", Rest.LINE + "{1,60}");
        String note =
                fields.optional("note", Rest.LINE + "{0," + MOST_NOTE + "}").orElse("");
        fields.done();
        Alarms.Alarm after = city.database().inTransaction(sql -> step.take(sql, number, who, note));
        Rest.json(ctx, 200, Alarm.of(after));
    }

    /** An alarm's number in an address; what is none is no alarm. */
    static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(Problem.ALARM_UNKNOWN, "an alarm has a number");
        }
        return Long.parseLong(text);
    }
}
