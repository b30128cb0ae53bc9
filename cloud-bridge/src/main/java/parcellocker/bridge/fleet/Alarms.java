package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/**
 * Alarms of all lockers, as people work them off: raised → acknowledged → resolved. Whoever acknowledges one sees to it; it is resolved when
 * its cause is over and somebody has acknowledged it, or by a person's word.
 */
public final class Alarms implements DoorWatch {
    /** No answer holds more. */
    public static final int MOST = 500;

    private static final String COLUMNS =
            "alarm, locker, kind, subject, detail, raised_at, cleared_at, acknowledged_at,"
                    + " acknowledged_by, resolved_at, resolved_by, note";

    private final Database database;

    public Alarms(Database database) {
        this.database = database;
    }

    /** How far people have come with it. */
    public enum State {
        /** Nobody has acknowledged it. */
        RAISED,
        /** Its cause is over, and still nobody has acknowledged it. */
        CLEARED,
        ACKNOWLEDGED,
        RESOLVED
    }

    /**
     * One alarm.
     *
     * @param subject a compartment, a board, or empty
     * @param resolvedBy empty: its cause was over
     * @param note what the last who acknowledged or resolved it wrote
     */
    public record Alarm(
            long number,
            LockerId locker,
            AlarmKind kind,
            String subject,
            String detail,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            String note) {

        public State state() {
            if (resolvedAt != null) {
                return State.RESOLVED;
            }
            if (acknowledgedAt != null) {
                return State.ACKNOWLEDGED;
            }
            return clearedAt == null ? State.RAISED : State.CLEARED;
        }
    }

    /** Those not resolved, what is urgent first, then the latest. */
    public List<Alarm> open() {
        return database.inTransaction(sql -> sql.all(
                "select " + COLUMNS
                        + " from fleet_alarm where resolved_at is null order by kind = any (?) desc, alarm desc"
                        + " limit ?",
                Alarms::alarm,
                urgent(),
                MOST));
    }

    /** The latest, resolved or not, of one locker or of all. */
    public List<Alarm> latest(Optional<LockerId> locker) {
        String which = locker.map(LockerId::value).orElse("");
        return database.inTransaction(sql -> sql.all(
                "select " + COLUMNS + " from fleet_alarm where ? = '' or locker = ? order by alarm desc limit ?",
                Alarms::alarm,
                which,
                which,
                MOST));
    }

    private static List<String> urgent() {
        return Arrays.stream(AlarmKind.values())
                .filter(AlarmKind::isUrgent)
                .map(AlarmKind::name)
                .toList();
    }

    /** How many are open. */
    public long count() {
        return database.inTransaction(sql ->
                        sql.one("select count(*) from fleet_alarm where resolved_at is null", row -> row.getLong(1)))
                .orElseThrow();
    }

    /**
     * Somebody sees to it. The same person may say so again.
     *
     * @throws ProblemException {@link Problem#ALARM_UNKNOWN}; {@link Problem#ALARM_TAKEN} if somebody else does, or it is resolved
     */
    public Alarm acknowledge(Sql sql, long number, String who, String note) {
        Alarm alarm = locked(sql, number);
        if (alarm.state() == State.ACKNOWLEDGED && who.equals(alarm.acknowledgedBy())) {
            return alarm;
        }
        if (alarm.acknowledgedAt() != null || alarm.resolvedAt() != null) {
            throw new ProblemException(Problem.ALARM_TAKEN, "somebody has acknowledged it before");
        }
        boolean isOver = alarm.clearedAt() != null;
        sql.change(
                "update fleet_alarm set acknowledged_at = now(), acknowledged_by = ?, note = ?,"
                        + (isOver ? " resolved_at = now(), resolved_by = ''" : " resolved_at = null")
                        + " where alarm = ?",
                who,
                note,
                number);
        return locked(sql, number);
    }

    /**
     * Somebody has seen to it. If its cause goes on, it is raised again with the locker's next word of it.
     *
     * @throws ProblemException {@link Problem#ALARM_UNKNOWN}; {@link Problem#ALARM_TAKEN} if nobody has acknowledged it, or it is resolved
     */
    public Alarm resolve(Sql sql, long number, String who, String note) {
        Alarm alarm = locked(sql, number);
        if (alarm.state() != State.ACKNOWLEDGED) {
            throw new ProblemException(Problem.ALARM_TAKEN, "it is " + alarm.state());
        }
        sql.change(
                "update fleet_alarm set resolved_at = now(), resolved_by = ?, note = ? where alarm = ?",
                who,
                note.isEmpty() ? alarm.note() : note,
                number);
        return locked(sql, number);
    }

    private static Alarm locked(Sql sql, long number) {
        return sql.one("select " + COLUMNS + " from fleet_alarm where alarm = ? for update", Alarms::alarm, number)
                .orElseThrow(() -> new ProblemException(Problem.ALARM_UNKNOWN, "no such alarm"));
    }

    /** Takes over which doors show that they will fail. Those opened since the locker's agent began are told of; another stays as it is. */
    @Override
    public void doors(LockerId locker, List<Telemetry.Door> doors) {
        database.inTransaction(sql -> {
            SqlAlarmBook book = new SqlAlarmBook(sql, locker);
            for (Telemetry.Door door : doors) {
                AlarmBook.Cause cause = new AlarmBook.Cause(AlarmKind.DOOR_FAILING, door.compartment());
                if (door.sign() == null) {
                    book.clear(cause, AlarmBook.Place.NOW);
                } else {
                    book.raise(cause, door.sign(), AlarmBook.Place.NONE);
                }
            }
            return doors;
        });
    }

    /** Lockers whose silence stands as an alarm. */
    Set<LockerId> silent() {
        return Set.copyOf(database.inTransaction(sql -> sql.all(
                "select locker from fleet_alarm where kind = ? and cleared_at is null and resolved_at is null",
                row -> new LockerId(row.getString(1)),
                AlarmKind.SILENT)));
    }

    /** Lockers that are silent, and those that are heard again. */
    void silent(List<LockerId> silent, List<LockerId> heard) {
        AlarmBook.Cause cause = new AlarmBook.Cause(AlarmKind.SILENT, "");
        database.inTransaction(sql -> {
            silent.forEach(locker -> new SqlAlarmBook(sql, locker).raise(cause, "", AlarmBook.Place.NONE));
            heard.forEach(locker -> new SqlAlarmBook(sql, locker).clear(cause, AlarmBook.Place.NOW));
            return cause;
        });
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        return new Alarm(
                row.getLong("alarm"),
                new LockerId(row.getString("locker")),
                AlarmKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("detail"),
                row.getTimestamp("raised_at").toInstant(),
                instant(row.getTimestamp("cleared_at")),
                instant(row.getTimestamp("acknowledged_at")),
                row.getString("acknowledged_by"),
                instant(row.getTimestamp("resolved_at")),
                row.getString("resolved_by"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
