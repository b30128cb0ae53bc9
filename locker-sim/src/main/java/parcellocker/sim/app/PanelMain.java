package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import parcellocker.sim.bench.plan.Plan;
import parcellocker.sim.bench.plan.PlanFile;
import parcellocker.sim.bench.plan.PlanRefusal;
import parcellocker.sim.bench.plan.Report;
import parcellocker.sim.bench.plan.Result;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code mvn -Pbench-panel}, or this program without Maven: a cabinet with the real agent and no city; the bench's page with people
 * to play and plans to run. With {@code --run} it plays plans, each on a cabinet of its own, writes a report and ends: 0 if all passed.
 */
@Command(
        name = "bench-panel",
        description = "The technicians' bench: a virtual cabinet before the real agent.",
        mixinStandardHelpOptions = true)
public final class PanelMain implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "where everything is written; what an earlier run left there goes")
    private Path data = Path.of("data/panel");

    @Option(
            names = "--layout",
            description = "a cabinet that hardware ships, or a layout file (default: ${DEFAULT-VALUE})")
    private String layout = "demo-24";

    @Option(names = "--port", description = "of the page; 0 for any (default: ${DEFAULT-VALUE})")
    private int port = 8090;

    @Option(names = "--run", split = ",", description = "plans to play: names, files, or all")
    private List<String> plans = List.of();

    private PanelMain() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        CommandLine line = new CommandLine(new PanelMain());
        line.setExecutionExceptionHandler((failure, command, result) -> refused(failure));
        System.exit(line.execute(args));
    }

    /** What a person can mend is told in plain words. */
    private static int refused(Exception failure) throws Exception {
        if (failure instanceof PlanRefusal || failure instanceof StandRefusal) {
            System.err.println(failure.getMessage());
            return 2;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return plans.stream().allMatch(String::isBlank) ? serve() : play(chosen());
    }

    private int serve() throws IOException, InterruptedException {
        LayoutChoice cabinet = LayoutChoice.of(layout);
        Panel panel = new Panel(data, cabinet);
        Stand stand = new Stand(data.resolve("stand"), cabinet, port, panel::routes);
        panel.attach(stand);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stand.close();
            stopped.countDown();
        }));
        System.out.printf(
                "%n  bench        %s/%n  touchscreen  %s/%n%n  Ctrl-C ends it.%n", stand.page(), stand.screen());
        stopped.await();
        return 0;
    }

    private List<Plan> chosen() {
        List<String> names = plans.equals(List.of("all")) ? PlanFile.shipped() : plans;
        List<Plan> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Files.exists(Path.of(name)) ? PlanFile.read(Path.of(name)) : PlanFile.shipped(name));
        }
        return chosen;
    }

    private int play(List<Plan> chosen) throws IOException {
        LayoutChoice cabinet = LayoutChoice.of(layout);
        List<Result> results = new ArrayList<>();
        for (Plan plan : chosen) {
            System.out.printf("%n%s%n", plan.title());
            results.add(Panel.play(
                    plan,
                    data.resolve("plan"),
                    cabinet,
                    line -> System.out.printf(
                            "  %-7s %6d ms  %s%s%n",
                            line.verdict(),
                            line.millis(),
                            line.step().text(),
                            line.seen().isEmpty() ? "" : "\n          " + line.seen())));
        }
        new Report(results).write(data.resolve("report"));
        long passed = results.stream().filter(Result::hasPassed).count();
        System.out.printf(
                "%n%d of %d plans passed; %s%n",
                passed, results.size(), data.resolve("report").resolve("report.html"));
        return passed == results.size() ? 0 : 1;
    }
}
