package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The agent of one locker, and the technician's command line. */
@Command(
        name = "locker-agent",
        description = "Runs a parcel locker.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Main.Run.class,
            Main.CheckConfig.class,
            TechnicianCommands.Scan.class,
            TechnicianCommands.Wire.class,
            TechnicianCommands.SelfTestCommand.class,
            TechnicianCommands.Cycle.class,
            TechnicianCommands.Trace.class,
            Main.NewKeys.class,
            Enrol.class,
            Renewal.Now.class,
            KeyCommands.Operators.class,
            KeyCommands.CityKeys.class,
            KeyCommands.StaffKey.class,
            KeyCommands.Tune.class,
            KeyCommands.CodesLost.class,
            Export.class,
            Saved.class,
            Export.DeviceKey.class
        })
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, result) -> refused(failure));
        int code = line.execute(args);
        if (code != 0 || !isRunning(args)) {
            System.exit(code);
        }
    }

    private static boolean isRunning(String[] args) {
        return args.length > 0 && args[0].equals("run");
    }

    /** What a person can mend is told in plain words; anything else with its trace. */
    private static int refused(Exception failure) {
        if (failure instanceof BadSettingsException
                || failure instanceof ProblemException
                || failure instanceof StoreException) {
            System.err.println(failure.getMessage());
        } else {
            LOG.error("{} the agent cannot start", Problem.INTERNAL.code(), failure);
        }
        return 1;
    }

    /** A thread that ended by an error leaves a locker that is half alive; systemd starts a whole one. */
    private static void ended(Thread thread, Throwable error) {
        LOG.error("{} thread {} ended", Problem.INTERNAL.code(), thread.getName(), error);
        Runtime.getRuntime().halt(Wiring.FATAL);
    }

    /** Runs until it is told to stop. */
    @Command(name = "run", description = "Runs the locker of a configuration file until it is told to stop.")
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException {
            Thread.setDefaultUncaughtExceptionHandler(Main::ended);
            Wiring wiring = Wiring.start(Start.of(file));
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "stop"));
            ScreenAddress.write(System.getenv(ScreenAddress.FOLDER), wiring.screenUrl());
            System.out.println("agent ready " + wiring.screenUrl());
            wiring.mayEnd();
            return 0;
        }
    }

    /** Tells every mistake. */
    @Command(
            name = "check-config",
            description = "Tells every mistake in a configuration file, and what the city has set over it.")
    static final class CheckConfig implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() {
            Settings settings = SettingsFile.read(file);
            System.out.println(file + " is good: " + settings.locker() + ", "
                    + settings.layout().cabinet().compartments().size() + " compartments on "
                    + settings.layout().boards().size() + " boards");
            Start.told(file).forEach(System.out::println);
            return 0;
        }
    }

    /** Draws a new locker's keys. */
    @Command(
            name = "new-keys",
            description = "Draws the keys of a new locker and prints the public one, for the city's registry.")
    static final class NewKeys implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "where to write them; must not exist")
        private Path file = Path.of("keys.json");

        @Parameters(
                index = "1",
                paramLabel = "CITY",
                description = "the city's public keys, from the bridge's public-keys")
        private Path city = Path.of("city.json");

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "OPERATORS",
                description = "who may order and approve openings, from the bridge's operators; left out: nobody")
        private @Nullable Path operators;

        @Override
        public Integer call() throws IOException {
            Keys keys = KeyFile.create(
                    file, KeyCommands.city(city), operators == null ? List.of() : KeyCommands.operators(operators));
            System.out.println(keys.sealingPublic());
            return 0;
        }
    }
}
