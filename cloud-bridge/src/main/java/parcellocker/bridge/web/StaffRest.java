package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact.Role;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.QrToken;

/** Commands on their way to lockers, and tokens for those who come to them. */
final class StaffRest {
    private static final String JWS = "[A-Za-z0-9_-]{1,2000}\\.[A-Za-z0-9_-]{1,3000}\\.[A-Za-z0-9_-]{80,100}";
    private static final String DELIVERY = "[0-9a-f]{16}";
    private static final int MOST_APPROVALS = 4;
    private static final int DELEGATE_HOURS = 48;
    private static final int GROUP_HOURS = 30 * 24;
    private static final int COURIER_HOURS = 12;
    private static final int TECHNICIAN_HOURS = 8;

    private final City city;

    StaffRest(City city) {
        this.city = city;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/lockers/{locker}/commands", this::command);
        routes.get("/v1/lockers/{locker}/commands/{command}", this::answer);
        routes.post("/v1/deliveries/{delivery}/delegates", this::delegate);
        routes.post("/v1/lockers/{locker}/group-tokens", this::group);
        routes.post("/v1/lockers/{locker}/staff-tokens", this::worker);
        routes.delete("/v1/tokens/{token}", this::revoke);
    }

    private void command(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        Fields fields = Fields.of(ctx);
        SignedCommand signed =
                new SignedCommand(fields.text("command", JWS), fields.texts("approvals", JWS, 0, MOST_APPROVALS));
        fields.done();
        if (Json.write(signed).getBytes(StandardCharsets.UTF_8).length > SignedCommand.MOST_BYTES) {
            throw new ProblemException(Problem.TOO_LARGE, "at most " + SignedCommand.MOST_BYTES + " bytes");
        }
        String id = city.commands().accept(locker, signed, city.clock().instant());
        city.told().accept(locker);
        Rest.json(ctx, 202, new Answers.Sent(locker.value(), id));
    }

    private void answer(Context ctx) {
        LockerId locker = Rest.lockerId(ctx.pathParam("locker"));
        var known = city.commands().find(locker, ctx.pathParam("command"));
        Rest.json(ctx, 200, Answers.Command.of(locker, known, city.clock().instant()));
    }

    private void delegate(Context ctx) {
        Optional<LockerId> at = Optional.ofNullable(ctx.queryParam("locker")).map(Rest::lockerId);
        Fields fields = Fields.of(ctx);
        Duration life = hours(fields, DELEGATE_HOURS);
        fields.done();
        show(ctx, city.tokens().delegate(ctx.pathParam("delivery"), at, life));
    }

    private void group(Context ctx) {
        LockerId locker =
                city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
        Fields fields = Fields.of(ctx);
        List<String> deliveries = fields.texts("deliveries", DELIVERY, 1, QrToken.MOST_SUBJECTS);
        Duration life = hours(fields, GROUP_HOURS);
        fields.done();
        show(ctx, city.tokens().group(locker, deliveries, life));
    }

    /** A token for the role someone is listed in, and no longer than that role's shift. */
    private void worker(Context ctx) {
        LockerId locker =
                city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
        Fields fields = Fields.of(ctx);
        Optional<Directive.Courier> listed = city.fleet().worker(fields.text("courier", "[A-Za-z0-9-]{1,32}"));
        boolean technician = listed.filter(one -> one.role() == Role.TECHNICIAN).isPresent();
        Duration life = hours(fields, technician ? TECHNICIAN_HOURS : COURIER_HOURS);
        if (listed.filter(Directive.Courier::active).isEmpty()) {
            fields.mistake("courier", "is not listed, or no longer");
        }
        boolean hasNone = listed.filter(one -> one.role() == Role.CARETAKER).isPresent();
        if (hasNone) {
            fields.mistake("courier", "is a caretaker, who signs in with badge and PIN only");
        }
        fields.done();
        Directive.Courier who = listed.orElseThrow();
        QrToken.Kind kind = switch (who.role()) {
            case COURIER -> QrToken.Kind.COURIER;
            case TECHNICIAN -> QrToken.Kind.TECHNICIAN;
            case COLLECTOR -> QrToken.Kind.COLLECTOR;
            case CARETAKER -> throw new IllegalStateException("refused above");
        };
        show(ctx, city.tokens().worker(kind, locker, who.courier(), life));
    }

    private void revoke(Context ctx) {
        LockerId locker = city.tokens().revoke(ctx.pathParam("token"));
        city.told().accept(locker);
        Rest.json(ctx, 202, new Answers.Told(locker.value(), "RevokeToken"));
    }

    static Duration hours(Fields fields, int most) {
        return Duration.ofHours(fields.number("hours", 1, most));
    }

    static void show(Context ctx, Tokens.Issued issued) {
        QrToken token = issued.token();
        ctx.header("Cache-Control", "no-store");
        Rest.json(
                ctx,
                201,
                new Answers.Token(
                        token.locker(),
                        token.kind().name(),
                        Arrays.asList(token.subject().split(" ", -1)),
                        token.id(),
                        Instant.ofEpochSecond(token.notAfter()).toString(),
                        issued.qr()));
    }
}
