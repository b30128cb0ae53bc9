package parcellocker.agent.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.contract.problem.Problem;

/** The section {@code rescue}: where the two poles of the key are read, as pins or as files. */
final class RescueFields {
    private RescueFields() {}

    static Optional<Settings.Rescue> read(Fields top, Function<String, Path> path, Optional<Around.Gpio> gpio) {
        if (!top.has("rescue")) {
            return Optional.empty();
        }
        try (Fields rescue = top.section("rescue")) {
            if (!rescue.isSection("on") && !rescue.isSection("off")) {
                return files(rescue, path);
            }
            if (gpio.isEmpty()) {
                rescue.ignore("on", "off");
                rescue.note(
                        Problem.CONFIG_MISSING,
                        "on",
                        "is a pin, and how pins are reached is not told: gpio is missing");
                return Optional.empty();
            }
            return GpioFields.key(rescue, gpio.get());
        }
    }

    private static Optional<Settings.Rescue> files(Fields rescue, Function<String, Path> path) {
        Optional<Path> on = rescue.value("on", path);
        Optional<Path> off = rescue.value("off", path);
        return on.flatMap(one -> off.map(other -> new Settings.Rescue.FilePoles(one, other)));
    }
}
