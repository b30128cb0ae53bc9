package parcellocker.bridge.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.parcels.Happening;
import parcellocker.bridge.parcels.Happenings;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.Problem;

/**
 * What befell parcels, numbered. One bridge at a time gathers what is new from the lockers' happenings, each locker behind a cursor of
 * its own; numbers are given in the transaction that holds the row of the last one, so whoever has read up to a number never finds a
 * smaller one later. What befell a parcel at one locker keeps the order of its journal; of one that comes to another locker nobody knows
 * which of them is heard first.
 */
public final class Feed {
    /** One answer holds no more. */
    public static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final String COLUMNS =
            "e.number, e.event, e.waybill, e.code, e.locker, e.compartment, e.made_millis, e.clock";
    private static final String OF_PARTNER =
            " and (? or exists (select 1 from exchange_shipment s where s.waybill =" + " e.waybill and s.partner = ?))";

    private final Database database;
    private final InstantSource clock;
    /** Told of once until they go on: the rounds are many. */
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    public Feed(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Numbers what is new, of each locker in transactions of its own: one whose happenings cannot be passed on keeps no other's back, and is
     * tried again at the next round.
     *
     * @return how many events; 0 also if another bridge is at it
     */
    public int gather() {
        int gathered = 0;
        for (String locker : database.inTransaction(Feed::behind)) {
            try {
                gathered += gather(locker);
                stuck.remove(locker);
            } catch (RuntimeException broken) {
                if (stuck.add(locker)) {
                    LOG.warn(
                            "{} what befell parcels at {} is not passed on",
                            Problem.STORE_FAILED.code(),
                            locker,
                            broken);
                }
            }
        }
        return gathered;
    }

    /** Lockers of which more is told than was numbered. */
    private static List<String> behind(Sql sql) {
        Map<String, Happenings.Place> cursors = new HashMap<>();
        sql.all(
                        "select locker, epoch, seq from exchange_cursor",
                        row -> new Happenings.Place(row.getString(1), row.getLong(2), row.getLong(3)))
                .forEach(place -> cursors.put(place.locker(), place));
        return Happenings.heads(sql).stream()
                .filter(head -> head.isAfter(cursors.getOrDefault(head.locker(), start(head.locker()))))
                .map(Happenings.Place::locker)
                .toList();
    }

    private static Happenings.Place start(String locker) {
        return new Happenings.Place(locker, 0, 0);
    }

    private int gather(String locker) {
        int gathered = 0;
        Step step;
        do {
            step = database.inTransaction(sql -> gather(sql, locker));
            gathered += step.events();
        } while (step.isMore());
        return gathered;
    }

    private record Step(int events, boolean isMore) {}

    private Step gather(Sql sql, String locker) {
        List<Long> head = sql.all("select number from exchange_head for update skip locked", row -> row.getLong(1));
        if (head.isEmpty()) {
            return new Step(0, false);
        }
        long first = head.getFirst();
        long number = first;
        Happenings.Place reached = cursor(sql, locker);
        List<Happening> some = Happenings.after(sql, reached, MOST);
        for (Happening happening : some) {
            for (String waybill : happening.waybills()) {
                number = number(sql, event(number + 1, locker, waybill, happening));
            }
            reached = new Happenings.Place(locker, happening.epoch(), happening.seq());
        }
        keep(sql, reached);
        sql.change("update exchange_head set number = ?", number);
        return new Step((int) (number - first), some.size() >= MOST);
    }

    private static Happenings.Place cursor(Sql sql, String locker) {
        return sql.one(
                        "select epoch, seq from exchange_cursor where locker = ?",
                        row -> new Happenings.Place(locker, row.getLong(1), row.getLong(2)),
                        locker)
                .orElseGet(() -> start(locker));
    }

    private static void keep(Sql sql, Happenings.Place reached) {
        sql.change(
                "insert into exchange_cursor (locker, epoch, seq) values (?, ?, ?) on conflict (locker)"
                        + " do update set epoch = excluded.epoch, seq = excluded.seq",
                reached.locker(),
                reached.epoch(),
                reached.seq());
    }

    /** The last number that is given then; one that is known already, such as a waybill that an entry names twice, gets none. */
    private long number(Sql sql, TrackEvent event) {
        boolean isNew = keep(sql, event, clock.instant());
        if (isNew) {
            Pushes.owe(sql, event, clock.instant());
        }
        return isNew ? event.number() : event.number() - 1;
    }

    private static TrackEvent event(long number, String locker, String waybill, Happening happening) {
        String name = String.join(
                ":",
                locker,
                String.valueOf(happening.epoch()),
                String.valueOf(happening.seq()),
                happening.kind().name(),
                waybill);
        return new TrackEvent(
                number,
                name,
                waybill,
                happening.kind(),
                locker,
                happening.compartment(),
                happening.stamp().wallMillis(),
                happening.stamp().clock());
    }

    private static boolean keep(Sql sql, TrackEvent event, Instant now) {
        return sql.change(
                        "insert into exchange_event (number, event, waybill, code, locker, compartment, made_millis, clock, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event) do nothing",
                        event.number(),
                        event.event(),
                        event.waybill(),
                        event.code(),
                        event.locker(),
                        event.compartment(),
                        event.madeMillis(),
                        event.clock(),
                        at(now))
                == 1;
    }

    /** What befell a partner's parcels behind a number, in order. */
    public List<TrackEvent> after(Partner partner, long number, int most) {
        return database.inTransaction(sql -> sql.all(
                "select " + COLUMNS + " from exchange_event e where e.number > ?" + OF_PARTNER
                        + " order by e.number limit ?",
                Feed::event,
                number,
                partner.seesAll(),
                partner.code(),
                most));
    }

    /** Everything that befell one parcel; none if it is not the partner's. */
    public List<TrackEvent> trace(Partner partner, String waybill) {
        return database.inTransaction(sql -> sql.all(
                "select " + COLUMNS + " from exchange_event e where e.waybill = ?" + OF_PARTNER
                        + " order by e.number limit ?",
                Feed::event,
                waybill,
                partner.seesAll(),
                partner.code(),
                MOST));
    }

    /** Whether a partner may look at a parcel. */
    public boolean isOf(Partner partner, String waybill) {
        return partner.seesAll()
                || database.inTransaction(sql -> sql.one(
                                "select 1 from exchange_shipment where waybill = ? and partner = ?",
                                row -> row.getInt(1),
                                waybill,
                                partner.code()))
                        .isPresent();
    }

    /** Whether it was this partner who said whom a parcel is for: whoever only follows its number, which is easily guessed, is not shown. */
    public boolean isAnnouncedBy(Partner partner, String waybill) {
        return database.inTransaction(sql -> sql.one(
                        "select 1 from exchange_shipment where waybill = ? and partner = ? and announced",
                        row -> row.getInt(1),
                        waybill,
                        partner.code()))
                .isPresent();
    }

    static TrackEvent event(ResultSet row) throws SQLException {
        return new TrackEvent(
                row.getLong("number"),
                row.getString("event"),
                row.getString("waybill"),
                Happening.Kind.valueOf(row.getString("code")),
                row.getString("locker"),
                row.getString("compartment"),
                row.getLong("made_millis"),
                Stamp.Clock.valueOf(row.getString("clock")));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
