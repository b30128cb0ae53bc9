package parcellocker.agent.kiosk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs browser tests where there is a Chromium, and says so loudly where there is none. One is started for all of them: it is
 * handed to whoever asks for a {@link Browsing}, and the classes hold {@link #ONE}, so that they take turns.
 */
final class ChromiumPresent implements ExecutionCondition, ParameterResolver {
    static final String ONE = "chromium";

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    static Optional<Path> executable() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println("NOT RUN: " + context.getDisplayName() + ", because there is no Chromium at " + PLACES);
        }
        return ConditionEvaluationResult.disabled("no Chromium");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsing.class;
    }

    /** JUnit closes it after the last class. */
    @Override
    public Browsing resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ChromiumPresent.class))
                .computeIfAbsent(Browsing.class, none -> new Browsing(), Browsing.class);
    }
}
