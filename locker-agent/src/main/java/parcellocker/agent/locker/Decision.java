package parcellocker.agent.locker;

import java.util.List;

/** What happened, and what shall be done once it is on disk. No {@link Entry} among the events: no commit. */
public record Decision(List<Event> events, List<Effect> effects) {
    public Decision {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }

    public List<Entry> entries() {
        return events.stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .toList();
    }
}
