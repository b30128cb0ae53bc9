package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** The log of directives: signed, numbered per locker without gaps, sent again until the locker has answered. */
public final class Directives implements DirectiveLog {
    private final Database database;
    private final String privateJwk;

    public Directives(Database database, String privateJwk) {
        this.database = database;
        this.privateJwk = privateJwk;
    }

    /** A directive as it travels. */
    public record Given(long number, String jws) {}

    /**
     * Appends a directive in somebody's transaction; the locker's row is locked until it ends, so numbers have no gaps.
     *
     * @return its number
     */
    public long give(Sql sql, LockerId locker, Directive directive) {
        long number = sql.one(
                        "update fleet_locker set given = given + 1 where locker = ? returning given",
                        row -> row.getLong(1),
                        locker.value())
                .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, "no locker " + locker));
        sql.change(
                "insert into fleet_directive (locker, number, kind, jws) values (?, ?, ?, ?)",
                locker.value(),
                number,
                directive.getClass().getSimpleName(),
                signed(locker, number, directive));
        return number;
    }

    @Override
    public String welcome(LockerId locker, Directive.Welcome welcome) {
        return signed(locker, 0, welcome);
    }

    /** The pages with which a locker in a former epoch is told to begin a new one. */
    public List<String> enrolment(LockerId locker, List<Directive.Enrol> pages) {
        return pages.stream().map(page -> signed(locker, 0, page)).toList();
    }

    @Override
    public List<Given> untaken(LockerId locker, int most) {
        return database.inTransaction(sql -> sql.all(
                "select number, jws from fleet_directive join fleet_locker using (locker)"
                        + " where locker = ? and number > taken order by number limit ?",
                row -> new Given(row.getLong(1), row.getString(2)),
                locker.value(),
                most));
    }

    private String signed(LockerId locker, long number, Directive directive) {
        return Jose.sign(Json.write(new Numbered(locker.value(), number, directive)), privateJwk);
    }
}
