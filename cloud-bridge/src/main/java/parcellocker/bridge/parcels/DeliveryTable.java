package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Verifier;

/** Rows of {@code parcel_delivery}: read by whoever asks, written by {@link SqlParcelBook} alone. */
final class DeliveryTable {
    static final String COLUMNS =
            "delivery, state, compartment, waybills, courier, recipient, basis, code_salt, code_hash, code_seal,"
                    + " phone_seal, begun_millis, begun_seq, overdue, promised_millis";

    private DeliveryTable() {}

    static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("delivery"),
                State.valueOf(row.getString("state")),
                row.getString("compartment"),
                List.of((String[]) row.getArray("waybills").getArray()),
                row.getString("courier"),
                row.getString("recipient"),
                Basis.valueOf(row.getString("basis")),
                new Verifier(row.getString("code_salt"), row.getString("code_hash")),
                row.getString("code_seal"),
                row.getString("phone_seal"),
                row.getLong("begun_millis"),
                row.getLong("begun_seq"),
                row.getBoolean("overdue"),
                row.getLong("promised_millis"));
    }

    static void write(Sql sql, String locker, List<Delivery> changed) {
        sql.changeEach(
                "insert into parcel_delivery (locker, " + COLUMNS + ")"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (locker, delivery)"
                        + " do update set state = excluded.state, compartment = excluded.compartment, waybills ="
                        + " excluded.waybills, courier = excluded.courier, basis = excluded.basis, begun_millis ="
                        + " excluded.begun_millis, begun_seq = excluded.begun_seq, recipient = excluded.recipient, phone_seal ="
                        + " excluded.phone_seal, code_salt = excluded.code_salt, code_hash ="
                        + " excluded.code_hash, code_seal = excluded.code_seal, overdue = excluded.overdue,"
                        + " promised_millis = excluded.promised_millis",
                changed.stream().map(one -> cells(locker, one)).toList());
    }

    private static @Nullable Object[] cells(String locker, Delivery delivery) {
        return new @Nullable Object[] {
            locker,
            delivery.delivery(),
            delivery.state(),
            delivery.compartment(),
            delivery.waybills(),
            delivery.courier(),
            delivery.recipient(),
            delivery.basis(),
            delivery.code().salt(),
            delivery.code().hash(),
            delivery.codeSeal(),
            delivery.phoneSeal(),
            delivery.begunMillis(),
            delivery.begunSeq(),
            delivery.overdue(),
            delivery.promisedMillis()
        };
    }
}
