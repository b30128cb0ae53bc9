package parcellocker.agent.hardware.board;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * A board at one moment, for a technician.
 *
 * @param isAnswering whether its latest questions were answered; what its line does is told apart
 * @param faults how often each was met since the process began
 * @param items of boards that look into compartments: whether something lies there, by the latest reading. It decides nothing
 */
public record BoardHealth(
        BoardId id,
        String dialect,
        boolean isAnswering,
        Map<Fault, Long> faults,
        SortedMap<CompartmentId, Boolean> items) {
    public BoardHealth {
        faults = Collections.unmodifiableMap(new EnumMap<>(faults));
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }
}
