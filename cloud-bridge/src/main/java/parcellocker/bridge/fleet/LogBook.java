package parcellocker.bridge.fleet;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One locker's log of directives, inside a transaction that has the locker for itself. */
public interface LogBook {
    Course course();

    void put(Course course);

    Optional<Row> row(long number);

    /** Rows from a number on, in order, at most {@code most}. */
    List<Row> from(long number, int most);

    void put(Row row);

    /** Drops all rows before a number. */
    void drop(long before);

    /** The locker refused the directive of that number, with a problem's code. */
    void refused(long number, String problem);

    /** Nonce of the latest birth; empty if the locker was never heard. */
    Optional<String> session();

    /**
     * How far a locker was told and has answered.
     *
     * @param given number of the last directive
     * @param head chain hash after it
     * @param taken number of the last that the locker answered
     * @param beyond highest number that the locker answered and this city never gave so: another city did, before this one was
     *     restored; 0 if there is none
     */
    record Course(long given, String head, long taken, long beyond) {
        Course withGiven(long number, String hash) {
            return new Course(number, hash, taken, beyond);
        }

        Course withTaken(long number) {
            return new Course(given, head, number, beyond);
        }

        Course withBeyond(long number) {
            return new Course(given, head, taken, Math.max(beyond, number));
        }
    }

    /**
     * A directive as it travels, or a full list with its pages.
     *
     * @param prev chain hash before it; null of a full list, and of what was given before there were chains
     * @param head chain hash after it
     * @param session the one that a full list is for; null of a directive
     */
    record Row(
            long number,
            String kind,
            @Nullable String prev,
            String head,
            @Nullable String session,
            List<String> messages) {
        public Row {
            messages = List.copyOf(messages);
        }
    }
}
