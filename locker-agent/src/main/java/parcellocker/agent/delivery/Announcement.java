package parcellocker.agent.delivery;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Size;

/** A parcel the city says may come. */
public record Announcement(
        Waybill waybill, PersonRef recipient, Optional<Basis> basis, Optional<Size> size, SortedSet<Mark> marks) {
    /** A locker knows of no more: days of parcels for the largest cabinet. Whoever brings another one types the phone. */
    public static final int MOST = 2_000;

    public Announcement {
        marks = Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    }

    /** One with nothing more to say of. */
    public Announcement(Waybill waybill, PersonRef recipient, Optional<Basis> basis, Optional<Size> size) {
        this(waybill, recipient, basis, size, new TreeSet<>());
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }
}
