package parcellocker.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;

/** The bytes of a message of any topic, read as every record that travels: refused by its number, or the same when written and read again. */
public final class JsonFuzz {
    private static final List<Class<?>> MESSAGES = List.of(
            Status.class,
            Telemetry.class,
            JournalBatch.class,
            Entry.class,
            Ack.class,
            Numbered.class,
            Directive.Person.class,
            DrawnCode.class);

    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        MESSAGES.forEach(type -> readAndWritten(bytes, type));
        tree(bytes);
    }

    private static <T> void readAndWritten(byte[] bytes, Class<T> type) {
        T value;
        try {
            value = Json.read(bytes, type);
        } catch (ProblemException refused) {
            return;
        }
        // Over bytes, as on the wire: what UTF-8 cannot carry would change on the way.
        byte[] written = Json.write(value).getBytes(StandardCharsets.UTF_8);
        T again = Json.read(new String(written, StandardCharsets.UTF_8), type);
        if (!again.equals(value)) {
            throw new AssertionError(type.getSimpleName() + " changes when it is written and read again");
        }
    }

    private static void tree(byte[] bytes) {
        try {
            JsonNode tree = Json.tree(new String(bytes, StandardCharsets.UTF_8));
            if (tree.isMissingNode()) {
                throw new AssertionError("a tree of nothing");
            }
        } catch (ProblemException refused) {
            return;
        }
    }
}
