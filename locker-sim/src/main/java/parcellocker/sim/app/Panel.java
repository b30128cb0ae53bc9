package parcellocker.sim.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import parcellocker.sim.bench.BenchRefusal;
import parcellocker.sim.bench.plan.Plan;
import parcellocker.sim.bench.plan.PlanFile;
import parcellocker.sim.bench.plan.PlanRun;
import parcellocker.sim.bench.plan.Report;
import parcellocker.sim.bench.plan.Result;
import parcellocker.sim.bench.plan.Site;
import parcellocker.sim.bench.plan.Step;

/** What the bench's page can do once an agent stands at it: people come, the agent dies, a plan is played. */
final class Panel {
    private final Path data;
    private final LayoutChoice layout;
    private final AtomicReference<Optional<Stand>> stand = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Running> running = new AtomicReference<>(Running.NOTHING);

    private final ReentrantLock somebody = new ReentrantLock();

    /**
     * A plan as it is played, or the last one.
     *
     * @param ends empty while it is played
     */
    private record Running(String plan, List<Result.Line> lines, Optional<Result> ends) {
        static final Running NOTHING = new Running("", List.of(), Optional.empty());

        Running {
            lines = List.copyOf(lines);
        }

        boolean isPlaying() {
            return !plan.isEmpty() && ends.isEmpty();
        }
    }

    Panel(Path data, LayoutChoice layout) {
        this.data = data;
        this.layout = layout;
    }

    /** Plays one plan on a cabinet and an agent of its own. */
    static Result play(Plan plan, Path data, LayoutChoice layout, Consumer<Result.Line> told) throws IOException {
        try (Stand own = new Stand(data, layout, 0, none -> {})) {
            return new PlanRun(plan, own.site(), told).play();
        }
    }

    void attach(Stand ready) {
        stand.set(Optional.of(ready));
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/panel", ctx -> ctx.json(state()));
        routes.post("/api/panel/agent/{deed}", this::agent);
        routes.post("/api/panel/deposit", this::deposit);
        routes.post("/api/panel/collect", this::collect);
        routes.post("/api/panel/plans/{name}", this::run);
        routes.get("/api/panel/report", this::report);
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("screen", stand.get().map(Stand::screen).orElse(""));
        state.put("runs", stand.get().filter(Stand::runs).isPresent());
        state.put(
                "plans",
                PlanFile.shipped().stream()
                        .map(PlanFile::shipped)
                        .map(Panel::listed)
                        .toList());
        Running now = running.get();
        state.put("playing", now.isPlaying());
        state.put("plan", now.plan());
        state.put("lines", now.lines().stream().map(Panel::told).toList());
        now.ends().ifPresent(result -> state.put("passed", result.hasPassed()));
        return state;
    }

    private static Map<String, String> listed(Plan plan) {
        return Map.of("name", plan.name(), "title", plan.title(), "why", plan.why());
    }

    private static Map<String, Object> told(Result.Line line) {
        return Map.of(
                "text", line.step().text(),
                "heading", line.step() instanceof Step.Say,
                "verdict", line.verdict().name(),
                "seen", line.seen(),
                "millis", line.millis());
    }

    private void agent(Context ctx) throws IOException {
        Stand here = here();
        switch (ctx.pathParam("deed")) {
            case "kill" -> here.kill();
            case "stop" -> here.stop();
            case "start" -> {
                if (!here.runs()) {
                    here.start();
                }
            }
            default -> throw BenchRefusal.malformed("the agent may be killed, stopped or started");
        }
        ctx.json(state());
    }

    private void deposit(Context ctx) {
        String waybill = parameter(ctx, "waybill");
        String size = Optional.ofNullable(ctx.queryParam("size")).orElse("S");
        act(ctx, List.of(new Step.SignIn(), new Step.Deposit(waybill, size, true), new Step.Leave()));
    }

    private void collect(Context ctx) {
        act(ctx, List.of(new Step.Collect(parameter(ctx, "waybill")), new Step.Leave()));
    }

    /** Played at once, on the cabinet of the page; one after another, as people stand before a screen. */
    private void act(Context ctx, List<Step> steps) {
        if (!here().runs()) {
            throw BenchRefusal.impossible("the agent does not run, the screen is dark: start it first");
        }
        if (!somebody.tryLock()) {
            throw BenchRefusal.impossible("somebody is still at the screen: wait until they have gone");
        }
        try {
            play(ctx, steps);
        } finally {
            somebody.unlock();
        }
    }

    private void play(Context ctx, List<Step> steps) {
        Site site = here().site();
        Result result = new PlanRun(new Plan("people", "people", "", steps), site, line -> {}).play();
        String why = result.lines().stream()
                .map(Result.Line::seen)
                .filter(seen -> !seen.isEmpty())
                .findFirst()
                .orElse("");
        if (!result.hasPassed()) {
            ctx.status(409);
        }
        ctx.json(result.hasPassed() ? Map.of("done", true) : Map.of("error", why));
    }

    private void run(Context ctx) {
        String name = ctx.pathParam("name");
        if (!PlanFile.shipped().contains(name)) {
            throw BenchRefusal.unknown("there is no plan " + name + ", only " + PlanFile.shipped());
        }
        Plan plan = PlanFile.shipped(name);
        Running begins = new Running(plan.name(), List.of(), Optional.empty());
        Running before = running.get();
        if (before.isPlaying() || !running.compareAndSet(before, begins)) {
            ctx.status(409).json(Map.of("error", "a plan is being played: wait until it ends"));
            return;
        }
        Thread unused = Thread.ofPlatform().daemon().name("plan").start(() -> playInTheBackground(plan));
        ctx.status(202).json(state());
    }

    private void playInTheBackground(Plan plan) {
        List<Result.Line> lines = new ArrayList<>();
        try {
            Result result = play(plan, data.resolve("plan"), layout, line -> {
                lines.add(line);
                running.set(new Running(plan.name(), lines, Optional.empty()));
            });
            new Report(List.of(result)).write(data.resolve("report"));
            running.set(new Running(plan.name(), lines, Optional.of(result)));
        } catch (IOException | RuntimeException broken) {
            Step said = new Step.Say("the plan could not be played");
            Result.Line line = new Result.Line(said, Result.Verdict.FAILED, String.valueOf(broken.getMessage()), 0);
            lines.add(line);
            running.set(new Running(plan.name(), lines, Optional.of(new Result(plan, lines, 0))));
        }
    }

    private void report(Context ctx) {
        Path page = data.resolve("report/report.html");
        if (!Files.exists(page)) {
            ctx.status(404).json(Map.of("error", "no plan was played yet"));
            return;
        }
        try {
            ctx.html(Files.readString(page));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Stand here() {
        return stand.get().orElseThrow(() -> BenchRefusal.impossible("the bench is still starting"));
    }

    private static String parameter(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value == null || value.isBlank()) {
            throw BenchRefusal.malformed("the parameter " + name + " is missing");
        }
        return value.strip();
    }
}
