package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.List;

/** A configuration with mistakes: all of them, each with its number, its place and what is allowed. */
final class BadSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ArrayList<String> mistakes;

    BadSettingsException(List<String> mistakes) {
        super(mistakes.size() + " mistakes in the configuration:\n  " + String.join("\n  ", mistakes));
        this.mistakes = new ArrayList<>(mistakes);
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
