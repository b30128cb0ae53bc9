package parcellocker.bridge.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A period of forgetting.
 *
 * @param at when the tables were asked
 * @param runs rounds within the period
 * @param longestPause between two rounds of the same kinds, or a round and an end of the period; null if there was none
 * @param kinds each with what the tables hold now
 * @param days what was erased on each day that something was, by kind
 */
public record Report(
        LocalDate from,
        LocalDate to,
        Instant at,
        long runs,
        @Nullable Duration longestPause,
        List<Proof> kinds,
        Map<LocalDate, Map<String, Long>> days) {
    public Report {
        kinds = List.copyOf(kinds);
        days = new TreeMap<>(days);
    }

    /**
     * One kind.
     *
     * @param erased rows in the period
     * @param mostOverdue the most that any round of the period left
     * @param now what the tables hold at {@link Report#at}
     */
    public record Proof(Kind kind, long erased, long mostOverdue, Holding now) {}

    /** Whether nothing is older than its rule, now and after any round of the period. */
    public boolean isClean() {
        return kinds.stream().allMatch(one -> one.now().overdue() == 0 && one.mostOverdue() == 0);
    }
}
