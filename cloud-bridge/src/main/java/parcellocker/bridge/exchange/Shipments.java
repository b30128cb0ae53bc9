package parcellocker.bridge.exchange;

import java.util.List;
import parcellocker.bridge.sql.Database;

/** Whose parcel is whose. */
public final class Shipments {
    private final Database database;

    public Shipments(Database database) {
        this.database = database;
    }

    /** What a partner declared itself, the latest first. */
    public List<String> latestOf(Partner partner, int most) {
        return database.inTransaction(sql -> sql.all(
                "select waybill from exchange_shipment where partner = ? order by declared_at desc, waybill limit ?",
                row -> row.getString(1),
                partner.code(),
                most));
    }
}
