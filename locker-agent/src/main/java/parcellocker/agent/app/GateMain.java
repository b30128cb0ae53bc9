package parcellocker.agent.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Takes the power from the coils and ends. An agent that is killed inside an opening leaves the gate up, for no pin falls by itself; so
 * systemd runs this after each end of the agent, however it ended.
 */
@Command(
        name = "locker-gate",
        description = "Takes the power from the lock coils. The agent must not run.",
        mixinStandardHelpOptions = true)
public final class GateMain implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
    private Path file = Path.of("agent.yaml");

    private GateMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new GateMain()).execute(args));
    }

    /** What else is wrong with the file is the agent's to tell: it keeps no gate up. */
    @Override
    public Integer call() {
        Optional<Around.Gpio> gpio =
                SettingsFile.forRescue(file, System.err::println).gpio();
        try (OpenedPins pins = OpenedPins.gateAlone(gpio)) {
            // An output is off from the moment it is had, and is told so once more at the end.
            System.out.println(pins.hasGate() ? "the lock supply's gate is down" : "no gate is configured");
            return 0;
        } catch (ProblemException absent) {
            System.err.println(absent.getMessage());
            return 1;
        }
    }
}
