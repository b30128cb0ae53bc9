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
import parcellocker.bridge.parcels.Happening;
import parcellocker.bridge.parcels.Happenings;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Stamp;

/**
 * What befell parcels, numbered. One bridge at a time gathers what is new from the lockers' happenings, each locker behind a cursor of
 * its own; numbers are given in the transaction that holds the row of the last one, so whoever has read up to a number never finds a
 * smaller one later. Events of one parcel keep the order of their locker's journal.
 */
public final class Feed {
    /** One answer holds no more. */
    public static final int MOST = 500;

    private static final int AT_ONCE = 2_000;
    private static final String COLUMNS =
            "e.number, e.event, e.waybill, e.code, e.locker, e.compartment, e.made_millis, e.clock";
    private static final String OF_PARTNER =
            " and (? or exists (select 1 from exchange_shipment s where s.waybill =" + " e.waybill and s.partner = ?))";

    private final Database database;
    private final InstantSource clock;

    public Feed(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Numbers what is new.
     *
     * @return how many events; 0 also if another bridge is at it
     */
    public int gather() {
        int gathered = 0;
        int now;
        do {
            now = database.inTransaction(this::gather);
            gathered += now;
        } while (now >= AT_ONCE);
        return gathered;
    }

    private int gather(Sql sql) {
        List<Long> head = sql.all("select number from exchange_head for update skip locked", row -> row.getLong(1));
        if (head.isEmpty()) {
            return 0;
        }
        long first = head.getFirst();
        long number = first;
        Map<String, Happenings.Place> cursors = cursors(sql);
        for (Happenings.Place place : Happenings.heads(sql)) {
            Happenings.Place cursor = cursors.getOrDefault(place.locker(), new Happenings.Place(place.locker(), 0, 0));
            if (place.isAfter(cursor) && number - first < AT_ONCE) {
                number = gather(sql, cursor, number);
            }
        }
        if (number > first) {
            sql.change("update exchange_head set number = ?", number);
        }
        return (int) (number - first);
    }

    private long gather(Sql sql, Happenings.Place cursor, long last) {
        long number = last;
        Happenings.Place reached = cursor;
        for (Happening happening : Happenings.after(sql, cursor, MOST)) {
            for (String waybill : happening.waybills()) {
                TrackEvent event = event(++number, cursor.locker(), waybill, happening);
                keep(sql, event);
                Pushes.owe(sql, event, clock.instant());
            }
            reached = new Happenings.Place(cursor.locker(), happening.epoch(), happening.seq());
        }
        sql.change(
                "insert into exchange_cursor (locker, epoch, seq) values (?, ?, ?) on conflict (locker)"
                        + " do update set epoch = excluded.epoch, seq = excluded.seq",
                reached.locker(),
                reached.epoch(),
                reached.seq());
        return number;
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

    private static Map<String, Happenings.Place> cursors(Sql sql) {
        Map<String, Happenings.Place> cursors = new HashMap<>();
        sql.all(
                        "select locker, epoch, seq from exchange_cursor",
                        row -> new Happenings.Place(row.getString(1), row.getLong(2), row.getLong(3)))
                .forEach(place -> cursors.put(place.locker(), place));
        return cursors;
    }

    private static void keep(Sql sql, TrackEvent event) {
        sql.change(
                "insert into exchange_event (number, event, waybill, code, locker, compartment, made_millis, clock)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                event.number(),
                event.event(),
                event.waybill(),
                event.code(),
                event.locker(),
                event.compartment(),
                event.madeMillis(),
                event.clock());
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
