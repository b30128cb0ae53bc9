package parcellocker.agent.ledger;

import java.nio.charset.StandardCharsets;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;

/**
 * The text of an entry: what is committed, hashed, sent and, folded again, gives the book. Of a sealed secret only its name is
 * written, and of the recipient's own seal not even that.
 */
public final class EntryCodec {
    /** The longest body in UTF-8 bytes, so that a message always has room for several. */
    public static final int MOST_BYTES = 4096;

    private EntryCodec() {}

    /**
     * An entry with its place in the journal.
     *
     * @param seq counts from 1 in each epoch
     */
    public record Line(long epoch, long seq, Stamp stamp, Entry entry) {}

    /** The JSON of a line. A line over {@link #MOST_BYTES} is a fault of whoever decided it, an IllegalStateException. */
    public static String write(Line line) {
        String body = Json.write(new parcellocker.contract.entry.Entry(
                line.epoch(), line.seq(), stamp(line.stamp()), FactOf.entry(line.entry())));
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException(
                    line.entry().getClass().getSimpleName() + " takes " + bytes + " bytes, at most " + MOST_BYTES);
        }
        return body;
    }

    /**
     * The line of a body. Sealed secrets come back by name, without their text; the recipient's seal comes back empty.
     *
     * @throws ProblemException {@link Problem#MESSAGE_MALFORMED} if the body is not one this locker writes
     */
    public static Line read(String body) {
        var entry = Json.read(body, parcellocker.contract.entry.Entry.class);
        try {
            return new Line(entry.epoch(), entry.seq(), stamp(entry.stamp()), EntryOf.fact(entry.fact()));
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "not an entry of a locker", broken);
        }
    }

    private static parcellocker.contract.entry.Stamp stamp(Stamp stamp) {
        return new parcellocker.contract.entry.Stamp(
                stamp.ageMillis(),
                stamp.wallMillis(),
                parcellocker.contract.entry.Stamp.Clock.valueOf(stamp.quality().name()));
    }

    private static Stamp stamp(parcellocker.contract.entry.Stamp stamp) {
        return new Stamp(
                stamp.ageMillis(),
                stamp.wallMillis(),
                Quality.valueOf(stamp.clock().name()));
    }
}
