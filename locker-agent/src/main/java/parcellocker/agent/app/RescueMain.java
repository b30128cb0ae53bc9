package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.hardware.gpio.KeyTurn;
import parcellocker.agent.hardware.gpio.RescueKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The rescue: whoever has the key gets every door open, whatever state the agent, its database and the network are in. It asks for no
 * authorisation and is the one exception to the promise; the next start of the agent believes nothing of any compartment.
 */
@Command(
        name = "locker-rescue",
        description = "Opens every door of a parcel locker.",
        mixinStandardHelpOptions = true,
        subcommands = {RescueMain.Watch.class, RescueMain.Run.class})
public final class RescueMain {
    /** As for every release: two coils at once pull the voltage down until neither opens. */
    private static final long GAP_MILLIS = 300;

    private static final long READ_EVERY_MILLIS = 100;

    private RescueMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new RescueMain()).execute(args));
    }

    /** Waits for the key. */
    @Command(name = "watch", description = "Ends well when the rescue key was turned and held for 3 s.")
    static final class Watch implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (RescueLog log = new RescueLog(InstantSource.system())) {
                RescueSettings settings = SettingsFile.forRescue(file, log::say);
                if (settings.key().isEmpty()) {
                    log.problem(Problem.CONFIG_MISSING, "rescue is missing in " + file + ": no key is watched");
                    return 1;
                }
                try (OpenedKey key = OpenedKey.of(settings.key().get())) {
                    watch(key, real(), log);
                    return 0;
                } catch (ProblemException absent) {
                    log.say(String.valueOf(absent.getMessage()));
                    return 1;
                }
            }
        }
    }

    /** Opens. */
    @Command(name = "run", description = "Opens every door, one after another. The agent must not run.")
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (RescueLog log = new RescueLog(InstantSource.system())) {
                return open(file, real(), log) ? 0 : 1;
            }
        }
    }

    private static Rescue.Time real() {
        long start = System.nanoTime();
        return new Rescue.Time(
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), Thread::sleep, GAP_MILLIS);
    }

    /** Returns when the key was turned. */
    static void watch(RescueKey key, Rescue.Time time, RescueLog log) throws InterruptedException {
        KeyTurn turn = new KeyTurn();
        RescueKey.Position last = RescueKey.Position.OFF;
        RescueKey.Position now = key.read();
        while (!turn.isTurned(now, time.uptime().millis())) {
            if (now == RescueKey.Position.BROKEN && last != now) {
                log.problem(Problem.RESCUE_KEY_BROKEN, "the poles of the rescue key contradict each other");
            }
            last = now;
            time.pause().millis(READ_EVERY_MILLIS);
            now = key.read();
        }
        log.problem(Problem.RESCUE_STARTED, "the rescue key was turned");
    }

    /** Whether every door says that it is open. */
    static boolean open(Path file, Rescue.Time time, RescueLog log) throws IOException, InterruptedException {
        List<String> mistakes = new ArrayList<>();
        RescueSettings settings = SettingsFile.forRescue(file, mistakes::add);
        settings.data().ifPresent(log::into);
        mistakes.forEach(log::say);
        Optional<FolderLock> alone = lock(settings.data(), log);
        if (alone.isEmpty()) {
            log.problem(Problem.CONFIG_CONFLICT, "the agent runs: stop it first");
            return false;
        }
        try (FolderLock held = alone.get()) {
            return openAll(settings, time, log);
        }
    }

    /** Empty only if the agent has it: who needs a door open does not wait for a broken disk. */
    private static Optional<FolderLock> lock(Optional<Path> data, RescueLog log) {
        if (data.isEmpty()) {
            return Optional.of(FolderLock.none());
        }
        try {
            return FolderLock.take(data.get());
        } catch (IOException broken) {
            log.problem(Problem.STORE_FAILED, "no lock in " + data.get() + ": " + broken.getMessage());
            return Optional.of(FolderLock.none());
        }
    }

    private static boolean openAll(RescueSettings settings, Rescue.Time time, RescueLog log)
            throws InterruptedException {
        List<RescueLine> lines = RescueLine.all(settings, log);
        if (lines.stream().allMatch(line -> line.doors().isEmpty())) {
            log.problem(Problem.CONFIG_MISSING, "no door is known");
            return false;
        }
        settings.data().ifPresent(data -> mark(data, log));
        try (OpenedPins pins = pins(settings, log)) {
            Rescue.Result result = new Rescue(lines, time, log, pins.gate()).openAll();
            log.say(result.opened() + " doors open, " + result.shut() + " not seen open");
            return result.shut() == 0;
        }
    }

    /** A gate that cannot be had may have been bridged by whoever repairs it: the doors are tried in any case. */
    private static OpenedPins pins(RescueSettings settings, RescueLog log) {
        try {
            return OpenedPins.gateAlone(settings.gpio());
        } catch (ProblemException absent) {
            log.say(String.valueOf(absent.getMessage()));
            return OpenedPins.NONE;
        }
    }

    /** Before the first door: a rescue that is cut off has opened some. */
    private static void mark(Path data, RescueLog log) {
        try {
            new RescueMark(data).set();
        } catch (IOException broken) {
            log.problem(Problem.STORE_FAILED, "the agent will not hear of this rescue: " + broken.getMessage());
        }
    }
}
