package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import parcellocker.bridge.sql.Sql;

/** Rows of {@code parcel_mail_in}: read by whoever asks, written by {@link SqlParcelBook} alone. */
final class MailInTable {
    static final String COLUMNS =
            "delivery, state, compartment, sending_order, carrier, identity, shut_millis, open_millis, collector";

    private MailInTable() {}

    static MailIn read(ResultSet row) throws SQLException {
        return new MailIn(
                row.getString("delivery"),
                MailIn.State.valueOf(row.getString("state")),
                row.getString("compartment"),
                row.getString("sending_order"),
                row.getString("carrier"),
                row.getString("identity"),
                row.getLong("shut_millis"),
                row.getLong("open_millis"),
                row.getString("collector"));
    }

    static void write(Sql sql, String locker, MailIn mailIn) {
        sql.change(
                "insert into parcel_mail_in (locker, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (locker, delivery) do update set state = excluded.state, compartment ="
                        + " excluded.compartment, shut_millis = excluded.shut_millis, open_millis ="
                        + " excluded.open_millis, collector = excluded.collector",
                locker,
                mailIn.delivery(),
                mailIn.state(),
                mailIn.compartment(),
                mailIn.order(),
                mailIn.carrier(),
                mailIn.identity(),
                mailIn.shutMillis(),
                mailIn.openMillis(),
                mailIn.collector());
    }
}
