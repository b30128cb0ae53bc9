package parcellocker.bridge.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/**
 * A message on {@code journal} up to the books, and the same text as the one entry of a batch whose chain is right: a refused batch
 * changes nothing, and an entry of any content is acknowledged, so that no body can stop its locker's stream.
 */
public final class IntakeFuzz {
    private static final LockerId LOCKER = new LockerId("LY-000017");

    private IntakeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        message(bytes);
        String body = new String(bytes, StandardCharsets.UTF_8);
        MemoryBooks books = books();
        Intake.Outcome outcome = new Intake(books)
                .take(LOCKER, new JournalBatch(LOCKER.value(), 1, 1, Chain.START, List.of(body), List.of()));
        if (outcome.ack().upTo() != 1) {
            throw new AssertionError("the entry is not acknowledged");
        }
    }

    private static void message(byte[] bytes) {
        MemoryBooks books = books();
        try {
            new Intake(books).take(LOCKER, Json.read(bytes, JournalBatch.class));
        } catch (ProblemException refused) {
            if (books.cursor(LOCKER).upTo() != 0) {
                throw new AssertionError("refused, and yet it moved the cursor", refused);
            }
        }
    }

    private static MemoryBooks books() {
        MemoryBooks books = new MemoryBooks();
        books.enrol(LOCKER, 1);
        return books;
    }
}
