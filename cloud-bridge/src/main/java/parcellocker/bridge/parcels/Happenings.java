package parcellocker.bridge.parcels;

import java.util.List;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Stamp;

/**
 * What befell parcels, for the city's other systems: each reads it by cursors of its own, one for each locker. A locker's happenings are
 * written in the order of its journal, in the transaction that applies it, so nobody who reads behind a cursor misses one; over
 * several lockers there is no order. When a journal is read again by a version that sees more in it, what it sees new lies behind the cursors
 * and is told to nobody.
 */
public final class Happenings {
    private Happenings() {}

    /** A place in a locker's journal. */
    public record Place(String locker, long epoch, long seq) {
        public boolean isAfter(Place other) {
            return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
        }
    }

    /** The latest place of each locker of which anything is told. */
    public static List<Place> heads(Sql sql) {
        return sql.all(
                "select locker, epoch, seq from parcel_happening_head order by locker",
                row -> new Place(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    /**
     * What befell a locker's parcels behind a place.
     *
     * @param most about so many; what one entry says is never cut in two
     */
    public static List<Happening> after(Sql sql, Place place, int most) {
        return sql.all(
                "select epoch, seq, delivery, kind, waybills, compartment, made_millis, clock from parcel_happening"
                        + " where locker = ? and (epoch, seq) > (?, ?) order by epoch, seq"
                        + " fetch first " + most + " rows with ties",
                row -> new Happening(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Happening.Kind.valueOf(row.getString(4)),
                        List.of((String[]) row.getArray(5).getArray()),
                        row.getString(6),
                        new Stamp(0, row.getLong(7), Stamp.Clock.valueOf(row.getString(8)))),
                place.locker(),
                place.epoch(),
                place.seq());
    }
}
