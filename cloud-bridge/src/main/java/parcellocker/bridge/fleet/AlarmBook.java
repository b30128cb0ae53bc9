package parcellocker.bridge.fleet;

import java.util.List;

/** One locker's alarms, inside a transaction. */
public interface AlarmBook {
    /**
     * Where in the locker's journal something was said; of a birth the last entry it had seen.
     *
     * @param seq 0 before the first entry
     */
    record Place(long epoch, long seq) {
        /** After everything the journal has said. */
        static final Place NOW = new Place(Long.MAX_VALUE, 0);
    }

    /**
     * What may stand once at a time.
     *
     * @param subject a compartment, a board, or empty
     */
    record Cause(AlarmKind kind, String subject) {}

    /** Raises an alarm, unless it stands, or stood because of the same place. */
    void raise(Cause cause, String detail, Place place);

    /** Its cause is over; one that was raised later in the journal stays. Whoever acknowledged it need not look again: it is resolved then. */
    void clear(Cause cause, Place place);

    /** Causes of which nothing says yet that they are over, by kind and subject. */
    List<Cause> standing();
}
