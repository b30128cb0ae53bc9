package parcellocker.bridge.trust;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;

/**
 * Where a locker stands. Times are ISO 8601.
 *
 * @param signing public JWK by which its evidence is checked
 * @param staffSeal its key of answers to challenges, sealed to the city
 */
public record Standing(
        String locker,
        State state,
        @Nullable String certificateUntil,
        @Nullable String invitedUntil,
        @Nullable String signing,
        @Nullable String staffSeal) {
    /** What a locker is to the city. */
    public enum State {
        UNKNOWN,
        INVITED,
        ENROLLED,
        REVOKED
    }

    static Standing of(Sql sql, LockerId locker) {
        Optional<Device> device = Device.of(sql, locker);
        String invited =
                time(sql, "select max(expires_at) from trust_token where used_by is null and locker = ?", locker);
        State otherwise = invited == null ? State.UNKNOWN : State.INVITED;
        return new Standing(
                locker.value(),
                device.map(known -> known.isRevoked() ? State.REVOKED : State.ENROLLED)
                        .orElse(otherwise),
                time(
                        sql,
                        "select max(not_after) from trust_certificate where revoked_at is null and locker = ?",
                        locker),
                invited,
                device.map(Device::signing).orElse(null),
                device.map(Device::staffSeal).orElse(null));
    }

    private static @Nullable String time(Sql sql, String query, LockerId locker) {
        return sql.all(query, row -> row.getLong(1), locker.value()).stream()
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(seconds -> Instant.ofEpochSecond(seconds).toString())
                .orElse(null);
    }
}
