package parcellocker.sim.bench;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parcellocker.sim.device.Camera;
import parcellocker.sim.people.LabelPhoto;
import parcellocker.sim.people.Photo;

/** What can be done with the things around the doors, the scanner's photographs apart. */
final class DeviceRoutes {
    private final Bench bench;

    DeviceRoutes(Bench bench) {
        this.bench = bench;
    }

    void join(RoutesConfig routes) {
        routes.get("/api/devices", ctx -> ctx.json(bench.devices()));
        routes.post(
                "/api/scanner/unplug",
                ctx -> scanner(ctx, around -> around.scannerLine().unplug()));
        routes.post(
                "/api/scanner/plug",
                ctx -> scanner(ctx, around -> around.scannerLine().plug()));
        routes.post(
                "/api/scanner/away",
                ctx -> scanner(ctx, around -> around.scanner().takeAway()));
        routes.post("/api/badge", ctx -> {
            String uid = new Wish(ctx).text("uid");
            device(ctx, around -> around.near(uid));
        });
        routes.post("/api/badge/away", ctx -> device(ctx, Surroundings::away));
        for (String line : List.of(Surroundings.BADGE, Surroundings.CLIMATE)) {
            routes.post(
                    "/api/" + line + "/unplug",
                    ctx -> device(ctx, around -> around.line(line).unplug()));
            routes.post(
                    "/api/" + line + "/plug",
                    ctx -> device(ctx, around -> around.line(line).plug()));
        }
        routes.post("/api/climate", this::climate);
        routes.post("/api/camera/fault", this::camera);
        routes.post("/api/camera/hold", ctx -> {
            String text = new Wish(ctx).text("text");
            Photo first = BenchServer.photographed(text, 0);
            device(ctx, around -> around.beforeCamera(Optional.of(n -> n == 1 ? first : LabelPhoto.of(text, n))));
        });
        routes.post("/api/camera/away", ctx -> device(ctx, around -> around.beforeCamera(Optional.empty())));
    }

    private interface Deed {
        void to(Surroundings around);
    }

    private void scanner(Context ctx, Deed deed) {
        bench.around(deed::to);
        ctx.json(bench.state());
    }

    private void device(Context ctx, Deed deed) {
        bench.around(deed::to);
        ctx.json(bench.devices());
    }

    private void climate(Context ctx) {
        Wish wish = new Wish(ctx);
        Surroundings.View before = bench.devices();
        double celsius = wish.decimal("celsius", before.air().celsius());
        double humidity = wish.decimal("humidity", before.air().humidity());
        boolean isSilent = wish.isSet("silent", before.air().silent());
        device(ctx, around -> {
            around.air(celsius, humidity);
            around.silent(isSilent);
        });
    }

    private void camera(Context ctx) {
        Wish wish = new Wish(ctx);
        CameraKind kind = wish.choice("kind", CameraKind.class);
        Camera.Fault fault = switch (kind) {
            case NONE -> new Camera.Fault.None();
            case LOCKED -> new Camera.Fault.Locked();
            case SLOW -> new Camera.Fault.Slow(wish.number("millis", 3_000));
            case CUT -> new Camera.Fault.Cut();
            case GARBAGE -> new Camera.Fault.Garbage();
        };
        device(ctx, around -> around.camera(kind, fault));
    }
}
