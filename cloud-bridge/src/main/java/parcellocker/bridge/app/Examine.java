package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.evidence.Examination;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Anyone's check of what a locker exported. It needs no database, no broker and no secret. */
@Command(
        name = "examine",
        description = "Checks the exported evidence of a delivery: 0 if it holds, 1 if not, 2 if it cannot be read.")
final class Examine implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "from the agent's export-delivery")
    private Path evidence = Path.of("evidence.json");

    @Parameters(index = "1", paramLabel = "KEY", description = "the locker's public key, from the agent's device-key")
    private Path key = Path.of("device.json");

    @Override
    public Integer call() {
        try {
            Evidence read = Json.read(Files.readString(evidence), Evidence.class);
            return told(read, Examination.faults(read, Files.readString(key)));
        } catch (IOException | ProblemException | IllegalArgumentException unreadable) {
            System.err.println("cannot be read: " + unreadable.getMessage());
            return 2;
        }
    }

    private static int told(Evidence evidence, List<String> faults) {
        faults.forEach(System.out::println);
        if (faults.isEmpty()) {
            long whole = evidence.lines().stream()
                    .filter(line -> line.body() != null)
                    .count();
            System.out.println("Delivery " + evidence.delivery() + " at " + evidence.locker() + ": " + whole
                    + " records whole, nothing changed, nothing missing.");
        }
        return faults.isEmpty() ? 0 : 1;
    }
}
