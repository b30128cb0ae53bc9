package parcellocker.bridge.parcels;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.QrToken;

/**
 * QR tokens given out on request. Each has an id of its own, by which a pickup in the journal names it; the text itself is not
 * kept: whoever needs it again asks for another one.
 */
public final class Tokens {
    /** A locker's clock may run behind the city's. */
    private static final long SLACK_SECONDS = 60;

    private final Database database;
    private final Directives directives;
    private final String privateJwk;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** Signs with the city's key for tokens. */
    public Tokens(Database database, Directives directives, String privateJwk, InstantSource clock) {
        this.database = database;
        this.directives = directives;
        this.privateJwk = privateJwk;
        this.clock = clock;
    }

    /** A token, as it is given to whoever asked. */
    public record Issued(QrToken token, String qr) {
        /** Never the token itself: it opens a door. */
        @Override
        public String toString() {
            return token.kind() + " " + token.id();
        }
    }

    /**
     * For someone whom the recipient sends.
     *
     * @param at the locker, needed only if several have a delivery of that name
     */
    public Issued delegate(String delivery, Optional<LockerId> at, Duration life) {
        return database.inTransaction(sql -> {
            LockerId locker = Announcements.holder(sql, delivery, at);
            return issued(sql, draft(QrToken.Kind.DELEGATE, locker, delivery, life), List.of(delivery));
        });
    }

    /** The same in somebody's transaction, to be drawn again while it is good. */
    Helper helper(Sql sql, LockerId locker, String delivery, Duration life) {
        QrToken token = issued(sql, draft(QrToken.Kind.DELEGATE, locker, delivery, life), List.of(delivery))
                .token();
        return new Helper(token.id(), Instant.ofEpochSecond(token.notAfter()));
    }

    /** Whom a recipient sends, while their token is good. */
    Optional<Helper> helper(Sql sql, String token) {
        return sql.one(
                "select expires_at from parcel_token where token = ? and revoked_at is null and expires_at > ?",
                row -> new Helper(token, row.getTimestamp(1).toInstant()),
                token,
                Timestamp.from(clock.instant()));
    }

    /** A delegate's QR drawn again, with the id by which it can be taken back; empty if it is over. */
    Optional<String> again(Sql sql, String token) {
        return sql.one(
                "select locker, deliveries[1], issued_at, expires_at from parcel_token where token = ?"
                        + " and kind = 'DELEGATE' and revoked_at is null and expires_at > ?",
                row -> new QrToken(
                                QrToken.Kind.DELEGATE,
                                row.getString(1),
                                row.getString(2),
                                token,
                                row.getTimestamp(3).toInstant().getEpochSecond() - SLACK_SECONDS,
                                row.getTimestamp(4).toInstant().getEpochSecond())
                        .signed(privateJwk),
                token,
                Timestamp.from(clock.instant()));
    }

    /** For all these deliveries of one person at one locker. */
    public Issued group(LockerId locker, List<String> deliveries, Duration life) {
        return database.inTransaction(sql -> {
            deliveries.forEach(delivery -> Announcements.holder(sql, delivery, Optional.of(locker)));
            List<String> recipients = sql.all(
                    "select distinct recipient from parcel_delivery where locker = ? and delivery = any (?)",
                    row -> row.getString(1),
                    locker.value(),
                    deliveries);
            if (recipients.size() != 1) {
                throw new ProblemException(Problem.REQUEST_MALFORMED, "deliveries: are not of one person");
            }
            String subjects = String.join(" ", deliveries);
            return issued(sql, draft(QrToken.Kind.GROUP, locker, subjects, life), deliveries);
        });
    }

    /**
     * For a sender whose identity the city has checked: one parcel may be left at that locker.
     *
     * @throws ProblemException {@link Problem#ORDER_CANCELLED}
     */
    public Issued order(LockerId locker, Order order, Duration life) {
        String subject = String.join(" ", order.order(), order.size(), order.carrier(), order.identity());
        return database.inTransaction(sql -> {
            SendingOrders.given(sql, order.order());
            Issued issued = issued(sql, draft(QrToken.Kind.MAIL_IN, locker, subject, life), List.of());
            sql.change(
                    "update parcel_token set sending_order = ? where token = ?",
                    order.order(),
                    issued.token().id());
            return issued;
        });
    }

    /**
     * What somebody wants to send.
     *
     * @param order its number
     * @param carrier whose collector takes it
     * @param identity number of the real-name check
     */
    public record Order(String order, String size, String carrier, String identity) {}

    /** For someone who works at lockers. */
    public Issued worker(QrToken.Kind role, LockerId locker, String who, Duration life) {
        return database.inTransaction(sql -> issued(sql, draft(role, locker, who, life), List.of()));
    }

    /**
     * Takes a token back before its time: its locker is told, and it opens nothing there any more. Again: nothing changes.
     *
     * @return its locker
     * @throws ProblemException {@link Problem#TOKEN_UNKNOWN}; {@link Problem#REQUEST_MALFORMED} if it is a worker's, who is
     *     withdrawn from the list instead
     */
    public LockerId revoke(String token) {
        return database.inTransaction(sql -> revoke(sql, token));
    }

    /** The same inside a transaction. */
    LockerId revoke(Sql sql, String token) {
        Known known = sql.one(
                        "select locker, kind, deliveries, revoked_at is not null from parcel_token where token = ?"
                                + " for update",
                        Tokens::known,
                        token)
                .orElseThrow(() -> new ProblemException(Problem.TOKEN_UNKNOWN, "no such token"));
        if (known.deliveries().isEmpty()) {
            throw new ProblemException(
                    Problem.REQUEST_MALFORMED,
                    "a worker's token ends when they are withdrawn from the list, a sender's with its order");
        }
        if (!known.isRevoked()) {
            sql.change("update parcel_token set revoked_at = now() where token = ?", token);
            directives.give(sql, known.locker(), new Directive.RevokeToken(token, known.deliveries()));
        }
        return known.locker();
    }

    private record Known(LockerId locker, List<String> deliveries, boolean isRevoked) {}

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new LockerId(row.getString(1)),
                List.of((String[]) row.getArray(3).getArray()),
                row.getBoolean(4));
    }

    /** Says again, to a locker that has forgotten it, which tokens and orders were taken back and would still open something. */
    public void again(Sql sql, LockerId locker) {
        standing(sql, locker).forEach(order -> directives.give(sql, locker, order));
    }

    /** Tokens and orders that were taken back and would still open something. */
    static List<Directive> standing(Sql sql, LockerId locker) {
        List<Directive> orders = new ArrayList<>(SendingOrders.standing(sql, locker));
        orders.addAll(revoked(sql, locker));
        return orders;
    }

    private static List<Directive> revoked(Sql sql, LockerId locker) {
        return sql.all(
                "select token, deliveries from parcel_token where locker = ? and revoked_at is not null and expires_at > now()"
                        + " and cardinality(deliveries) > 0 order by token",
                row -> new Directive.RevokeToken(
                        row.getString(1), List.of((String[]) row.getArray(2).getArray())),
                locker.value());
    }

    private QrToken draft(QrToken.Kind kind, LockerId locker, String subject, Duration life) {
        byte[] id = new byte[8];
        random.nextBytes(id);
        long now = clock.instant().getEpochSecond();
        return new QrToken(
                kind,
                locker.value(),
                subject,
                HexFormat.of().formatHex(id),
                now - SLACK_SECONDS,
                now + life.toSeconds());
    }

    private Issued issued(Sql sql, QrToken token, List<String> deliveries) {
        sql.change(
                "insert into parcel_token (token, locker, kind, deliveries, expires_at) values (?, ?, ?, ?, ?)",
                token.id(),
                token.locker(),
                token.kind(),
                deliveries,
                Timestamp.from(Instant.ofEpochSecond(token.notAfter())));
        return new Issued(token, token.signed(privateJwk));
    }
}
