package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** For the technician who has wired a cabinet. */
@Command(
        name = "selftest",
        description = "Reads every board once and says what it found. Opens no door; the agent must not run.")
final class SelfTest implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
    private Path file = Path.of("agent.yaml");

    @Option(names = "--light", description = "lights the lamp of every door whose board has one")
    private boolean isLighting;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = SettingsFile.read(file);
        long start = System.nanoTime();
        Uptime uptime = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Optional<FolderLock> alone = FolderLock.take(settings.data());
        if (alone.isEmpty()) {
            throw new ProblemException(Problem.CONFIG_CONFLICT, "the agent runs: stop it first");
        }
        try (FolderLock held = alone.get()) {
            boolean isGood = true;
            for (Settings.Line line : settings.lines()) {
                LineCheck check = new LineCheck(settings.layout(), line, uptime, System.out::println);
                isGood &= check.isGood(Wires.source(line.plug()), isLighting);
            }
            return isGood ? 0 : 1;
        }
    }
}
