package parcellocker.bridge.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.SqlFleetBook;
import parcellocker.bridge.parcels.Happenings.Place;
import parcellocker.bridge.parcels.SqlParcelBook;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Books in PostgreSQL; any number of bridges may share them, the locker's cursor row is the lock. */
public final class SqlBooks implements Books {
    private final Database database;

    public SqlBooks(Database database) {
        this.database = database;
    }

    @Override
    public void enrol(LockerId locker, long epoch) {
        database.inTransaction(sql -> {
            enrol(sql, locker, epoch);
            return locker;
        });
    }

    /** As {@link #enrol(LockerId, long)}, inside somebody's transaction. */
    public static void enrol(Sql sql, LockerId locker, long epoch) {
        Cursor start = Cursor.start(epoch);
        sql.change(
                "insert into journal_cursor (locker, epoch, up_to, head) values (?, ?, ?, ?) on conflict (locker)"
                        + " do update set epoch = excluded.epoch, up_to = excluded.up_to, head = excluded.head"
                        + " where journal_cursor.epoch < excluded.epoch",
                locker.value(),
                start.epoch(),
                start.upTo(),
                start.head());
    }

    @Override
    public <T> T locked(LockerId locker, Function<Page, T> work) {
        return database.inTransaction(sql -> {
            Cursor cursor = sql.one(
                            "select epoch, up_to, head from journal_cursor where locker = ? for update",
                            row -> new Cursor(row.getLong(1), row.getLong(2), row.getString(3)),
                            locker.value())
                    .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, locker + " was never enrolled"));
            SqlPage page =
                    new SqlPage(sql, locker, cursor, new SqlFleetBook(sql, locker), new SqlParcelBook(sql, locker));
            T done = work.apply(page);
            page.fleet().write();
            page.parcels().write();
            return done;
        });
    }

    /** Lockers with bodies of kinds that an older version did not know and this one does. */
    public List<LockerId> readableNow() {
        return database.inTransaction(sql -> sql
                .all(
                        "select distinct locker, substr(unread, ?) from journal_entry where unread like ?",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        Body.UNKNOWN.length() + 1,
                        Body.UNKNOWN + "%")
                .stream()
                .filter(row -> Body.Kinds.KNOWN.contains(row[1]))
                .map(row -> new LockerId(row[0]))
                .distinct()
                .toList());
    }

    /** What entries say, by their places; nothing of one that is not here, or that this version cannot read. */
    public Map<Place, Fact> facts(Collection<Place> places) {
        Map<Place, Fact> facts = new HashMap<>();
        database.inTransaction(sql -> sql.all(
                        "select e.locker, e.epoch, e.seq, e.prev, e.hash, e.body from journal_entry e"
                                + " join unnest(?::text[], ?::text[], ?::text[]) p (locker, epoch, seq)"
                                + " on e.locker = p.locker and e.epoch = p.epoch::bigint and e.seq = p.seq::bigint",
                        row -> new Found(row.getString("locker"), row.getLong("epoch"), SqlPage.link(row)),
                        each(places, Place::locker),
                        each(places, Place::epoch),
                        each(places, Place::seq)))
                .forEach(found -> {
                    if (Body.of(found.epoch(), found.link()) instanceof Body.Known known) {
                        facts.put(found.place(), known.entry().fact());
                    }
                });
        return facts;
    }

    private record Found(String locker, long epoch, Link link) {
        Place place() {
            return new Place(locker, epoch, link.seq());
        }
    }

    private static List<String> each(Collection<Place> places, Function<Place, Object> part) {
        return places.stream().map(part).map(String::valueOf).toList();
    }

    /** How much was kept aside and is not settled. */
    public long quarantined() {
        return database.inTransaction(sql -> sql.one("select count(*) from journal_quarantine", row -> row.getLong(1)))
                .orElseThrow();
    }

    /** Where a stream stands, without its lock. */
    public Cursor cursor(LockerId locker) {
        return database.inTransaction(sql -> sql.one(
                        "select epoch, up_to, head from journal_cursor where locker = ?",
                        row -> new Cursor(row.getLong(1), row.getLong(2), row.getString(3)),
                        locker.value())
                .orElseThrow(() -> new ProblemException(Problem.LOCKER_UNKNOWN, locker + " was never enrolled")));
    }

    private record SqlPage(Sql sql, LockerId locker, Cursor cursor, SqlFleetBook fleet, SqlParcelBook parcels)
            implements Page {
        @Override
        public NavigableMap<Long, Link> known(long first, long last) {
            NavigableMap<Long, Link> known = new TreeMap<>();
            sql.all(
                            "select seq, prev, hash, body from journal_entry where locker = ? and epoch = ?"
                                    + " and seq between ? and ? union all select seq, prev, hash, body from"
                                    + " journal_entry where locker = ? and epoch = ? and not applied",
                            SqlPage::link,
                            locker.value(),
                            cursor.epoch(),
                            first,
                            last,
                            locker.value(),
                            cursor.epoch())
                    .forEach(link -> known.put(link.seq(), link));
            return known;
        }

        private static Link link(ResultSet row) throws SQLException {
            return new Link(row.getLong("seq"), row.getString("prev"), row.getString("hash"), row.getString("body"));
        }

        @Override
        public void write(Plan plan) {
            for (Plan.Refused refused : plan.refused()) {
                sql.change(
                        "delete from journal_entry where locker = ? and epoch = ? and seq = ? and hash = ?"
                                + " and not applied",
                        locker.value(),
                        cursor.epoch(),
                        refused.link().seq(),
                        refused.link().hash());
                quarantine(
                        refused.problem(), refused.link().hash(), refused.link().body());
            }
            keep(plan.keep());
            sql.change(
                    "update journal_entry set applied = true where locker = ? and epoch = ? and seq <= ?"
                            + " and not applied",
                    locker.value(),
                    cursor.epoch(),
                    plan.after().upTo());
            sql.change(
                    "update journal_cursor set up_to = ?, head = ? where locker = ?",
                    plan.after().upTo(),
                    plan.after().head(),
                    locker.value());
        }

        private void keep(List<Link> links) {
            sql.changeEach(
                    "insert into journal_entry (locker, epoch, seq, prev, hash, body, applied)"
                            + " values (?, ?, ?, ?, ?, ?, false)",
                    links.stream()
                            .map(link -> new @Nullable Object[] {
                                locker.value(), cursor.epoch(), link.seq(), link.prev(), link.hash(), link.body()
                            })
                            .toList());
        }

        @Override
        public void mark(long epoch, long seq, @Nullable String unread) {
            sql.change(
                    "update journal_entry set unread = ? where locker = ? and epoch = ? and seq = ?",
                    unread,
                    locker.value(),
                    epoch,
                    seq);
        }

        @Override
        public void quarantine(Problem problem, String hash, String raw) {
            sql.change(
                    "insert into journal_quarantine (locker, hash, problem, raw) values (?, ?, ?, ?)"
                            + " on conflict (locker, hash) do update set times = journal_quarantine.times + 1",
                    locker.value(),
                    hash,
                    problem.code(),
                    raw);
        }

        @Override
        public List<Stored> applied(long epoch, long after) {
            return sql.all(
                    "select epoch, seq, prev, hash, body, unread from journal_entry where locker = ? and applied"
                            + " and (epoch, seq) > (?, ?) order by epoch, seq limit 500",
                    row -> new Stored(row.getLong("epoch"), link(row), row.getString("unread")),
                    locker.value(),
                    epoch,
                    after);
        }
    }
}
