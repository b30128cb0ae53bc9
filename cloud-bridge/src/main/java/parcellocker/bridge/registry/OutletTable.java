package parcellocker.bridge.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.registry.Outlet.Course;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;

/** Rows of outlets. */
final class OutletTable {
    static final String SELECT =
            "select o.*, array(select p.number from registry_photo p where p.outlet = o.outlet order by 1) photos"
                    + " from registry_outlet o ";

    private OutletTable() {}

    static Outlet read(ResultSet row) throws SQLException {
        String pending = row.getString("pending");
        LocalDate declared = row.getObject("declared_on", LocalDate.class);
        return new Outlet(
                row.getString("outlet"),
                State.valueOf(row.getString("state")),
                SheetCodec.read(row.getString("sheet")),
                pending == null ? Optional.empty() : Optional.of(SheetCodec.read(pending)),
                Optional.ofNullable(row.getString("number")),
                new Course(
                        declared,
                        day(row, "submitted_on"),
                        day(row, "returned_on"),
                        List.of((String[]) row.getArray("missing").getArray()),
                        day(row, "filed_on"),
                        day(row, "changed_on")),
                List.of((Integer[]) row.getArray("photos").getArray()));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    static void insert(Sql sql, Outlet outlet) {
        sql.change(
                "insert into registry_outlet (outlet, state, kind, region, lng, lat, locker, sheet, declared_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)",
                outlet.id(),
                outlet.state(),
                outlet.sheet().kind(),
                outlet.sheet().region(),
                outlet.sheet().place().lng(),
                outlet.sheet().place().lat(),
                locker(outlet),
                SheetCodec.whole(outlet.sheet()).toString(),
                outlet.course().declaredOn());
    }

    static void update(Sql sql, Outlet outlet) {
        Course course = outlet.course();
        Sheet sheet = outlet.sheet();
        sql.change(
                "update registry_outlet set state = ?, kind = ?, region = ?, lng = ?, lat = ?, locker = ?, number = ?,"
                        + " sheet = ?::jsonb, pending = ?::jsonb, submitted_on = ?, returned_on = ?, missing = ?,"
                        + " filed_on = ?, changed_on = ? where outlet = ?",
                outlet.state(),
                sheet.kind(),
                sheet.region(),
                sheet.place().lng(),
                sheet.place().lat(),
                locker(outlet),
                outlet.number().orElse(null),
                SheetCodec.whole(sheet).toString(),
                outlet.pending().map(one -> SheetCodec.whole(one).toString()).orElse(null),
                course.submittedOn().orElse(null),
                course.returnedOn().orElse(null),
                course.missing(),
                course.filedOn().orElse(null),
                course.changedOn().orElse(null),
                outlet.id());
    }

    private static @Nullable String locker(Outlet outlet) {
        return outlet.sheet().locker().map(LockerId::value).orElse(null);
    }
}
