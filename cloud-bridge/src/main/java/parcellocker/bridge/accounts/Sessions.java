package parcellocker.bridge.accounts;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.wire.Chain;

/** Who is signed in. The database holds the hash of a session's token alone, so any bridge knows it and nobody can take it from there. */
public final class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";
    /** When somebody was last seen is written at most so often. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Terms terms;
    private final InstantSource clock;

    /**
     * How long a session lives.
     *
     * @param idle without anybody doing anything
     * @param most whatever is done
     */
    public record Terms(Duration idle, Duration most) {}

    Sessions(Database database, Terms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /** Who comes with this token; empty if its time is over, the account may no more, or it never was one. */
    public Optional<Session> find(String token) {
        if (!token.matches(TOKEN)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return database.inTransaction(sql -> sql.one(
                "select s.hash, s.account, h.role, h.partner, h.drawn_until, h.issuer, s.language from account_session s"
                        + " join account_holder h on h.name = s.account where s.hash = ? and h.active"
                        + " and s.begun_at > ? and s.seen_at > ?",
                Sessions::session,
                Chain.name(token),
                Accounts.at(now.minus(terms.most())),
                Accounts.at(now.minus(terms.idle()))));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("hash"),
                row.getString("account"),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("partner")),
                row.getTimestamp("drawn_until") != null,
                row.getString("issuer") != null,
                row.getString("language"));
    }

    /** They did something: the idle time begins anew. */
    public void seen(Session session) {
        Instant now = clock.instant();
        int unused = database.inTransaction(sql -> sql.change(
                "update account_session set seen_at = ? where hash = ? and seen_at < ?",
                Accounts.at(now),
                session.hash(),
                Accounts.at(now.minus(GRAIN))));
    }

    static String drawn() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String begin(Sql sql, String account, String language) {
        String token = drawn();
        sql.change(
                "insert into account_session (hash, account, language, begun_at, seen_at) values (?, ?, ?, ?, ?)",
                Chain.name(token),
                account,
                language,
                Accounts.at(clock.instant()),
                Accounts.at(clock.instant()));
        return token;
    }

    static void end(Sql sql, String hash) {
        sql.change("delete from account_session where hash = ?", hash);
    }

    /** Every session of an account but perhaps one. */
    static void endAll(Sql sql, String account, String butHash) {
        sql.change("delete from account_session where account = ? and hash <> ?", account, butHash);
    }

    int forget(Sql sql) {
        Instant now = clock.instant();
        return sql.change(
                "delete from account_session where begun_at <= ? or seen_at <= ?",
                Accounts.at(now.minus(terms.most())),
                Accounts.at(now.minus(terms.idle())));
    }
}
