package parcellocker.bridge.parcels;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import parcellocker.bridge.policy.Fee;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Promise;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Stamp;

/**
 * What each parcel was promised: by the profile of the day on which it was deposited, noted down with the first word about its storage and never changed.
 *
 * @param policies for what has not been noted
 */
record Promises(Policies policies) {
    /** Of {@code parcel_storage s}, {@code parcel_delivery d} and {@code parcel_notice n}, as {@link #read} reads them. */
    static final String COLUMNS =
            "s.profile, s.free_millis, s.extension_millis, s.extensions, s.fee_fen, s.fee_period_millis,"
                    + " s.fee_cap, s.reminded_millis, d.begun_millis, n.clock as begun_clock, n.noted_at as begun_noted, now() as begun_latest";

    Promise of(Sql sql, String locker, String delivery) {
        return sql.one(
                        "select " + COLUMNS
                                + " from parcel_delivery d left join parcel_storage s using (locker, delivery)"
                                + " left join parcel_notice n using (locker, delivery) where d.locker = ? and d.delivery = ?",
                        this::read,
                        locker,
                        delivery)
                .orElseGet(() -> policies.profiles().getLast().promise());
    }

    Promise read(ResultSet row) throws SQLException {
        Date profile = row.getDate("profile");
        if (profile == null) {
            return policies.at(deposited(row)).promise();
        }
        return new Promise(
                profile.toLocalDate(),
                new StorageTime(millis(row, "free_millis"), millis(row, "extension_millis"), row.getInt("extensions")),
                new Fee(row.getInt("fee_fen"), millis(row, "fee_period_millis"), row.getInt("fee_cap")),
                millis(row, "reminded_millis"));
    }

    private static Duration millis(ResultSet row, String column) throws SQLException {
        return Duration.ofMillis(row.getLong(column));
    }

    /** As the locker believed, unless its clock was not sure; nothing was deposited later than now. */
    private static Instant deposited(ResultSet row) throws SQLException {
        if (Stamp.Clock.SUSPECT.name().equals(row.getString("begun_clock"))) {
            return row.getTimestamp("begun_noted").toInstant();
        }
        Instant begun = Instant.ofEpochMilli(row.getLong("begun_millis"));
        Instant latest = row.getTimestamp("begun_latest").toInstant();
        return begun.isAfter(latest) ? latest : begun;
    }

    /** Notes it down where nothing is noted yet. */
    void keep(Sql sql, String locker, String delivery) {
        Promise promise = of(sql, locker, delivery);
        int unused = sql.change(
                "update parcel_storage set profile = ?, free_millis = ?, extension_millis = ?, extensions = ?, fee_fen = ?,"
                        + " fee_period_millis = ?, fee_cap = ?, reminded_millis = ?"
                        + " where locker = ? and delivery = ? and profile is null",
                Date.valueOf(promise.profile()),
                promise.storage().free().toMillis(),
                promise.storage().extension().toMillis(),
                promise.storage().extensions(),
                promise.fee().fen(),
                promise.fee().period().toMillis(),
                promise.fee().cap(),
                promise.reminded().toMillis(),
                locker,
                delivery);
    }
}
