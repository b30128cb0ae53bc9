package parcellocker.bridge.fleet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** A locker's log of directives in PostgreSQL; its row is locked from the first look at {@link #course()} on. */
final class SqlLogBook implements LogBook {
    private static final String ROWS =
            "select number, kind, prev, head, session, jws, pages from fleet_directive where locker = ? and number ";

    private final Sql sql;
    private final String locker;

    SqlLogBook(Sql sql, LockerId locker) {
        this.sql = sql;
        this.locker = locker.value();
    }

    @Override
    public Course course() {
        return sql.one(
                        "select given, given_head, taken, beyond from fleet_locker where locker = ? for update",
                        row -> new Course(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)),
                        locker)
                .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, "no locker " + locker));
    }

    @Override
    public void put(Course course) {
        sql.change(
                "update fleet_locker set given = ?, given_head = ?, taken = ?, beyond = ? where locker = ?",
                course.given(),
                course.head(),
                course.taken(),
                course.beyond(),
                locker);
    }

    @Override
    public Optional<Row> row(long number) {
        return sql.one(ROWS + "= ?", SqlLogBook::row, locker, number);
    }

    @Override
    public List<Row> from(long number, int most) {
        return sql.all(ROWS + ">= ? order by number limit ?", SqlLogBook::row, locker, number, most);
    }

    private static Row row(ResultSet row) throws SQLException {
        Array pages = row.getArray("pages");
        return new Row(
                row.getLong("number"),
                row.getString("kind"),
                row.getString("prev"),
                row.getString("head"),
                row.getString("session"),
                pages == null ? List.of(row.getString("jws")) : List.of((String[]) pages.getArray()));
    }

    @Override
    public void put(Row row) {
        boolean isList = row.session() != null;
        sql.change(
                "insert into fleet_directive (locker, number, kind, prev, head, session, jws, pages)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                locker,
                row.number(),
                row.kind(),
                row.prev(),
                row.head(),
                row.session(),
                isList ? "" : row.messages().getFirst(),
                isList ? row.messages() : null);
    }

    @Override
    public void drop(long before) {
        sql.change("delete from fleet_directive where locker = ? and number < ?", locker, before);
    }

    @Override
    public void refused(long number, String problem) {
        sql.change("update fleet_directive set refused = ? where locker = ? and number = ?", problem, locker, number);
    }

    @Override
    public Optional<String> session() {
        return sql.all("select session from fleet_locker where locker = ?", row -> row.getString(1), locker).stream()
                .filter(session -> session != null)
                .findFirst();
    }
}
