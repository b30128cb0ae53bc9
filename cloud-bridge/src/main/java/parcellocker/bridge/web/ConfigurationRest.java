package parcellocker.bridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.fleet.Configurations.Standing;
import parcellocker.bridge.fleet.Configurations.Written;
import parcellocker.bridge.fleet.Rollouts.Member;
import parcellocker.bridge.fleet.Rollouts.Rollout;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Overlay;

/** What is set at lockers from afar, under {@code /v1}. */
final class ConfigurationRest {
    private final ConfigurationDesk desk;

    ConfigurationRest(ConfigurationDesk desk) {
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        routes.get("/v1/configurations", this::all);
        routes.post("/v1/configurations", this::write);
        routes.get(
                "/v1/configurations/{version}",
                ctx -> Rest.json(
                        ctx, 200, Configuration.of(desk.configurations().find(number(ctx, "version")))));
        routes.get("/v1/lockers/{locker}/configuration", ctx -> Rest.json(ctx, 200, Locker.of(standing(ctx))));
        routes.put("/v1/lockers/{locker}/configuration", this::want);
        routes.get("/v1/rollouts", ctx -> Rest.json(ctx, 200, rollouts()));
        routes.post("/v1/rollouts", this::begin);
        routes.get(
                "/v1/rollouts/{rollout}",
                ctx -> Rest.json(ctx, 200, course(desk.rollouts().find(number(ctx, "rollout")))));
        routes.post("/v1/rollouts/{rollout}/stop", this::stop);
    }

    private void all(Context ctx) {
        Rest.json(
                ctx,
                200,
                new All(
                        desk.configurations().latest().stream()
                                .map(Configuration::of)
                                .toList(),
                        desk.configurations().standings().stream()
                                .map(Locker::of)
                                .toList()));
    }

    private void write(Context ctx) {
        Fields fields = Fields.of(ctx);
        Optional<String> values = fields.optionalObject("values").map(Overlay::body);
        Optional<String> yaml = fields.optional("yaml", "(?s).{0,8000}");
        String note = fields.optional("note", Rest.LINE + "{0,200}").orElse("");
        if (values.isPresent() == yaml.isPresent()) {
            fields.mistake("values", "either these or yaml must be there");
        }
        fields.done();
        String body = values.or(() -> yaml.map(OverlayText::body)).orElse(Overlay.EMPTY);
        Rest.json(ctx, 201, Configuration.of(desk.write(actor(ctx), body, note)));
    }

    private void want(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        Fields fields = Fields.of(ctx);
        long version = fields.number("version", 1, Long.MAX_VALUE);
        fields.done();
        desk.want(actor(ctx), locker, version);
        Rest.json(ctx, 202, Locker.of(desk.configurations().standing(locker)));
    }

    private void begin(Context ctx) {
        Fields fields = Fields.of(ctx);
        long version = fields.number("version", 1, Long.MAX_VALUE);
        List<LockerId> lockers = fields.texts("lockers", "[A-Za-z0-9][A-Za-z0-9-]{2,31}", 0, 10_000).stream()
                .filter(id -> !id.isEmpty())
                .map(LockerId::new)
                .toList();
        fields.done();
        Rest.json(ctx, 201, course(desk.begin(actor(ctx), version, lockers)));
    }

    private void stop(Context ctx) {
        Rest.json(ctx, 200, course(desk.stop(actor(ctx), number(ctx, "rollout"))));
    }

    private Standing standing(Context ctx) {
        return desk.configurations().standing(Rest.lockerId(ctx.pathParam("locker")));
    }

    private RolloutList rollouts() {
        return new RolloutList(
                desk.rollouts().latest().stream().map(RolloutAnswer::of).toList());
    }

    private Course course(Rollout one) {
        return new Course(
                RolloutAnswer.of(one),
                desk.rollouts().members(one).stream().map(MemberAnswer::of).toList());
    }

    private static Actor actor(Context ctx) {
        return Actor.key(Optional.ofNullable(ctx.ip()).orElse(""));
    }

    static long number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new ProblemException(Problem.CONFIGURATION_UNKNOWN, "no " + name + " of that number");
        }
        return Long.parseLong(text);
    }

    record All(List<Configuration> configurations, List<Locker> lockers) {}

    record Configuration(long version, String hash, JsonNode values, String note, String author, String writtenAt) {
        static Configuration of(Written one) {
            return new Configuration(
                    one.version(),
                    one.hash(),
                    Json.tree(one.body()),
                    one.note(),
                    one.author(),
                    one.writtenAt().toString());
        }
    }

    record Locker(
            String locker,
            @Nullable Long desired,
            @Nullable Reported reported,
            @Nullable Outcome outcome) {
        static Locker of(Standing one) {
            return new Locker(
                    one.locker().value(),
                    one.desired(),
                    one.reported() == null
                            ? null
                            : new Reported(
                                    one.reported().version(),
                                    one.reported().hash(),
                                    one.reported().source(),
                                    one.reported().trial()),
                    one.outcome() == null
                            ? null
                            : new Outcome(
                                    one.outcome().state().name(),
                                    one.outcome().reasons(),
                                    one.outcome().inForce()));
        }
    }

    record Reported(long version, String hash, String source, boolean trial) {}

    record Outcome(String state, List<String> reasons, long inForce) {}

    record RolloutList(List<RolloutAnswer> rollouts) {}

    record Course(RolloutAnswer rollout, List<MemberAnswer> lockers) {}

    record RolloutAnswer(
            long rollout,
            long version,
            String state,
            int ring,
            String why,
            String author,
            String begunAt,
            @Nullable String endedAt) {
        static RolloutAnswer of(Rollout one) {
            return new RolloutAnswer(
                    one.rollout(),
                    one.version(),
                    one.state().name(),
                    one.ring(),
                    one.why(),
                    one.author(),
                    one.begunAt().toString(),
                    one.endedAt() == null ? null : one.endedAt().toString());
        }
    }

    record MemberAnswer(
            String locker,
            int ring,
            @Nullable String givenAt,
            @Nullable String state) {
        static MemberAnswer of(Member one) {
            return new MemberAnswer(
                    one.locker().value(),
                    one.ring(),
                    one.givenAt() == null ? null : one.givenAt().toString(),
                    one.state() == null ? null : one.state().name());
        }
    }
}
