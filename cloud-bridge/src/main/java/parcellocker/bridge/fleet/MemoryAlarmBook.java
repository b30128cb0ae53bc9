package parcellocker.bridge.fleet;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A locker's alarms in memory, where nobody acknowledges any. */
final class MemoryAlarmBook implements AlarmBook {
    private static final Comparator<Cause> ORDER =
            Comparator.comparing((Cause cause) -> cause.kind().name()).thenComparing(Cause::subject);
    private static final Comparator<Place> IN_JOURNAL =
            Comparator.comparingLong(Place::epoch).thenComparingLong(Place::seq);

    private final Map<Cause, Place> standing = new TreeMap<>(ORDER);
    private final Set<Raised> raised = new HashSet<>();

    private record Raised(Cause cause, Place place) {}

    MemoryAlarmBook copy() {
        MemoryAlarmBook copy = new MemoryAlarmBook();
        copy.standing.putAll(standing);
        copy.raised.addAll(raised);
        return copy;
    }

    @Override
    public void raise(Cause cause, String detail, Place place) {
        boolean isOwed = !place.isEntry() || raised.add(new Raised(cause, place));
        if (isOwed && !standing.containsKey(cause)) {
            standing.put(cause, place);
        }
    }

    @Override
    public void clear(Cause cause, Place place) {
        Place since = standing.get(cause);
        if (since != null && IN_JOURNAL.compare(since, place) <= 0) {
            standing.remove(cause);
        }
    }

    @Override
    public List<Cause> standing() {
        return List.copyOf(standing.keySet());
    }
}
