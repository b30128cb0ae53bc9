package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import parcellocker.agent.store.Codes;
import parcellocker.agent.store.SqliteStore;
import parcellocker.agent.vault.Answers;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.agent.vault.SealedPeople;
import parcellocker.agent.vault.Stretch;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What may be done to a locker's keys after they were drawn. */
final class KeyCommands {
    private KeyCommands() {}

    static List<OperatorKey> operators(Path file) throws IOException {
        return Json.read(Files.readString(file), parcellocker.contract.command.Operators.class)
                .operators();
    }

    /** What the bridge's {@code public-keys} printed. */
    static Keys.City city(Path file) throws IOException {
        JsonNode published = Json.tree(Files.readString(file));
        List<String> elder = new ArrayList<>();
        published.path("elder").path("tokens").forEach(key -> elder.add(jwk(key)));
        return new Keys.City(
                jwk(published.path("directives")),
                jwk(published.path("tokens")),
                jwk(published.path("sealing")),
                elder);
    }

    private static String jwk(JsonNode key) {
        return key.isTextual() ? key.asText() : key.toString();
    }

    /** Replaces the city's keys; the agent knows them from its next start on. */
    @Command(
            name = "city-keys",
            description = "Replaces the city's keys after it rotated them, the locker's own stay; restart the agent.")
    static final class CityKeys implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "the locker's keys")
        private Path file = Path.of("keys.json");

        @Parameters(index = "1", paramLabel = "CITY", description = "from the bridge's public-keys")
        private Path city = Path.of("city.json");

        @Override
        public Integer call() throws IOException {
            Keys.City next = city(city);
            KeyFile.replaceCity(file, next);
            System.out.println(
                    file + " knows the city's keys, and " + next.elderTokens().size() + " elder ones for QR tokens");
            return 0;
        }
    }

    /** Replaces the operators; the agent knows them from its next start on. */
    @Command(name = "operators", description = "Replaces those who may order and approve openings; restart the agent.")
    static final class Operators implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "the locker's keys")
        private Path file = Path.of("keys.json");

        @Parameters(index = "1", paramLabel = "OPERATORS", description = "from the bridge's operators")
        private Path operators = Path.of("operators.json");

        @Override
        public Integer call() throws IOException {
            List<OperatorKey> next = operators(operators);
            KeyFile.replaceOperators(file, next);
            System.out.println(file + " knows " + next.size() + " operators");
            return 0;
        }
    }

    /** After an element broke: without this, its locker could neither start nor be emptied. */
    @Command(
            name = "codes-lost",
            description =
                    "Gives up the codes of all parcels inside, after the key or the stretch of codes was replaced for good:"
                            + " none of them opens any more, QR codes do, and the city must renew the rest. Stop the agent first.")
    static final class CodesLost implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException {
            Settings settings = SettingsFile.read(file);
            Keys keys = KeyFile.read(settings.keys());
            try (FolderLock held = TrialBench.alone(settings);
                    SqliteStore store = StoreAtStart.settled(settings)) {
                Answers answers = CodeKeys.answers(settings, keys, new SealedPeople(keys, store::person));
                store.drawsCodes(new Codes(settings.stretch(), answers.codeKey()), true);
                System.out.println(settings.locker() + ": codes that were drawn before open nothing any more");
            }
            return 0;
        }
    }

    /** How slow the first step of a guess should be on this board. */
    @Command(
            name = "tune",
            description =
                    "Measures for some seconds which \"stretch\" makes a guess take 100 ms on this board; run it before the"
                            + " first parcel, with nothing else running.")
    static final class Tune implements Callable<Integer> {
        private static final Duration WANTED = Duration.ofMillis(100);

        @Override
        public Integer call() {
            System.out.println("stretch: " + Stretch.rounds(WANTED));
            return 0;
        }
    }

    /** The help desk's copy of the one key that answers challenges. */
    @Command(
            name = "staff-key",
            description = "Prints the key that answers challenges, for the help desk to keep secret.")
    static final class StaffKey implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "the locker's keys")
        private Path file = Path.of("keys.json");

        @Override
        public Integer call() throws IOException {
            System.out.println(KeyFile.read(file).staff());
            return 0;
        }
    }
}
