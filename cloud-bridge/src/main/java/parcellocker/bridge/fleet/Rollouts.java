package parcellocker.bridge.fleet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * A configuration for many lockers, ring by ring: one locker, then five, then ever more, and the next ring only when every one that was
 * given it has confirmed. The first that refuses it, goes back or says nothing ends the rollout. Who is away when its ring comes is
 * left out: a mistake must not wait in drawers until nobody looks any more.
 */
public final class Rollouts {
    /** Lockers in the first rings; each further ring has as many as the last of these. */
    static final List<Integer> RINGS = List.of(1, 5, 25, 100);
    /** So long a locker that is there may take: somebody may stand before it, and a trial has two minutes. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int MOST = 50;

    private final Database database;
    private final Configurations configurations;
    private final InstantSource clock;
    private final Predicate<LockerId> isThere;

    /** @param isThere whether a locker is connected now */
    public Rollouts(
            Database database, Configurations configurations, InstantSource clock, Predicate<LockerId> isThere) {
        this.database = database;
        this.configurations = configurations;
        this.clock = clock;
        this.isThere = isThere;
    }

    /** How one is. */
    public enum State {
        RUNNING,
        /** Every ring was given it. */
        DONE,
        STOPPED
    }

    /**
     * One rollout.
     *
     * @param ring the latest that was given it; 0: none
     * @param why it was stopped; empty else
     */
    public record Rollout(
            long rollout,
            long version,
            State state,
            int ring,
            String why,
            String author,
            Instant begunAt,
            @Nullable Instant endedAt) {}

    /**
     * A locker of one.
     *
     * @param givenAt null: not yet, or it was left out
     * @param state what it says became of it; null: nothing yet
     */
    public record Member(
            LockerId locker, int ring, @Nullable Instant givenAt, Configured.@Nullable State state) {}

    /**
     * Begins one; nobody is told before the next {@link #round}.
     *
     * @param lockers in the order of their rings; empty: all there are
     * @throws ProblemException {@link Problem#ROLLOUT_STATE} while another one runs, {@link Problem#CONFIGURATION_UNKNOWN},
     *     {@link Problem#LOCKER_UNKNOWN}
     */
    public Rollout begin(Sql sql, long version, List<LockerId> lockers, String author) {
        Configurations.find(sql, version);
        sql.change("lock table fleet_rollout in exclusive mode");
        if (running(sql).isPresent()) {
            throw new ProblemException(Problem.ROLLOUT_STATE, "another rollout is under way");
        }
        long rollout = sql.one(
                        "insert into fleet_rollout (version, state, ring, why, author, begun_at)"
                                + " values (?, 'RUNNING', 0, '', ?, ?) returning rollout",
                        row -> row.getLong(1),
                        version,
                        author,
                        Timestamp.from(clock.instant()))
                .orElseThrow();
        sql.changeEach(
                "insert into fleet_rollout_locker (rollout, locker, ring) values (?, ?, ?)",
                ringed(rollout, lockers.isEmpty() ? everyone(sql) : known(sql, lockers)));
        return RolloutRows.find(sql, rollout);
    }

    private static List<@Nullable Object[]> ringed(long rollout, List<LockerId> lockers) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        int ring = 1;
        int left = RINGS.getFirst();
        for (LockerId locker : lockers) {
            if (left == 0) {
                ring++;
                left = RINGS.get(Math.min(ring, RINGS.size()) - 1);
            }
            rows.add(new @Nullable Object[] {rollout, locker.value(), ring});
            left--;
        }
        return rows;
    }

    private static List<LockerId> everyone(Sql sql) {
        return sql.all("select locker from fleet_locker order by locker", row -> new LockerId(row.getString(1)));
    }

    private static List<LockerId> known(Sql sql, List<LockerId> lockers) {
        LinkedHashSet<LockerId> once = new LinkedHashSet<>(lockers);
        once.forEach(locker -> Fleet.terminal(sql, locker));
        return List.copyOf(once);
    }

    /** Ends one: no further locker is given it. {@link Problem#ROLLOUT_STATE} if it is over. */
    public Rollout stop(Sql sql, long rollout, String author) {
        Rollout one = RolloutRows.find(sql, rollout);
        if (!ended(sql, one, State.STOPPED, "stopped by " + author)) {
            throw new ProblemException(Problem.ROLLOUT_STATE, "it is over");
        }
        return RolloutRows.find(sql, rollout);
    }

    private boolean ended(Sql sql, Rollout one, State state, String why) {
        return sql.change(
                        "update fleet_rollout set state = ?, why = ?, ended_at = ? where rollout = ? and state = 'RUNNING'",
                        state,
                        why,
                        Timestamp.from(clock.instant()),
                        one.rollout())
                == 1;
    }

    /**
     * Goes on with the one that runs, if there is one.
     *
     * @return whom there is something to say
     */
    public List<LockerId> round() {
        return database.inTransaction(
                sql -> running(sql).map(one -> goOn(sql, one)).orElse(List.of()));
    }

    /** Locked, so that of several bridges one goes on with it. */
    private static Optional<Rollout> running(Sql sql) {
        return sql.one(RolloutRows.SELECT + " where state = 'RUNNING' for update", RolloutRows::rollout);
    }

    private List<LockerId> goOn(Sql sql, Rollout one) {
        List<Member> members = RolloutRows.members(sql, one);
        Optional<String> fault =
                members.stream().flatMap(member -> fault(member).stream()).findFirst();
        if (fault.isPresent()) {
            ended(sql, one, State.STOPPED, fault.get());
            return List.of();
        }
        boolean isOpen = members.stream().anyMatch(member -> member.givenAt() != null && !isSettled(member));
        return isOpen ? List.of() : next(sql, one, members);
    }

    private Optional<String> fault(Member member) {
        if (member.givenAt() == null) {
            return Optional.empty();
        }
        if (member.state() != null && member.state().isFailure()) {
            return Optional.of(member.locker() + " " + member.state());
        }
        boolean isLate =
                !isSettled(member) && clock.instant().isAfter(member.givenAt().plus(PATIENCE));
        return isLate
                ? Optional.of(member.locker() + " has not settled within " + PATIENCE.toMinutes() + " minutes")
                : Optional.empty();
    }

    private static boolean isSettled(Member member) {
        return member.state() == Configured.State.CONFIRMED || member.state() == Configured.State.SUPERSEDED;
    }

    /** The next ring of which anybody is there. */
    private List<LockerId> next(Sql sql, Rollout one, List<Member> members) {
        int last = members.stream().mapToInt(Member::ring).max().orElse(0);
        for (int ring = one.ring() + 1; ring <= last; ring++) {
            int present = ring;
            List<LockerId> there = members.stream()
                    .filter(member -> member.ring() == present && isAble(sql, member.locker()))
                    .map(Member::locker)
                    .toList();
            sql.change("update fleet_rollout set ring = ? where rollout = ?", ring, one.rollout());
            if (!there.isEmpty()) {
                there.forEach(locker -> give(sql, one, locker));
                return there;
            }
        }
        ended(sql, one, State.DONE, "");
        return List.of();
    }

    /** Connected, and with an agent that says what it is set to. */
    private boolean isAble(Sql sql, LockerId locker) {
        return isThere.test(locker) && Standings.of(sql, locker).reported() != null;
    }

    private void give(Sql sql, Rollout one, LockerId locker) {
        configurations.want(sql, locker, one.version(), one.author());
        sql.change(
                "update fleet_rollout_locker set given_at = ? where rollout = ? and locker = ?",
                Timestamp.from(clock.instant()),
                one.rollout(),
                locker.value());
    }

    /** The latest, the newest first. */
    public List<Rollout> latest() {
        return database.inTransaction(
                sql -> sql.all(RolloutRows.SELECT + " order by rollout desc limit ?", RolloutRows::rollout, MOST));
    }

    /** One of them, or {@link Problem#CONFIGURATION_UNKNOWN}. */
    public Rollout find(long rollout) {
        return database.inTransaction(sql -> RolloutRows.find(sql, rollout));
    }

    /** Its lockers, ring by ring. */
    public List<Member> members(Rollout one) {
        return database.inTransaction(sql -> RolloutRows.members(sql, one));
    }
}
