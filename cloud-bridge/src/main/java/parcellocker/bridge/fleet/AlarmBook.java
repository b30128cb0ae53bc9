package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.status.Status;

/** One locker's alarms, inside a transaction. */
public interface AlarmBook {
    /**
     * Where in the locker's journal something was said.
     *
     * @param seq 0 before the first entry
     * @param isEntry whether that entry says it; else somebody who had heard of the journal up to there
     */
    record Place(long epoch, long seq, boolean isEntry) {
        /** Before everything the journal has said: whatever it says may end this. */
        static final Place NONE = new Place(0, 0, false);

        /** After everything the journal has said. */
        static final Place NOW = new Place(Long.MAX_VALUE, 0, false);

        static Place of(Entry entry) {
            return new Place(entry.epoch(), entry.seq(), true);
        }

        static Place of(Status.Birth birth) {
            return new Place(birth.epoch(), birth.head(), false);
        }
    }

    /**
     * What may stand once at a time.
     *
     * @param subject a compartment, a board, or empty
     */
    record Cause(AlarmKind kind, String subject) {}

    /** Raises an alarm, unless it stands, or the same entry has raised it before. */
    void raise(Cause cause, String detail, Place place);

    /** Its cause is over; one that was raised later in the journal stays. Whoever acknowledged it need not look again: it is resolved then. */
    void clear(Cause cause, Place place);

    /** Causes of which nothing says yet that they are over, by kind and subject. */
    List<Cause> standing();
}
