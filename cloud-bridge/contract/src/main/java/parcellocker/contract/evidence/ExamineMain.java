package parcellocker.contract.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;

/** {@code java -cp … parcellocker.contract.evidence.ExamineMain evidence.json device-key.json}: anyone's check of an export. */
public final class ExamineMain {
    private ExamineMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** 0 if the evidence holds, 1 if it does not, 2 if it cannot be read. */
    static int run(String... args) {
        if (args.length != 2) {
            System.err.println("usage: EVIDENCE.json DEVICE-PUBLIC-KEY.json");
            return 2;
        }
        try {
            Evidence evidence = Json.read(Files.readString(Path.of(args[0])), Evidence.class);
            return told(evidence, Examination.faults(evidence, Files.readString(Path.of(args[1]))));
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
