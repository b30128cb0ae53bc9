package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Overlay;

/**
 * What a process of the agent is started with: the locker's own file, and over it what the city has set.
 *
 * @param look what is wrong with a body of the city's over the locker's own file as it is now
 */
record Start(Settings settings, Configured configured, Snapshots snapshots, Function<String, List<String>> look) {

    private static final Logger LOG = LoggerFactory.getLogger(Start.class);

    /** One in which the city sets nothing. */
    static Start of(Settings settings) {
        return new Start(settings, Configured.BASE, new Snapshots(settings.data()), body -> List.of());
    }

    /**
     * For a process that is about to run; it counts as a start.
     *
     * @throws BadSettingsException if the locker's own file is not good
     */
    static Start of(Path file) throws IOException {
        Settings base = SettingsFile.read(file);
        Files.createDirectories(base.data());
        Function<String, List<String>> look = body -> mistakes(file, body);
        // Another agent that runs must not have its trial counted by this one, which ends at once.
        try (FolderLock unused = FolderLock.take(base.data()).orElseThrow(() -> another(base.data()))) {
            Snapshots snapshots = new Snapshots(base.data());
            Snapshots.Choice choice = snapshots.begin(look);
            Settings settings = SettingsFile.read(file, Json.tree(choice.body()));
            return new Start(settings, choice.in(base.trialMillis()), snapshots, look);
        }
    }

    static ProblemException another(Path data) {
        return new ProblemException(Problem.CONFIG_CONFLICT, "another agent or a rescue runs on " + data);
    }

    /** Everything that is wrong with it, by itself or over the locker's own file. */
    static List<String> mistakes(Path file, String body) {
        List<String> alone = Overlay.mistakes(body);
        if (!alone.isEmpty()) {
            return alone;
        }
        try {
            SettingsFile.read(file, Json.tree(body));
            return List.of();
        } catch (BadSettingsException refused) {
            return refused.mistakes();
        } catch (RuntimeException broken) {
            // The city says it again and again: a fault of ours must not end the process each time.
            LOG.error("{} a configuration could not be looked at", Problem.INTERNAL.code(), broken);
            return List.of(Problem.INTERNAL.code() + " " + broken);
        }
    }

    /** Each value that the city has set, in words for a technician; nothing is counted. */
    static List<String> told(Path file) {
        Snapshots.Choice choice = new Snapshots(SettingsFile.read(file).data()).now();
        ConfigurationId id = choice.in(Configured.TRIAL_MILLIS).id();
        SortedMap<String, String> told = new TreeMap<>();
        for (Map.Entry<String, JsonNode> value : Overlay.values(choice.body()).entrySet()) {
            JsonNode own = SettingsFile.at(file, value.getKey());
            told.put(
                    value.getKey(),
                    value.getKey() + ": " + value.getValue() + "   # version " + id.version() + " of the city's"
                            + (choice.onTrial() ? ", on trial" : "") + "; this file: "
                            + (own.isMissingNode() ? "nothing" : own));
        }
        return List.copyOf(told.values());
    }
}
