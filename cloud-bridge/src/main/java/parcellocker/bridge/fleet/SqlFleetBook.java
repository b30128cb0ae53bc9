package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.topic.LockerId;

/** A locker's furniture in PostgreSQL. */
public final class SqlFleetBook implements FleetBook {
    private final Sql sql;
    private final String locker;

    public SqlFleetBook(Sql sql, LockerId locker) {
        this.sql = sql;
        this.locker = locker.value();
    }

    @Override
    public long birthHead(long epoch) {
        return sql.one(
                        "select birth_head from fleet_locker where locker = ? and birth_epoch = ?",
                        row -> row.getLong(1),
                        locker,
                        epoch)
                .orElse(0L);
    }

    @Override
    public Optional<Place> place(String compartment) {
        return sql.one(
                "select compartment, size, custody, service, door from fleet_compartment"
                        + " where locker = ? and compartment = ?",
                SqlFleetBook::place,
                locker,
                compartment);
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }

    @Override
    public void put(Place place) {
        sql.change(
                "insert into fleet_compartment (locker, compartment, size, custody, service, door)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (locker, compartment) do update set size ="
                        + " excluded.size, custody = excluded.custody, service = excluded.service, door = excluded.door",
                locker,
                place.compartment(),
                place.size(),
                place.custody(),
                place.service(),
                place.door());
    }

    @Override
    public Optional<Opening> opening(String opening) {
        return sql.one(
                "select opening, compartment, kind, finished from fleet_opening where locker = ? and opening = ?",
                SqlFleetBook::opening,
                locker,
                opening);
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getString(1), row.getString(2), Opening.Kind.valueOf(row.getString(3)), row.getBoolean(4));
    }

    @Override
    public void put(Opening opening) {
        sql.change(
                "insert into fleet_opening (locker, opening, compartment, kind, finished) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, opening) do update set finished = excluded.finished",
                locker,
                opening.opening(),
                opening.compartment(),
                opening.kind(),
                opening.finished());
    }

    @Override
    public List<Opening> unfinished() {
        return sql.all(
                "select opening, compartment, kind, finished from fleet_opening"
                        + " where locker = ? and not finished order by opening",
                SqlFleetBook::opening,
                locker);
    }

    @Override
    public void put(CommandAnswer answer) {
        sql.change(
                "insert into fleet_command_answer (locker, command, opening, state, refused) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, command) do update set state = excluded.state",
                locker,
                answer.command(),
                answer.opening(),
                answer.state(),
                answer.refused());
    }

    @Override
    public Optional<CommandAnswer> commandOf(String opening) {
        return sql.one(
                "select command, opening, state, refused from fleet_command_answer where locker = ? and opening = ?",
                row -> new CommandAnswer(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                locker,
                opening);
    }

    @Override
    public void born(Status.Birth birth, boolean isOld) {
        sql.change(
                "update fleet_locker set modes = ?, session = ?, bd_seq = ? where locker = ? and bd_seq <= ?",
                birth.modes(),
                birth.session(),
                birth.bdSeq(),
                locker,
                birth.bdSeq());
        if (isOld) {
            birth.compartments().stream()
                    .filter(place -> place(place.compartment()).isEmpty())
                    .forEach(this::put);
            return;
        }
        sql.change(
                "update fleet_locker set software = ?, session = ?, birth_head = ?, unsent = ?, clock = ?, born_at = now(),"
                        + " birth_epoch = ? where locker = ?",
                birth.software(),
                birth.session(),
                birth.head(),
                birth.unsent(),
                birth.clock(),
                birth.epoch(),
                locker);
        sql.change("delete from fleet_compartment where locker = ?", locker);
        birth.compartments().forEach(this::put);
    }

    @Override
    public List<String> modes() {
        return sql.one(
                        "select modes from fleet_locker where locker = ?",
                        row -> List.of((String[]) row.getArray(1).getArray()),
                        locker)
                .orElse(List.of());
    }

    @Override
    public void mode(Fact.Mode mode, boolean entered) {
        sql.change(
                "update fleet_locker set modes = array(select distinct unnest("
                        + (entered ? "array_append(modes, ?)" : "array_remove(modes, ?)")
                        + ") order by 1) where locker = ?",
                mode.name(),
                locker);
    }

    @Override
    public LogBook directives() {
        return new SqlLogBook(sql, new LockerId(locker));
    }

    @Override
    public void forget() {
        sql.change("delete from fleet_opening where locker = ?", locker);
        sql.change("delete from fleet_command_answer where locker = ?", locker);
    }
}
