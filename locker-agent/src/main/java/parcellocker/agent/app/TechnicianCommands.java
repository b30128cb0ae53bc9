package parcellocker.agent.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.app.technician.Bench;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.ConsolePerson;
import parcellocker.agent.app.technician.Cycles;
import parcellocker.agent.app.technician.Finding;
import parcellocker.agent.app.technician.LineScan;
import parcellocker.agent.app.technician.LineTrace;
import parcellocker.agent.app.technician.ListedLine;
import parcellocker.agent.app.technician.Person;
import parcellocker.agent.app.technician.TestedFile;
import parcellocker.agent.app.technician.WiringFile;
import parcellocker.agent.app.technician.WiringProfile;
import parcellocker.agent.app.technician.WiringTrial;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The technician's tools. Each takes the data folder for itself: none runs beside the agent. */
final class TechnicianCommands {
    private static final Logger LOG = LoggerFactory.getLogger(TechnicianCommands.class);
    private static final int WRONG = 1;

    private TechnicianCommands() {}

    private static Person console() {
        return new ConsolePerson(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out);
    }

    /** Runs something on a bench that a Ctrl-C closes as well. */
    private static int onBench(Settings settings, String tool, Work work) throws IOException, InterruptedException {
        TrialBench bench = TrialBench.open(settings, new CourierId(tool));
        Thread stop = new Thread(bench::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work.on(bench) ? 0 : WRONG;
        } finally {
            bench.close();
            forget(stop);
        }
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException stopping) {
            LOG.debug("ended by a signal: {}", stopping.getMessage());
        }
    }

    private interface Work {
        boolean on(Bench bench) throws IOException, InterruptedException;
    }

    private static CompartmentId compartment(Settings settings, String name) {
        return settings.layout().cabinet().ids().stream()
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.COMPARTMENT_UNKNOWN,
                        name + " is not one of " + settings.layout().cabinet().ids()));
    }

    /** Who answers. */
    @Command(name = "scan", description = "Tells who answers on each line. Opens nothing.")
    static final class Scan implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = SettingsFile.read(file);
            try (FolderLock held = TrialBench.alone(settings)) {
                SystemClock clock = new SystemClock(SystemClock.TIMESYNC);
                return new LineScan(clock::uptimeMillis, console()).isAsConfigured(Places.lines(settings)) ? 0 : WRONG;
            }
        }
    }

    /** The wiring. */
    @Command(
            name = "wire",
            description =
                    "Opens one compartment after another, finds what is wired wrong, and writes the verified profile.")
    static final class Wire implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Option(names = "--only", split = ",", paramLabel = "A01,A02", description = "these compartments alone")
        private List<String> only = new ArrayList<>();

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = SettingsFile.read(file);
            List<CompartmentId> which = only.isEmpty()
                    ? settings.layout().cabinet().ids()
                    : only.stream().map(name -> compartment(settings, name)).toList();
            return onBench(settings, "tool-wire", bench -> isWired(settings, which, bench, console()));
        }
    }

    /** Whether all of them are verified now; the profile is written in any case. */
    static boolean isWired(Settings settings, List<CompartmentId> which, Bench bench, Person person)
            throws IOException, InterruptedException {
        WiringFile file = new WiringFile(settings.data());
        WiringProfile before = file.read();
        WiringTrial.Report report = new WiringTrial(bench, person).run(which);
        WiringProfile after =
                before.with(report, Places.of(settings.layout()), bench.now().wallMillis());
        file.write(after);
        report.findings().stream().map(Finding::line).forEach(person::tell);
        for (CompartmentId id : which) {
            if (bench.locker().book().custody(id) instanceof Custody.Uncertain) {
                person.tell(id + " is UNCERTAIN in the book until it is tried again and found right");
            }
        }
        int missing = after.differences(Places.of(settings.layout())).size();
        person.tell(report.verified().size() + " of " + which.size() + " verified now; " + missing
                + " compartments still keep this locker from going live");
        return report.verified().keySet().containsAll(which);
    }

    /** Everything that is configured. */
    @Command(name = "selftest", description = "Asks everything that is configured for a real answer. Opens nothing.")
    static final class SelfTestCommand implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Option(names = "--light", description = "lights the lamp of every door whose board has one")
        private boolean isLighting;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = SettingsFile.read(file);
            try (FolderLock held = TrialBench.alone(settings)) {
                SystemClock clock = new SystemClock(SystemClock.TIMESYNC);
                List<Check> checks = new SelfTest(settings, clock::uptimeMillis, console(), SystemClock.TIMESYNC)
                        .lighting(isLighting)
                        .run();
                new TestedFile(settings.data()).write(checks, SystemClock.machineMillis());
                return checks.stream().allMatch(Check::isPassed) ? 0 : WRONG;
            }
        }
    }

    /** One door, many times. */
    @Command(name = "cycle", description = "Opens one compartment again and again and tells how it answered.")
    static final class Cycle implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Parameters(index = "1", paramLabel = "A01", description = "the compartment")
        private String door = "";

        @Option(names = "-n", paramLabel = "50", description = "how often; 50 if left out")
        private int times = 50;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = SettingsFile.read(file);
            CompartmentId where = compartment(settings, door);
            return onBench(settings, "tool-cycle", bench -> {
                Cycles cycles = new Cycles(bench, console());
                Cycles.Report report = cycles.run(where, times);
                cycles.tell(report);
                return report.isGood();
            });
        }
    }

    /** The bytes. */
    @Command(
            name = "trace",
            description = "Prints every frame on each line, live. Only asks for contacts, opens nothing.")
    static final class Trace implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Option(names = "--seconds", paramLabel = "60", description = "how long; until Ctrl-C if left out")
        private long seconds = TimeUnit.DAYS.toSeconds(365);

        @Override
        public Integer call() throws IOException, InterruptedException {
            Settings settings = SettingsFile.read(file);
            try (FolderLock held = TrialBench.alone(settings)) {
                trace(Places.lines(settings), TimeUnit.SECONDS.toMillis(seconds), console());
            }
            return 0;
        }
    }

    static void trace(List<ListedLine> lines, long millis, Person person) throws InterruptedException {
        SystemClock clock = new SystemClock(SystemClock.TIMESYNC);
        LineTrace trace = new LineTrace(clock::uptimeMillis, TimeUnit.MILLISECONDS::sleep, person::tell);
        List<Thread> threads = lines.stream()
                .map(line -> Thread.ofPlatform()
                        .name("trace " + line.id())
                        .daemon()
                        .start(() -> follow(trace, line, millis)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void follow(LineTrace trace, ListedLine line, long until) {
        try {
            trace.run(line, until);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
