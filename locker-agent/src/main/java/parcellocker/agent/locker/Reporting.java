package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;

/**
 * What the city wants to be told of this locker.
 *
 * @param latest the request that was decided on last, taken or not; empty: never one
 * @param open taken, and not over yet
 */
public record Reporting(String latest, Optional<Open> open) {
    /** Of a locker that was never asked. */
    public static final Reporting NONE = new Reporting("", Optional.empty());

    /**
     * One that is gathered or uploaded.
     *
     * @param untilAge the locker's age at which it is given up
     */
    public record Open(Wish wish, long untilAge) {}

    Reporting after(Entry.OfReport entry, Stamp stamp) {
        return switch (entry) {
            case Entry.ReportTaken e ->
                new Reporting(
                        e.wish().request(), Optional.of(new Open(e.wish(), stamp.ageMillis() + e.withinMillis())));
            case Entry.ReportEnded e -> {
                boolean isOpen = isOpen(e.request());
                yield new Reporting(isOpen ? latest : e.request(), isOpen ? Optional.empty() : open);
            }
        };
    }

    boolean isOpen(String request) {
        return open.filter(one -> one.wish().request().equals(request)).isPresent();
    }

    /** What a report may hold. */
    public enum Part {
        DIAGNOSTICS,
        SELFTEST,
        LOG,
        JOURNAL
    }

    /** What became of one. */
    public enum End {
        UPLOADED,
        REFUSED,
        FAILED,
        SUPERSEDED,
        WITHDRAWN
    }

    /**
     * One that somebody wishes.
     *
     * @param request names it
     * @param fromMillis Unix time, of what has a time
     * @param toMillis Unix time, exclusive
     * @param mostBytes of the compressed report
     */
    public record Wish(String request, List<Part> parts, long fromMillis, long toMillis, long mostBytes) {
        public Wish {
            parts = List.copyOf(parts);
        }
    }
}
