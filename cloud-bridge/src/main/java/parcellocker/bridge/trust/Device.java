package parcellocker.bridge.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.ReportWords;

/**
 * The board that a locker is now.
 *
 * @param key its device key as text
 * @param next the key of its last renewal, until it is used; null if it was used or there was none
 * @param signing public JWK by which its evidence is checked
 * @param staffSeal its key of answers to challenges, sealed to the city
 */
record Device(String key, @Nullable String next, String signing, String staffSeal, boolean isRevoked) {

    /** The row is locked until the transaction ends. */
    static Optional<Device> of(Sql sql, LockerId locker) {
        return sql.one(
                "select device_key, next_key, signing, staff_seal, revoked_at is not null from trust_locker"
                        + " where locker = ? for update",
                row -> new Device(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)),
                locker.value());
    }

    static void put(Sql sql, LockerId locker, String key, EnrolmentWords.Asked asked) {
        sql.change(
                "insert into trust_locker (locker, device_key, signing, staff_seal) values (?, ?, ?, ?)"
                        + " on conflict (locker) do update set device_key = excluded.device_key, next_key = null,"
                        + " signing = excluded.signing, staff_seal = excluded.staff_seal, revoked_at = null",
                locker.value(),
                key,
                asked.signing(),
                asked.staff());
    }

    /** Which of its keys signed the request; empty if none did. */
    Optional<String> signer(EnrolmentWords.Renewal asked) {
        return Stream.of(Optional.of(key), Optional.ofNullable(next))
                .flatMap(Optional::stream)
                .filter(own -> DeviceProof.isBy(read(own), asked))
                .findFirst();
    }

    /** Whether one of its keys signed that. */
    boolean hasSigned(ReportWords.Chunk chunk, String proof) {
        return Stream.of(Optional.of(key), Optional.ofNullable(next))
                .flatMap(Optional::stream)
                .anyMatch(own -> DeviceProof.isBy(read(own), chunk, proof));
    }

    private static PublicKey read(String key) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(key);
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a device key in the table is none", broken);
        }
    }
}
