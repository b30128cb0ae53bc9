package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.fleet.Report;
import parcellocker.bridge.fleet.Reports;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.ReportWords;

/** Diagnostics reports of lockers, under {@code /v1}. */
final class ReportRest {
    static final Duration USUAL = Duration.ofDays(1);
    static final long USUAL_BYTES = 2L << 20;

    private final ReportDesk desk;

    ReportRest(ReportDesk desk) {
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/lockers/{locker}/reports", this::all);
        routes.post("/v1/lockers/{locker}/reports", this::ask);
        routes.get(
                "/v1/lockers/{locker}/reports/{request}",
                ctx -> Rest.json(ctx, 200, Answer.of(desk.reports().find(locker(ctx), ReportDoor.request(ctx)))));
        routes.delete(
                "/v1/lockers/{locker}/reports/{request}",
                ctx -> Rest.json(ctx, 200, Answer.of(desk.cancel(actor(ctx), locker(ctx), ReportDoor.request(ctx)))));
        routes.get(
                "/v1/lockers/{locker}/reports/{request}/file",
                ctx -> desk.send(ctx, actor(ctx), locker(ctx), ReportDoor.request(ctx)));
    }

    private void all(Context ctx) {
        Rest.json(
                ctx,
                200,
                new All(desk.reports().all(locker(ctx)).stream().map(Answer::of).toList()));
    }

    private void ask(Context ctx) {
        LockerId locker = locker(ctx);
        Rest.json(
                ctx,
                201,
                Answer.of(desk.ask(
                        actor(ctx),
                        locker,
                        asked(Fields.of(ctx), desk.city().clock().instant()))));
    }

    /** What a request for a report holds. */
    static Reports.Asked asked(Fields fields, Instant now) {
        List<Fact.Part> parts = fields.choices("parts", Fact.Part.class);
        Instant to = time(fields, "to").orElse(now);
        Instant from = time(fields, "from").orElseGet(() -> to.minus(USUAL));
        long most = fields.optionalNumber("mostBytes", ReportWords.LEAST_BYTES, ReportWords.MOST_BYTES)
                .orElse(USUAL_BYTES);
        if (parts.isEmpty()) {
            fields.mistake("parts", "one at least must be there");
        }
        if (!from.isBefore(to)) {
            fields.mistake("from", "must be before to");
        }
        fields.done();
        return new Reports.Asked(parts, from, to, most);
    }

    private static Optional<Instant> time(Fields fields, String name) {
        return fields.optional(name, "[0-9]{4}-[0-9:.TZ-]{8,30}").map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException noTime) {
                fields.mistake(name, "must be a time like 2026-03-31T08:00:00Z");
                return Instant.EPOCH;
            }
        });
    }

    private static LockerId locker(Context ctx) {
        return Rest.lockerId(ctx.pathParam("locker"));
    }

    private static Actor actor(Context ctx) {
        return Actor.key(Optional.ofNullable(ctx.ip()).orElse(""));
    }

    record All(List<Answer> reports) {}

    record Answer(
            String request,
            String locker,
            List<Fact.Part> parts,
            String from,
            String to,
            long mostBytes,
            String author,
            String askedAt,
            Report.State state,
            @Nullable String problem,
            long held,
            long total,
            @Nullable String sha256) {
        static Answer of(Report one) {
            Report.Wanted wanted = one.wanted();
            return new Answer(
                    wanted.request(),
                    wanted.locker().value(),
                    wanted.parts(),
                    wanted.from().toString(),
                    wanted.to().toString(),
                    wanted.mostBytes(),
                    wanted.author(),
                    wanted.askedAt().toString(),
                    one.state(),
                    one.problem(),
                    one.held(),
                    one.total(),
                    one.sha256().isEmpty() ? null : one.sha256());
        }
    }
}
