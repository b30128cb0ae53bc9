package parcellocker.bridge.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;

/**
 * How somebody signs in. A name that is nobody's, a wrong password, an account that may no more and a drawn password whose time is over get one
 * answer after one Argon2.
 */
public final class SignIns {
    /** A browser that was not used for so long is a stranger again. */
    private static final Duration BROWSER_LIFE = Duration.ofDays(180);

    private final Database database;
    private final Sessions sessions;
    private final Audit audit;
    private final InstantSource clock;
    private final Guesses guesses;
    private final Passwords passwords;

    SignIns(Database database, Sessions sessions, Audit audit, Passwords passwords, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
        this.guesses = new Guesses(database);
    }

    /**
     * Somebody at the door.
     *
     * @param browser the cookie that an earlier sign-in in this browser left; empty if none
     * @param language in which the console speaks to them
     */
    public record Knock(String name, String password, String browser, String address, String language) {
        /** Never the password. */
        @Override
        public String toString() {
            return "somebody at " + address;
        }
    }

    /** Somebody is in; both are for their browser alone. */
    public record In(String token, String browser) {
        /** Never the token. */
        @Override
        public String toString() {
            return "somebody is in";
        }
    }

    private record Known(String verifier, boolean active, Optional<Instant> drawnUntil) {
        boolean may(Instant now) {
            return active && drawnUntil.map(now::isBefore).orElse(true);
        }
    }

    /** Lets them in, or {@link Problem#ACCOUNT_REFUSED}, or {@link Problem#ACCOUNT_RESTS} if there were too many tries. */
    public In signIn(Knock knock) {
        Guesses.ByPassword one = new Guesses.ByPassword(knock.name(), knock.address(), browser(knock));
        if (!guesses.admits(one, clock.instant())) {
            throw new ProblemException(Problem.ACCOUNT_RESTS, "too many tries; wait a quarter of an hour");
        }
        Optional<Known> known = database.inTransaction(sql -> known(sql, knock.name(), ""));
        String verifier = known.map(Known::verifier).orElse(passwords.nobody());
        boolean isRight = Passwords.matches(knock.password(), verifier);
        if (!isRight || !known.map(found -> found.may(clock.instant())).orElse(false)) {
            throw refused(knock.name(), knock.address(), known.isPresent());
        }
        return database.inTransaction(sql -> admitted(sql, knock, one, verifier))
                .orElseThrow(() -> refused(knock.name(), knock.address(), true));
    }

    /** The browser's hash if this account signed in there before. */
    private String browser(Knock knock) {
        String hash = Chain.name(knock.browser());
        return database.inTransaction(sql -> sql.one(
                        "select hash from account_browser where hash = ? and account = ? and seen_at > ?",
                        row -> row.getString(1),
                        hash,
                        knock.name(),
                        Accounts.at(clock.instant().minus(BROWSER_LIFE))))
                .orElse("");
    }

    private static Optional<Known> known(Sql sql, String name, String lock) {
        return sql.one(
                "select verifier, active, drawn_until from account_holder where name = ? and issuer is null" + lock,
                row -> new Known(row.getString(1), row.getBoolean(2), Accounts.instant(row.getTimestamp(3))),
                name);
    }

    /** Whether somebody who is signed in knows the password too; the same refusals, and the same budgets. */
    void confirm(String name, String password, String address) {
        Guesses.ByPassword one = new Guesses.ByPassword(name, address, "");
        if (!guesses.admits(one, clock.instant())) {
            throw new ProblemException(Problem.ACCOUNT_RESTS, "too many tries; wait a quarter of an hour");
        }
        String verifier = database.inTransaction(sql -> known(sql, name, ""))
                .map(Known::verifier)
                .orElse(passwords.nobody());
        if (!Passwords.matches(password, verifier)) {
            throw refused(name, address, true);
        }
        boolean unused = database.inTransaction(sql -> {
            Guesses.giveBack(sql, one);
            return true;
        });
    }

    private ProblemException refused(String typed, String address, boolean isKnown) {
        boolean unused = database.inTransaction(sql -> {
            String name = isKnown ? typed : "";
            audit.did(sql, new Actor(name, address), Audit.Act.SIGN_IN_REFUSED, name);
            return true;
        });
        return new ProblemException(Problem.ACCOUNT_REFUSED, "name or password is wrong");
    }

    /** Unless the account was changed since its password was looked at. */
    private Optional<In> admitted(Sql sql, Knock knock, Guesses.ByPassword one, String verifier) {
        Instant now = clock.instant();
        boolean isSame = known(sql, knock.name(), " for update")
                .filter(found -> found.verifier().equals(verifier) && found.may(now))
                .isPresent();
        if (!isSame) {
            return Optional.empty();
        }
        sql.change(
                "update account_holder set signed_in_at = ?, verifier = ? where name = ?",
                Accounts.at(now),
                passwords.isElder(verifier) ? passwords.verifier(knock.password()) : verifier,
                knock.name());
        Guesses.giveBack(sql, one);
        audit.did(sql, new Actor(knock.name(), knock.address()), Audit.Act.SIGNED_IN, knock.name());
        return Optional.of(new In(sessions.begin(sql, knock.name(), knock.language()), remembered(sql, knock, one)));
    }

    private String remembered(Sql sql, Knock knock, Guesses.ByPassword one) {
        if (!one.browser().isEmpty()) {
            sql.change(
                    "update account_browser set seen_at = ? where hash = ?",
                    Accounts.at(clock.instant()),
                    one.browser());
            return knock.browser();
        }
        String token = Sessions.drawn();
        sql.change(
                "insert into account_browser (hash, account, seen_at) values (?, ?, ?)",
                Chain.name(token),
                knock.name(),
                Accounts.at(clock.instant()));
        return token;
    }

    int forget(Sql sql) {
        return sql.change(
                "delete from account_browser where seen_at < ?",
                Accounts.at(clock.instant().minus(BROWSER_LIFE)));
    }
}
