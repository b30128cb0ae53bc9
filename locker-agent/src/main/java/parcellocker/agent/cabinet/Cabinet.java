package parcellocker.agent.cabinet;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steel box: its compartments, by id. */
public record Cabinet(SortedMap<CompartmentId, Compartment> compartments) {
    public Cabinet {
        compartments = Collections.unmodifiableSortedMap(new TreeMap<>(compartments));
    }

    /** A cabinet of these; two with one id are refused. */
    public static Cabinet of(Collection<Compartment> built) {
        SortedMap<CompartmentId, Compartment> byId = new TreeMap<>();
        for (Compartment compartment : built) {
            if (byId.put(compartment.id(), compartment) != null) {
                throw new IllegalArgumentException("compartment " + compartment.id() + " is listed twice");
            }
        }
        return new Cabinet(byId);
    }

    /** The compartment of that id; asking for one that is not built is a fault of the caller. */
    public Compartment compartment(CompartmentId id) {
        Compartment found = compartments.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no compartment " + id);
        }
        return found;
    }

    public List<CompartmentId> ids() {
        return List.copyOf(compartments.keySet());
    }
}
