package parcellocker.bridge.trust;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/** Gives lockers their certificates and remembers each one. */
final class Certificates {
    private final Authority authority;
    private final List<X509Certificate> trust;
    private final Duration life;

    /** @param next the authority that will follow, pinned by lockers long before */
    Certificates(Authority authority, Optional<X509Certificate> next, Duration life) {
        this.authority = authority;
        this.life = life;
        List<X509Certificate> pinned = new ArrayList<>(List.of(authority.certificate()));
        next.ifPresent(pinned::add);
        this.trust = List.copyOf(pinned);
    }

    /** The certificate of a locker's key, as PEM: who asks again because the answer got lost gets the same. */
    String issue(Sql sql, LockerId locker, SigningRequest request, Instant now) {
        return sql
                .all(
                        "select pem from trust_certificate where locker = ? and device_key = ? and issuer = ?"
                                + " and revoked_at is null and not_after > ? order by not_after desc limit 1",
                        row -> row.getString(1),
                        locker.value(),
                        request.keyText(),
                        issuer(),
                        now.plus(life.dividedBy(2)).getEpochSecond())
                .stream()
                .findFirst()
                .orElseGet(() -> fresh(sql, locker, request, now));
    }

    private String fresh(Sql sql, LockerId locker, SigningRequest request, Instant now) {
        X509Certificate certificate = authority.caller(request.key(), locker.value(), new Authority.Term(now, life));
        String pem = Pem.certificates(List.of(certificate));
        sql.change(
                "insert into trust_certificate (serial, locker, device_key, issuer, not_after, pem)"
                        + " values (?, ?, ?, ?, ?, ?)",
                certificate.getSerialNumber().toString(16),
                locker.value(),
                request.keyText(),
                issuer(),
                certificate.getNotAfter().toInstant().getEpochSecond(),
                pem);
        return pem;
    }

    /** What lockers pin, as PEM. */
    String trust() {
        return Pem.certificates(trust);
    }

    /** From now on a locker's certificates count no more, but those of {@code kept}; empty keeps none. */
    static void revokeAllBut(Sql sql, LockerId locker, String kept, Instant now) {
        sql.change(
                "update trust_certificate set revoked_at = ? where locker = ? and device_key <> ? and revoked_at is null",
                now.getEpochSecond(),
                locker.value(),
                kept);
    }

    /** A key is judged by what became of its certificates, so that it stays revoked when the locker has another. */
    static boolean isRevoked(Sql sql, SigningRequest request) {
        return !sql.all(
                        "select 1 from trust_certificate where device_key = ? and revoked_at is not null limit 1",
                        row -> row.getInt(1),
                        request.keyText())
                .isEmpty();
    }

    /** The certificates of this authority that count no more though they have not ended, as PEM for the broker. */
    String revoked(Sql sql, Instant now) {
        List<BigInteger> serials = sql.all(
                "select serial from trust_certificate where revoked_at is not null and issuer = ? and not_after > ?"
                        + " order by serial",
                row -> new BigInteger(row.getString(1), 16),
                issuer(),
                now.getEpochSecond());
        // Until the authority itself ends: a list that ran out would shut the whole fleet out.
        Instant end = authority.certificate().getNotAfter().toInstant();
        return authority.revoked(serials, new Authority.Term(now, Duration.between(now, end)));
    }

    /** Its own certificate, not its name alone: two authorities may bear the same. */
    private String issuer() {
        return authority.certificate().getSerialNumber().toString(16) + "/"
                + Identity.name(authority.certificate()).orElse("");
    }
}
