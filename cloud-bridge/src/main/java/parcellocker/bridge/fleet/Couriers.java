package parcellocker.bridge.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact.Role;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Those who may sign in at lockers; PINs only as verifiers. */
final class Couriers {
    private Couriers() {}

    static List<Directive.Courier> all(Sql sql) {
        return sql.all(
                "select courier, role, badge, pin_salt, pin_hash, active from fleet_courier order by courier",
                row -> new Directive.Courier(
                        row.getString("courier"),
                        Role.valueOf(row.getString("role")),
                        row.getString("badge"),
                        new Verifier(row.getString("pin_salt"), row.getString("pin_hash")),
                        row.getBoolean("active")));
    }

    static void put(Sql sql, Directive.Courier courier, @Nullable String sealedName) {
        boolean isTaken = sql.one(
                        "select courier from fleet_courier where badge = ? and courier <> ?",
                        row -> row.getString(1),
                        courier.badge(),
                        courier.courier())
                .isPresent();
        if (isTaken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "badge: belongs to somebody else");
        }
        sql.change(
                "insert into fleet_courier (courier, name, badge, pin_salt, pin_hash, role, active)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (courier) do update set name = excluded.name,"
                        + " badge = excluded.badge, pin_salt = excluded.pin_salt, pin_hash = excluded.pin_hash,"
                        + " role = excluded.role, active = excluded.active",
                courier.courier(),
                sealedName,
                courier.badge(),
                courier.pin().salt(),
                courier.pin().hash(),
                courier.role(),
                courier.active());
    }
}
