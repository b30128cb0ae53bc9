package parcellocker.sim.bench;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import parcellocker.sim.board.Trouble;

/** What can be made wrong from outside: with a door, a board, a line, the supply. */
final class FaultRoutes {
    static final String SWAPPED_LOCK = "swapped_lock";
    static final String SWAPPED_SENSOR = "swapped_sensor";

    private final Bench bench;

    FaultRoutes(Bench bench) {
        this.bench = bench;
    }

    void join(RoutesConfig routes) {
        routes.post("/api/doors/{id}/fault", this::door);
        routes.post("/api/board/fault", this::everyBoard);
        routes.post("/api/board/{id}/fault", this::board);
        routes.post("/api/board/{id}/address", this::address);
        routes.post("/api/board/{id}/restart", this::restart);
        routes.post("/api/line/noise", this::noiseEverywhere);
        routes.post("/api/line/unplug", ctx -> plug(ctx, "", false));
        routes.post("/api/line/plug", ctx -> plug(ctx, "", true));
        routes.post("/api/line/{id}/noise", this::noise);
        routes.post("/api/line/{id}/unplug", ctx -> plug(ctx, ctx.pathParam("id"), false));
        routes.post("/api/line/{id}/plug", ctx -> plug(ctx, ctx.pathParam("id"), true));
        routes.post("/api/line/{id}/forge", this::forge);
        routes.post("/api/supply", this::supply);
    }

    private void door(Context ctx) {
        Wish wish = new Wish(ctx);
        String id = BenchServer.id(ctx);
        switch (wish.text("kind").toLowerCase(Locale.ROOT)) {
            case SWAPPED_LOCK -> swap(wish, id, true);
            case SWAPPED_SENSOR -> swap(wish, id, false);
            default -> {
                Trouble kind = wish.choice("kind", Trouble.class, SWAPPED_LOCK, SWAPPED_SENSOR);
                bench.atDoors(kind == Trouble.NONE ? doors -> doors.repair(id) : doors -> doors.trouble(id, kind));
            }
        }
        ctx.json(bench.look(doors -> doors.one(id)));
    }

    private void swap(Wish wish, String id, boolean ofLocks) {
        String with = wish.text("with").toUpperCase(Locale.ROOT);
        bench.atDoors(doors -> doors.swap(id, with, ofLocks));
    }

    private void everyBoard(Context ctx) {
        Optional<Ailment> ailment = new Wish(ctx).ailment();
        ailment.ifPresentOrElse(bench::inject, bench::heal);
        ctx.json(bench.state());
    }

    private void board(Context ctx) {
        Optional<Ailment> ailment = new Wish(ctx).ailment();
        bench.atBoard(ctx.pathParam("id"), board -> ailment.ifPresentOrElse(board::inject, board::heal));
        ctx.json(bench.state());
    }

    private void address(Context ctx) {
        int to = (int) new Wish(ctx).number("to", -1);
        if (to < 0 || to > 255) {
            throw BenchRefusal.malformed("to must be the address its switch is turned to, 0 to 255");
        }
        bench.atBoard(ctx.pathParam("id"), board -> board.readdress(to));
        ctx.json(bench.state());
    }

    private void restart(Context ctx) {
        bench.atBoard(ctx.pathParam("id"), board -> board.board().restart());
        ctx.json(bench.state());
    }

    private void noiseEverywhere(Context ctx) {
        bench.bitErrorRate(rate(new Wish(ctx)));
        ctx.json(bench.state());
    }

    private void noise(Context ctx) {
        double rate = rate(new Wish(ctx));
        bench.atLine(ctx.pathParam("id"), line -> line.bitErrorRate(rate));
        ctx.json(bench.state());
    }

    private static double rate(Wish wish) {
        double rate = wish.decimal("rate", 0);
        if (!(rate >= 0 && rate <= 1)) {
            throw BenchRefusal.malformed("rate must lie between 0 and 1, not " + rate);
        }
        return rate;
    }

    private void plug(Context ctx, String line, boolean in) {
        bench.atLine(line, each -> {
            if (in) {
                each.port().plug();
            } else {
                each.port().unplug();
            }
        });
        ctx.json(bench.state());
    }

    /** A stranger on the wire says something to the boards: the bytes given, or an open-all for one of them. */
    private void forge(Context ctx) {
        Wish wish = new Wish(ctx);
        bench.atLine(ctx.pathParam("id"), line -> {
            if (wish.has("hex")) {
                line.port().inject(wish.bytes("hex"));
                return;
            }
            BenchBoard board = line.boards().get(wish.text("board"));
            if (board == null) {
                throw BenchRefusal.unknown("line " + line.id() + " has no such board, only "
                        + line.boards().keySet());
            }
            line.port().inject(board.board().openAll());
        });
        ctx.json(bench.state());
    }

    private void supply(Context ctx) {
        Wish wish = new Wish(ctx);
        bench.atSupply(supply -> {
            supply.switched(wish.isSet("on", supply.isOn()));
            supply.weak(wish.isSet("weak", supply.isWeak()));
        });
        ctx.json(bench.state());
    }
}
