package parcellocker.bridge.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;

/**
 * A report that somebody asked a locker for, and how far it is.
 *
 * @param held bytes that have come
 * @param total bytes of the whole; 0 before the first
 * @param sha256 of the whole, hex; empty before the first bytes
 * @param problem number of why; null if there is none
 */
public record Report(
        Wanted wanted,
        long held,
        long total,
        String sha256,
        State state,
        @Nullable String problem) {

    /**
     * What was asked for, and by whom.
     *
     * @param to exclusive
     */
    public record Wanted(
            String request,
            LockerId locker,
            List<Fact.Part> parts,
            Instant from,
            Instant to,
            long mostBytes,
            String author,
            Instant askedAt) {
        public Wanted {
            parts = List.copyOf(parts);
        }

        /** What its file is called. */
        public String fileName() {
            return locker.value() + "-" + request + ".json.gz";
        }
    }

    /** How far it is. */
    public enum State {
        /** The locker has not answered. */
        ASKED,
        /** It gathers. */
        ACCEPTED,
        REFUSED,
        UPLOADING,
        UPLOADED,
        FAILED,
        /** By an operator. */
        CANCELLED,
        /** By a later one. */
        SUPERSEDED;

        /** Whether more may come. */
        public boolean isOpen() {
            return this == ASKED || this == ACCEPTED || this == UPLOADING;
        }
    }

    /** In hundredths. */
    public long percent() {
        return total == 0 ? 0 : 100 * held / total;
    }
}
