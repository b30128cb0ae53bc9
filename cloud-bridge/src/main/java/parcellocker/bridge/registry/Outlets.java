package parcellocker.bridge.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** The register of outlets. Every change is decided by {@link Filing} under the outlet's row lock, and kept in its history. */
public final class Outlets {
    /** China has one time; terms are counted in its days. */
    private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    private final Database database;
    private final Filing filing;
    private final Duties duties;
    private final InstantSource clock;

    public Outlets(Database database, Regions regions, Duties duties, InstantSource clock) {
        this.database = database;
        this.filing = new Filing(sheet -> regions.holds(sheet.region(), sheet.place()));
        this.duties = duties;
        this.clock = clock;
    }

    /** One thing that was done; {@code detail} without personal data. */
    public record Done(Instant at, String act, String actor, String detail) {}

    /** An outlet, and what is owed about it today. */
    public record Seen(Outlet outlet, List<Duties.Duty> duties) {
        public Seen {
            duties = List.copyOf(duties);
        }
    }

    /**
     * A piece of the map, in degrees; one whose west lies east of its east crosses the date line and is refused.
     */
    public record Box(double west, double south, double east, double north) {
        public Box {
            if (!(west <= east && south <= north)) {
                throw new IllegalArgumentException("no box");
            }
        }
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CITY);
    }

    /**
     * Declares an outlet, or corrects what was declared.
     *
     * @return whether it is new
     */
    public boolean declare(String id, Sheet sheet, String actor) {
        return database.inTransaction(sql -> {
            Optional<Outlet> known = locked(sql, id);
            known.ifPresentOrElse(
                    outlet -> done(sql, outlet, new Act.Correct(sheet), actor), () -> declared(sql, id, sheet, actor));
            return known.isEmpty();
        });
    }

    private void declared(Sql sql, String id, Sheet sheet, String actor) {
        LocalDate today = today();
        if (sheet.openedOn().filter(day -> day.isAfter(today)).isPresent()) {
            throw new ProblemException(Problem.OUTLET_UNFIT, "openedOn: lies in the future");
        }
        free(sql, sheet, id);
        State state = sheet.openedOn().isPresent() ? State.DRAFT : State.BUILDING;
        OutletTable.insert(
                sql,
                new Outlet(
                        id,
                        state,
                        sheet,
                        Optional.empty(),
                        Optional.empty(),
                        Outlet.Course.declared(today),
                        List.of()));
        note(sql, id, "DECLARE", actor, sheet.name());
    }

    /** Does something to a filing; {@code actor} is who says that it was done. */
    public Seen act(String id, Act act, String actor) {
        return database.inTransaction(sql ->
                seen(done(sql, locked(sql, id).orElseThrow(() -> unknown(id)), act, actor)));
    }

    private Outlet done(Sql sql, Outlet outlet, Act act, String actor) {
        Outlet next = filing.after(outlet, act, today());
        free(sql, next.sheet(), next.id());
        if (act instanceof Act.File file && isGiven(sql, file.number())) {
            throw new ProblemException(Problem.OUTLET_EXISTS, "number: another outlet has it");
        }
        OutletTable.update(sql, next);
        note(sql, outlet.id(), act.word(), actor, act.detail());
        return next;
    }

    private static boolean isGiven(Sql sql, String number) {
        return sql.one("select 1 from registry_outlet where number = ?", row -> row.getInt(1), number)
                .isPresent();
    }

    /** A locker is one outlet, not two. */
    private static void free(Sql sql, Sheet sheet, String id) {
        sheet.locker().map(LockerId::value).ifPresent(locker -> {
            boolean isTaken = sql.one(
                            "select 1 from registry_outlet where locker = ? and outlet <> ? and state <> 'CANCELLED'",
                            row -> row.getInt(1),
                            locker,
                            id)
                    .isPresent();
            if (isTaken) {
                throw new ProblemException(Problem.OUTLET_EXISTS, "locker: another outlet is that locker");
            }
        });
    }

    private void note(Sql sql, String id, String act, String actor, String detail) {
        sql.change(
                "insert into registry_act (outlet, act, actor, detail, at) values (?, ?, ?, ?, ?)",
                id,
                act,
                actor,
                detail,
                clock.instant().atOffset(CITY));
    }

    /** Keeps a picture of the place, from 1 on; the same number replaces it. */
    public void keepPhoto(String id, int number, byte[] jpeg, String actor) {
        database.inTransaction(sql -> {
            Outlet outlet = locked(sql, id).orElseThrow(() -> unknown(id));
            if (outlet.state() == State.CANCELLED) {
                throw new ProblemException(Problem.OUTLET_STATE, "PHOTO: it is struck off");
            }
            sql.change(
                    "insert into registry_photo (outlet, number, jpeg) values (?, ?, ?)"
                            + " on conflict (outlet, number) do update set jpeg = excluded.jpeg",
                    id,
                    number,
                    jpeg);
            note(sql, id, "PHOTO", actor, String.valueOf(number));
            return true;
        });
    }

    /** A picture, if there is one of that number. */
    public Optional<byte[]> photo(String id, int number) {
        return database.inTransaction(sql -> sql.one(
                "select jpeg from registry_photo where outlet = ? and number = ?", row -> row.getBytes(1), id, number));
    }

    /** One outlet, or {@link Problem#OUTLET_UNKNOWN}. */
    public Seen find(String id) {
        return database.inTransaction(sql -> sql.one(OutletTable.SELECT + "where o.outlet = ?", OutletTable::read, id)
                .map(this::seen)
                .orElseThrow(() -> unknown(id)));
    }

    /** What was done to it, in order. */
    public List<Done> history(String id) {
        return database.inTransaction(sql -> sql.all(
                "select at, act, actor, detail from registry_act where outlet = ? order by number",
                row -> new Done(
                        row.getTimestamp("at").toInstant(),
                        row.getString("act"),
                        row.getString("actor"),
                        row.getString("detail")),
                id));
    }

    /** All but the cancelled ones, by name; at most so many. */
    public List<Seen> latest(int most) {
        return database.inTransaction(sql -> sql
                .all(
                        OutletTable.SELECT
                                + "where o.state <> 'CANCELLED' order by o.sheet ->> 'name', o.outlet limit ?",
                        OutletTable::read,
                        most)
                .stream()
                .map(this::seen)
                .toList());
    }

    /** Outlets of these states in a piece of the map, at most so many. */
    public List<Outlet> within(Box box, List<State> states, Optional<Kind> kind, int most) {
        return database.inTransaction(sql -> sql.all(
                OutletTable.SELECT
                        + "where point(o.lng, o.lat) <@ box(point(?, ?), point(?, ?)) and o.state = any (?)"
                        + " and o.kind = coalesce(?, o.kind) order by o.outlet limit ?",
                OutletTable::read,
                box.west(),
                box.south(),
                box.east(),
                box.north(),
                states.stream().map(State::name).toList(),
                kind.map(Kind::name).orElse(null),
                most));
    }

    private static Optional<Outlet> locked(Sql sql, String id) {
        return sql.one(OutletTable.SELECT + "where o.outlet = ? for update of o", OutletTable::read, id);
    }

    private Seen seen(Outlet outlet) {
        return new Seen(outlet, duties.of(outlet, today()));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.OUTLET_UNKNOWN, "no outlet " + id);
    }
}
