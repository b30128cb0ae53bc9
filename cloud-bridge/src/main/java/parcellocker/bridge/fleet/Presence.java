package parcellocker.bridge.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/**
 * Whether what the city believes of a locker may be taken as its present state. A hint for people; custody never depends on it.
 * A death is believed for good only 60 s later: a locker that reconnects at once was never away.
 */
public final class Presence {
    /** How long after a death values stay what they were. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<LockerId, Seen> seen = new ConcurrentHashMap<>();
    private final Map<LockerId, Telemetry> told = new ConcurrentHashMap<>();
    private final Map<LockerId, Instant> noted = new ConcurrentHashMap<>();

    /** What the values of a locker are worth. */
    public enum Freshness {
        /** Connected. */
        LIVE,
        /** Died less than 60 s ago. */
        LEAVING,
        /** Dead, or not heard of since this bridge started. */
        STALE
    }

    private record Seen(long bdSeq, Instant diedAt) {}

    /** Takes a status; says whether it changed anything. A death that belongs to an older birth does not. */
    public boolean heard(LockerId locker, Status status, Instant now) {
        return switch (status) {
            case Status.Birth birth -> {
                seen.put(locker, new Seen(birth.bdSeq(), Instant.MAX));
                yield true;
            }
            case Status.Death death -> {
                Seen before = seen.get(locker);
                if (before == null) {
                    // Kept by the broker from before this bridge began: it is stale already.
                    seen.put(locker, new Seen(death.bdSeq(), now.minus(PATIENCE)));
                }
                boolean isLatest = before != null
                        && before.bdSeq() == death.bdSeq()
                        && before.diedAt().equals(Instant.MAX);
                if (isLatest) {
                    seen.put(locker, new Seen(death.bdSeq(), now));
                }
                yield isLatest;
            }
        };
    }

    /**
     * What is new in a telemetry.
     *
     * @param failing doors that show for the first time that they will fail
     * @param isDue whether other doors show it than before, or nothing was noted of them for an hour, or since this bridge started
     */
    public record News(List<Telemetry.Door> failing, boolean isDue) {
        public News {
            failing = List.copyOf(failing);
        }
    }

    /** Takes how a locker fares, in place of what it said before. */
    public News told(LockerId locker, Telemetry telemetry, Instant now) {
        Telemetry before = told.put(locker, telemetry);
        List<Telemetry.Door> known = before == null ? List.of() : before.doors();
        boolean isOther = !signs(known).equals(signs(telemetry.doors()));
        Instant noted = this.noted.getOrDefault(locker, Instant.MIN);
        boolean isDue = isOther || noted.isBefore(now.minus(HOUR));
        if (isDue) {
            this.noted.put(locker, now);
        }
        return new News(failing(telemetry, known), isDue);
    }

    private static Map<String, String> signs(List<Telemetry.Door> doors) {
        Map<String, String> signs = new TreeMap<>();
        doors.forEach(door -> signs.put(door.compartment(), String.valueOf(door.sign())));
        return signs;
    }

    private static List<Telemetry.Door> failing(Telemetry telemetry, List<Telemetry.Door> known) {
        return telemetry.doors().stream()
                .filter(door -> door.sign() != null)
                .filter(door -> known.stream()
                        .noneMatch(was -> was.compartment().equals(door.compartment())
                                && Objects.equals(was.sign(), door.sign())))
                .toList();
    }

    /** How its doors fare, as it said last; nothing if it was not heard since this bridge started. */
    public List<Telemetry.Door> doors(LockerId locker) {
        Telemetry last = told.get(locker);
        return last == null ? List.of() : last.doors();
    }

    /** What its probes read, as it said last; nothing if it was not heard since this bridge started. */
    public List<Telemetry.Climate> climate(LockerId locker) {
        Telemetry last = told.get(locker);
        return last == null ? List.of() : last.climate();
    }

    /** Lockers that died so long ago; of those not heard of since this bridge started nobody knows when. */
    List<LockerId> silent(Instant now, Duration patience) {
        return seen.entrySet().stream()
                .filter(entry -> !now.minus(patience).isBefore(entry.getValue().diedAt()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(LockerId::value))
                .toList();
    }

    /** What its values are worth now. */
    public Freshness of(LockerId locker, Instant now) {
        Seen last = seen.get(locker);
        if (last == null) {
            return Freshness.STALE;
        }
        if (last.diedAt().equals(Instant.MAX)) {
            return Freshness.LIVE;
        }
        return now.isBefore(last.diedAt().plus(PATIENCE)) ? Freshness.LEAVING : Freshness.STALE;
    }
}
