package parcellocker.contract.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * A file that says it is evidence, under the key of the one locker that ever signed here, and under a key out of the same file. Whoever
 * forges may do anything but sign: what is found without fault shows no record that this locker did not write.
 */
public final class ExaminationFuzz {
    /** Which a locker exported; the first of the seeds. */
    private static final Evidence GENUINE = genuine();

    private static final Map<Long, String> BODIES = bodies();

    private ExaminationFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Evidence evidence;
        try {
            evidence = Json.read(bytes, Evidence.class);
        } catch (ProblemException refused) {
            return;
        }
        List<String> faults = Examination.faults(evidence, GENUINE.device());
        if (faults.isEmpty()) {
            evidence.lines().forEach(ExaminationFuzz::written);
        }
        withItsOwnKey(evidence);
    }

    private static void written(Evidence.Line line) {
        String body = line.body();
        if (body != null && !Objects.equals(body, BODIES.get(line.seq()))) {
            throw new AssertionError("a forged record passes: " + line.seq());
        }
    }

    private static void withItsOwnKey(Evidence evidence) {
        try {
            var unused = Examination.faults(evidence, Jose.publicOf(evidence.device()));
        } catch (IllegalArgumentException noKey) {
            return;
        }
    }

    private static Map<Long, String> bodies() {
        Map<Long, String> bodies = new TreeMap<>();
        for (Evidence.Line line : GENUINE.lines()) {
            if (line.body() != null) {
                bodies.put(line.seq(), line.body());
            }
        }
        return bodies;
    }

    private static Evidence genuine() {
        String seed = "/fuzz/" + ExaminationFuzz.class.getName() + "/genuine";
        try (InputStream in = Objects.requireNonNull(ExaminationFuzz.class.getResourceAsStream(seed), seed)) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Evidence.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
