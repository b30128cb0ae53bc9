package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;

/** A locker's alarms in PostgreSQL. */
final class SqlAlarmBook implements AlarmBook {
    private final Sql sql;
    private final String locker;

    SqlAlarmBook(Sql sql, LockerId locker) {
        this.sql = sql;
        this.locker = locker.value();
    }

    @Override
    public void raise(Cause cause, String detail, Place place) {
        sql.change(
                "insert into fleet_alarm (locker, kind, subject, detail, epoch, seq, by_entry) select locker, ?, ?, ?, ?, ?, ?"
                        + " from fleet_locker where locker = ? on conflict do nothing",
                cause.kind(),
                cause.subject(),
                detail,
                place.epoch(),
                place.seq(),
                place.isEntry(),
                locker);
    }

    @Override
    public void clear(Cause cause, Place place) {
        sql.change(
                "update fleet_alarm set cleared_at = now(), resolved_at = case when acknowledged_at is null then null"
                        + " else now() end, resolved_by = case when acknowledged_at is null then null else '' end"
                        + " where locker = ? and kind = ? and subject = ? and cleared_at is null and resolved_at is null"
                        + " and (epoch, seq) <= (?, ?)",
                locker,
                cause.kind(),
                cause.subject(),
                place.epoch(),
                place.seq());
    }

    @Override
    public List<Cause> standing() {
        return sql.all(
                "select kind, subject from fleet_alarm where locker = ? and cleared_at is null and resolved_at is null"
                        + " order by kind, subject",
                row -> new Cause(AlarmKind.valueOf(row.getString(1)), row.getString(2)),
                locker);
    }
}
