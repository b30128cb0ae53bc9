package parcellocker.bridge.intake;

import java.util.List;
import java.util.NavigableMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.FleetBook;
import parcellocker.bridge.parcels.ParcelBook;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;

/** Where streams and their projections are kept: PostgreSQL in the city, memory in a simulation. */
public interface Books {
    /** Expects the stream of an epoch. A later epoch begins at its start; the same or an earlier one changes nothing. */
    void enrol(LockerId locker, long epoch);

    /**
     * Runs work alone on one locker's stream, in one transaction: all of it is kept when it returns, none when it throws.
     *
     * @throws parcellocker.contract.problem.ProblemException {@link Problem#LOCKER_UNKNOWN} if it was never enrolled
     */
    <T> T locked(LockerId locker, Function<Page, T> work);

    /**
     * An applied link.
     *
     * @param unread why it was not projected, or null if it was
     */
    record Stored(long epoch, Link link, @Nullable String unread) {}

    /** One locker's stream and projections inside a transaction. */
    interface Page {
        Cursor cursor();

        /** Every early link, and the applied ones from {@code first} to {@code last}, by sequence. */
        NavigableMap<Long, Link> known(long first, long last);

        /** Moves the cursor, keeps the links to keep and takes the refused ones out. */
        void write(Plan plan);

        /** Notes why an applied body was not projected; null once it was. */
        void mark(long epoch, long seq, @Nullable String unread);

        /** Keeps something aside that will never be applied; the same again only counts up. */
        void quarantine(Problem problem, String hash, String raw);

        /** At most 500 applied links of all epochs after a place, in order: to project again after an upgrade. */
        List<Stored> applied(long epoch, long after);

        FleetBook fleet();

        ParcelBook parcels();
    }
}
