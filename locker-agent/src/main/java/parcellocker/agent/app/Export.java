package parcellocker.agent.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.ledger.Exports;
import parcellocker.agent.store.JournalFile;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Evidence for a third party; works beside a running agent, whose file it only reads. */
@Command(
        name = "export-delivery",
        description = "Prints the evidence of one delivery as JSON: its own entries whole, all others as hashes.")
final class Export implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "the agent's YAML file")
    private Path file = Path.of("agent.yaml");

    @Parameters(index = "1", paramLabel = "DELIVERY", description = "its id, 16 hex digits")
    private String delivery = "";

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsFile.read(file);
        Keys keys = KeyFile.read(settings.keys());
        Optional<Evidence> evidence;
        try (JournalFile journal = JournalFile.open(settings.data().resolve("locker.db"))) {
            evidence = Exports.of(
                    journal,
                    new DeliveryId(delivery),
                    new Exports.Signer(settings.locker().value(), keys.device(), today()));
        }
        if (evidence.isEmpty()) {
            System.err.println("nothing about " + delivery + " in this journal");
            return 1;
        }
        System.out.write((Json.write(evidence.get()) + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        return 0;
    }

    private static String today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(SystemClock.machineMillis()), ZoneId.systemDefault())
                .toString();
    }

    /** What whoever checks evidence needs. */
    @Command(name = "device-key", description = "Prints the public key under which this locker signs its journal.")
    static final class DeviceKey implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "the agent's YAML file")
        private Path file = Path.of("agent.yaml");

        @Override
        public Integer call() throws IOException {
            System.out.println(KeyFile.read(SettingsFile.read(file).keys()).devicePublic());
            return 0;
        }
    }
}
