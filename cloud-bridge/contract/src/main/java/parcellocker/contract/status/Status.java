package parcellocker.contract.status;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Stamp;

/** Retained on {@code status}: the birth of a session, or its death by last will. */
public sealed interface Status {
    /** Grows at each CONNECT; a death belongs to the birth with the same number. */
    long bdSeq();

    /**
     * Complete, so that a city that knows nothing yet can show the locker.
     *
     * @param session random nonce; a command must quote it
     * @param head last journal sequence committed in the epoch, 0 if none
     * @param directives last directive applied
     * @param headHash chain hash at {@code head}, hex
     * @param modes what takes rights away from this locker now, by name; none of them: it may do everything
     * @param directivesHead chain hash after {@code directives}, hex; null before the first, or if the city does not chain them
     * @param configuration what is set in this process; null from an agent that cannot be configured from afar
     * @param hardware what it is built of; null from an agent that does not say
     */
    record Birth(
            long bdSeq,
            String session,
            String software,
            long epoch,
            long head,
            long directives,
            long unsent,
            Stamp.Clock clock,
            long wallMillis,
            List<Place> compartments,
            String headHash,
            List<String> modes,
            @Nullable String directivesHead,
            @Nullable Configuration configuration,
            @Nullable Hardware hardware)
            implements Status {
        public Birth {
            compartments = List.copyOf(compartments);
            modes = List.copyOf(modes);
        }

        /** Of an agent that says neither how it is configured nor what it is built of. */
        public Birth(
                long bdSeq,
                String session,
                String software,
                long epoch,
                long head,
                long directives,
                long unsent,
                Stamp.Clock clock,
                long wallMillis,
                List<Place> compartments,
                String headHash,
                List<String> modes,
                @Nullable String directivesHead) {
            this(
                    bdSeq,
                    session,
                    software,
                    epoch,
                    head,
                    directives,
                    unsent,
                    clock,
                    wallMillis,
                    compartments,
                    headHash,
                    modes,
                    directivesHead,
                    null,
                    null);
        }

        /** The same of a locker that is built so; null: it does not say. */
        public Birth with(@Nullable Hardware built) {
            return new Birth(
                    bdSeq,
                    session,
                    software,
                    epoch,
                    head,
                    directives,
                    unsent,
                    clock,
                    wallMillis,
                    compartments,
                    headHash,
                    modes,
                    directivesHead,
                    configuration,
                    built);
        }
    }

    /** Where the values come from that a city may set. */
    enum Source {
        /** The locker's own file alone. */
        BASE,
        /** The city's configuration over it. */
        OVERLAY
    }

    /**
     * What a locker runs with.
     *
     * @param version of the city's configuration; 0: none
     * @param hash of its body; empty for version 0
     * @param trial whether it is not confirmed yet
     */
    record Configuration(long version, String hash, Source source, boolean trial) {}

    record Death(long bdSeq) implements Status {}

    /** One compartment as the locker believes it: the words of the design, e.g. EMPTY, IN_SERVICE, CLOSED. */
    record Place(String compartment, String size, String custody, String service, String door) {}
}
