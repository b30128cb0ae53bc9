package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;

/**
 * What the city has set and wants to be set over this locker's own file.
 *
 * @param known the latest that was decided on, taken or not
 * @param good in force, and confirmed
 * @param next taken, and not settled yet: it waits for an idle moment, or is on trial
 */
public record Configuration(ConfigurationId known, ConfigurationId good, Optional<Next> next) {
    /** Of a locker that was never told. */
    public static final Configuration NONE =
            new Configuration(ConfigurationId.BASE, ConfigurationId.BASE, Optional.empty());

    /**
     * One that is not settled.
     *
     * @param body as the city sent it
     * @param tries how often a process was ended to start with it
     * @param boards that answered before the latest of them
     */
    public record Next(ConfigurationId id, String body, int tries, List<BoardId> boards) {
        public Next {
            boards = List.copyOf(boards);
        }
    }

    Configuration after(Entry.OfConfiguration entry) {
        return switch (entry) {
            case Entry.ConfigurationTaken e ->
                new Configuration(e.id(), good, Optional.of(new Next(e.id(), e.body(), 0, List.of())));
            case Entry.ConfigurationTried e ->
                new Configuration(
                        known, good, next.map(one -> new Next(one.id(), one.body(), one.tries() + 1, e.boards())));
            case Entry.ConfigurationSettled e -> {
                boolean isLatest = e.id().version() > known.version();
                boolean isNext = next.filter(one -> one.id().equals(e.id())).isPresent();
                yield new Configuration(isLatest ? e.id() : known, e.inForce(), isNext ? Optional.empty() : next);
            }
        };
    }
}
