package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import parcellocker.contract.entry.Stamp;

/** An event as it is read, with the locker that told of it. */
public record Noted(String locker, Event event) {
    static final String COLUMNS = "locker, epoch, seq, delivery, waybill, kind, wall_millis, clock";

    /** Where the journal says what it was. */
    public Happenings.Place place() {
        return new Happenings.Place(locker, event.epoch(), event.seq());
    }

    static Noted of(ResultSet row) throws SQLException {
        return new Noted(
                row.getString("locker"),
                new Event(
                        row.getLong("epoch"),
                        row.getLong("seq"),
                        row.getString("delivery"),
                        row.getString("waybill"),
                        row.getString("kind"),
                        new Stamp(0, row.getLong("wall_millis"), Stamp.Clock.valueOf(row.getString("clock")))));
    }
}
