package parcellocker.agent.locker;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;

/**
 * Which compartment a draft asks for.
 *
 * @param suggested what the city or an earlier try says of the parcel's size
 * @param chosen the size asked for while the vault still draws the code
 * @param tried compartments that it was given already and that would not do
 * @param low whether its recipient cannot reach high
 */
record Fit(Optional<Size> suggested, Optional<Size> chosen, SortedSet<CompartmentId> tried, boolean low) {
    Fit {
        tried = Collections.unmodifiableSortedSet(new TreeSet<>(tried));
    }

    static Fit of(Optional<Size> announced, boolean low) {
        return new Fit(announced, Optional.empty(), new TreeSet<>(), low);
    }

    Fit choosing(Size size) {
        return new Fit(suggested, Optional.of(size), tried, low);
    }

    /** If the parcel comes out again, it asks for the same size, elsewhere. */
    Fit allotted(Size asked, CompartmentId where) {
        SortedSet<CompartmentId> next = new TreeSet<>(tried);
        next.add(where);
        return new Fit(Optional.of(asked), Optional.empty(), next, low);
    }
}
