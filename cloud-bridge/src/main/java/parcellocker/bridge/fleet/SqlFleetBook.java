package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Kept;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.topic.LockerId;

/** A locker's furniture in PostgreSQL. What is changed is written by {@link #write()}, each row once. */
public final class SqlFleetBook implements FleetBook {
    private final Sql sql;
    private final String locker;
    private final Kept<Place> places = new Kept<>(this::read, this::writePlaces);
    private final Kept<Opening> openings = new Kept<>(this::readOpening, this::writeOpenings);
    private final Map<Long, Long> birthHeads = new TreeMap<>();

    public SqlFleetBook(Sql sql, LockerId locker) {
        this.sql = sql;
        this.locker = locker.value();
    }

    /** Writes what was changed since the last time. */
    public void write() {
        places.write();
        openings.write();
    }

    @Override
    public long birthHead(long epoch) {
        return birthHeads.computeIfAbsent(epoch, this::readBirthHead);
    }

    private long readBirthHead(long epoch) {
        return sql.one(
                        "select birth_head from fleet_locker where locker = ? and birth_epoch = ?",
                        row -> row.getLong(1),
                        locker,
                        epoch)
                .orElse(0L);
    }

    @Override
    public Optional<Place> place(String compartment) {
        return places.get(compartment);
    }

    private Optional<Place> read(String compartment) {
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
        places.put(place.compartment(), place);
    }

    private void writePlaces(List<Place> changed) {
        sql.changeEach(
                "insert into fleet_compartment (locker, compartment, size, custody, service, door)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (locker, compartment) do update set size ="
                        + " excluded.size, custody = excluded.custody, service = excluded.service, door = excluded.door",
                changed.stream()
                        .map(place -> new @Nullable Object[] {
                            locker, place.compartment(), place.size(), place.custody(), place.service(), place.door()
                        })
                        .toList());
    }

    @Override
    public Optional<Opening> opening(String opening) {
        return openings.get(opening);
    }

    private Optional<Opening> readOpening(String opening) {
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
        openings.put(opening.opening(), opening);
    }

    private void writeOpenings(List<Opening> changed) {
        sql.changeEach(
                "insert into fleet_opening (locker, opening, compartment, kind, finished) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, opening) do update set compartment = excluded.compartment,"
                        + " kind = excluded.kind, finished = excluded.finished",
                changed.stream()
                        .map(opening -> new @Nullable Object[] {
                            locker, opening.opening(), opening.compartment(), opening.kind(), opening.finished()
                        })
                        .toList());
    }

    @Override
    public List<Opening> unfinished() {
        openings.write();
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
    public boolean born(Status.Birth birth, boolean isOld) {
        places.forget();
        birthHeads.clear();
        boolean isNew = HeardBirths.take(sql, locker, birth);
        if (isNew) {
            sql.change(
                    "update fleet_locker set modes = ?, session = ? where locker = ?",
                    birth.modes(),
                    birth.session(),
                    locker);
        }
        if (isOld) {
            birth.compartments().stream()
                    .filter(place -> place(place.compartment()).isEmpty())
                    .forEach(this::put);
            return isNew;
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
        Standings.reported(sql, locker, birth.configuration());
        sql.change("delete from fleet_compartment where locker = ?", locker);
        birth.compartments().forEach(this::put);
        return isNew;
    }

    @Override
    public Built told(Hardware hardware) {
        return Inventories.told(sql, locker, hardware);
    }

    @Override
    public AlarmBook alarms() {
        return new SqlAlarmBook(sql, new LockerId(locker));
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
    public Optional<Configured> configured(long version) {
        return sql.one(
                "select state, reasons, in_force from fleet_configured where locker = ? and version = ?",
                row -> new Configured(
                        version,
                        Configured.State.valueOf(row.getString(1)),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getLong(3)),
                locker,
                version);
    }

    @Override
    public void put(Configured one) {
        sql.change(
                "insert into fleet_configured (locker, version, state, reasons, in_force) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, version) do update set state = excluded.state,"
                        + " reasons = excluded.reasons, in_force = excluded.in_force",
                locker,
                one.version(),
                one.state(),
                one.reasons(),
                one.inForce());
    }

    @Override
    public Optional<ReportTold> report(String request) {
        return sql.one(
                "select state, problem from fleet_report_told where locker = ? and request = ?",
                row -> new ReportTold(request, ReportTold.State.valueOf(row.getString(1)), row.getString(2)),
                locker,
                request);
    }

    @Override
    public void put(ReportTold one) {
        sql.change(
                "insert into fleet_report_told (locker, request, state, problem) values (?, ?, ?, ?)"
                        + " on conflict (locker, request) do update set state = excluded.state, problem = excluded.problem",
                locker,
                one.request(),
                one.state(),
                one.problem());
    }

    @Override
    public LogBook directives() {
        return new SqlLogBook(sql, new LockerId(locker));
    }

    @Override
    public void forget() {
        openings.forget();
        sql.change("delete from fleet_opening where locker = ?", locker);
        sql.change("delete from fleet_configured where locker = ?", locker);
        sql.change("delete from fleet_report_told where locker = ?", locker);
        sql.change("delete from fleet_command_answer where locker = ?", locker);
    }
}
