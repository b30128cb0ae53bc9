package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.Inventories.Inventory;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.HardwareHash;

/** What each locker is built of, for programs. */
final class HardwareRest {
    private final City city;
    private final Inventories inventories;

    HardwareRest(City city) {
        this.city = city;
        this.inventories = new Inventories(city.database());
    }

    /** As the interface gives it. */
    record Shown(
            String locker,
            String state,
            String hash,
            String toldAt,
            List<Hardware.Board> boards,
            @Nullable String acceptedHash,
            @Nullable String acceptedAt,
            @Nullable String acceptedBy,
            List<Inventories.Difference> differing) {
        static Shown of(Inventory known) {
            Hardware accepted = known.accepted();
            return new Shown(
                    known.locker().value(),
                    known.state().name(),
                    known.hash(),
                    known.toldAt().toString(),
                    known.told().boards(),
                    accepted == null ? null : HardwareHash.of(accepted),
                    known.acceptedAt() == null ? null : known.acceptedAt().toString(),
                    known.acceptedBy(),
                    known.differing());
        }
    }

    record Open(String locker, String state) {}

    record OpenList(List<Open> lockers) {}

    void register(RoutesConfig routes) {
        routes.get("/v1/hardware", this::open);
        routes.get("/v1/lockers/{locker}/hardware", this::show);
        routes.post("/v1/lockers/{locker}/hardware/acceptance", this::accept);
    }

    private void open(Context ctx) {
        List<Open> open = inventories.open().entrySet().stream()
                .map(each -> new Open(each.getKey().value(), each.getValue().name()))
                .toList();
        Rest.json(ctx, 200, new OpenList(open));
    }

    private void show(Context ctx) {
        LockerId locker = locker(ctx);
        Rest.json(ctx, 200, Shown.of(inventories.of(locker).orElseThrow(() -> Inventories.unknown(locker))));
    }

    private void accept(Context ctx) {
        LockerId locker = locker(ctx);
        Fields fields = Fields.of(ctx);
        String hash = fields.text("hash", "[0-9a-f]{64}");
        String who = fields.text("by", Rest.LINE + "{1,60}");
        fields.done();
        Inventory after = city.database().inTransaction(sql -> inventories.accept(sql, locker, hash, who));
        Rest.json(ctx, 200, Shown.of(after));
    }

    private LockerId locker(Context ctx) {
        return city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
    }
}
