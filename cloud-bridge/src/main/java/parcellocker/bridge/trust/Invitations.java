package parcellocker.bridge.trust;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.EnrolmentToken;

/** Tokens that make one board a locker, once. Only their hashes are kept. */
final class Invitations {
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    Invitations(Duration life) {
        this.life = life;
    }

    /** A drawn secret and when it ends. */
    record Drawn(String secret, Instant expires) {}

    /** Draws a token; an earlier one of this locker that was not used counts no more. */
    Drawn draw(Sql sql, LockerId locker, Instant now) {
        byte[] drawn = new byte[EnrolmentToken.SECRET_BYTES];
        random.nextBytes(drawn);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        long expires = now.plus(life).getEpochSecond();
        withdraw(sql, locker);
        sql.change(
                "insert into trust_token (hash, locker, expires_at) values (?, ?, ?)",
                hash(secret),
                locker.value(),
                expires);
        return new Drawn(secret, Instant.ofEpochSecond(expires));
    }

    /** What was not used counts no more. */
    static void withdraw(Sql sql, LockerId locker) {
        sql.change("delete from trust_token where locker = ? and used_by is null", locker.value());
    }

    /**
     * A token that was given out.
     *
     * @param usedBy the device key that used it; null as long as nobody has
     * @param epoch what its user was told
     */
    record Held(String locker, long expires, @Nullable String usedBy, long epoch) {
        boolean isUsed() {
            return usedBy != null;
        }
    }

    /**
     * The token as this key may use it: for the first time, or again, because the answer got lost.
     *
     * @throws ProblemException {@link Problem#ENROLMENT_REFUSED} if it is not known for this locker,
     *     {@link Problem#ENROLMENT_SPENT} if another key used it, {@link Problem#ENROLMENT_EXPIRED}
     */
    static Held held(Sql sql, LockerId locker, String secret, String key, Instant now) {
        Held held = sql.one(
                        "select locker, expires_at, used_by, epoch from trust_token where hash = ? for update",
                        row -> new Held(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)),
                        hash(secret))
                .filter(found -> found.locker().equals(locker.value()))
                .orElseThrow(() ->
                        new ProblemException(Problem.ENROLMENT_REFUSED, "the token is not known for this locker"));
        if (held.usedBy() != null && !held.usedBy().equals(key)) {
            throw new ProblemException(Problem.ENROLMENT_SPENT, "the token was used by another board");
        }
        if (held.expires() <= now.getEpochSecond()) {
            throw new ProblemException(Problem.ENROLMENT_EXPIRED, "the token has expired: invite the locker again");
        }
        return held;
    }

    /** From now on it is this key's alone. */
    static void use(Sql sql, String secret, String key, long epoch) {
        sql.change("update trust_token set used_by = ?, epoch = ? where hash = ?", key, epoch, hash(secret));
    }

    private static String hash(String secret) {
        return Chain.name("enrolment/" + secret);
    }
}
