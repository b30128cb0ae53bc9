package parcellocker.agent.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What of a configuration the rescue works with: what could be read of it.
 *
 * @param data empty if it is not known: then there is neither log nor mark
 */
record RescueSettings(
        Optional<Path> data,
        Layout layout,
        List<Settings.Line> lines,
        Optional<Settings.Rescue> key,
        Optional<Around.Gpio> gpio) {
    RescueSettings {
        lines = List.copyOf(lines);
    }
}
