package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.Inventories.Inventory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** What a locker is built of; an operator accepts it. */
final class HardwarePages {
    private static final Set<Problem> SAID = EnumSet.of(Problem.HARDWARE_DIFFERS);

    private final City city;
    private final Inventories inventories;
    private final Audit audit;
    private final Drawing drawing;

    HardwarePages(City city, Audit audit, Drawing drawing) {
        this.city = city;
        this.inventories = new Inventories(city.database());
        this.audit = audit;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/lockers/{locker}/hardware", ctx -> show(ctx, locker(ctx), ""));
        routes.post("/lockers/{locker}/hardware/acceptance", this::accept);
    }

    private void show(Context ctx, LockerId locker, String refused) {
        Optional<Inventory> known = inventories.of(locker);
        drawing.show(
                ctx,
                "/lockers/" + locker.value() + "/hardware",
                "hardware.jte",
                Map.of(
                        "locker",
                        locker.value(),
                        "known",
                        known,
                        "mayAct",
                        drawing.may(ctx, "POST", "/lockers/{locker}/hardware/acceptance"),
                        "refused",
                        refused));
    }

    private void accept(Context ctx) {
        LockerId locker = locker(ctx);
        String hash = SignInPages.field(ctx, "hash");
        Actor actor = Visitor.of(ctx).signedIn();
        Optional<ProblemException> refused = Attempt.of(
                ctx,
                SAID,
                () -> city.database().inTransaction(sql -> {
                    Inventory after = inventories.accept(sql, locker, hash, actor.account());
                    audit.did(sql, actor, Audit.Act.HARDWARE_ACCEPTED, locker.value());
                    return after;
                }));
        show(ctx, locker, Attempt.number(refused));
    }

    private LockerId locker(Context ctx) {
        return city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
    }
}
