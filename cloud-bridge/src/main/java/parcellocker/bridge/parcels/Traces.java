package parcellocker.bridge.parcels;

import parcellocker.bridge.sql.Database;
import parcellocker.contract.entry.Stamp;

/** The time line of one waybill, or of one sending order: who had it when, and where nobody can say. */
public final class Traces {
    private static final int MOST = 1_000;

    /** Announced; what befell it; and where staff looked into its compartment and changed nothing. */
    private static final String LINKS = """
            select 'ANNOUNCED' as what, '' as locker, '' as compartment, '' as delivery, 0 as epoch, 0 as seq,
                (extract(epoch from announced_at) * 1000)::bigint as millis, 'TRUSTED' as clock, locker as meant
            from parcel_announced where waybill = ?
            union all
            select h.kind, h.locker, h.compartment, h.delivery, h.epoch, h.seq, h.made_millis, h.clock, ''
            from parcel_happening h
            where (h.locker, h.delivery) in (select locker, delivery from parcel_delivery where waybills @> array[?::text]
                union select locker, delivery from parcel_mail_in where sending_order = ?)
            union all
            select 'LOOKED_AT', e.locker, d.compartment, e.delivery, e.epoch, e.seq, e.wall_millis, e.clock, ''
            from parcel_event e join parcel_delivery d using (locker, delivery)
            where d.waybills @> array[?::text] and e.kind in ('AuditClosed', 'RemoteClosed', 'HandOverClosed')
                and not exists (select 1 from parcel_happening h
                    where h.locker = e.locker and h.epoch = e.epoch and h.seq = e.seq and h.delivery = e.delivery)
            limit ?
            """;

    private final Database database;

    public Traces(Database database) {
        this.database = database;
    }

    /** Everything that was heard, with its gaps; without lines if nothing was. */
    public Chain of(String waybill) {
        return Chain.of(database.inTransaction(sql -> sql.all(
                LINKS,
                row -> new Chain.Link(
                        Chain.What.valueOf(row.getString("what")),
                        row.getString("locker"),
                        row.getString("compartment"),
                        row.getString("delivery"),
                        row.getLong("epoch"),
                        row.getLong("seq"),
                        new Stamp(0, row.getLong("millis"), Stamp.Clock.valueOf(row.getString("clock"))),
                        row.getString("meant")),
                waybill,
                waybill,
                waybill,
                waybill,
                MOST)));
    }
}
