package parcellocker.bridge.accounts;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The people of the console. Whatever is changed about an account ends its sessions, and is noted with who did it. */
public final class Accounts {
    /** So long a drawn password counts. */
    static final Duration DRAWN_LIFE = Duration.ofDays(3);

    private final Database database;
    private final Terms terms;
    private final InstantSource clock;
    private final Audit audit;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Federation federation;
    private final Passwords passwords;

    /**
     * How long what is kept, and what a guess costs.
     *
     * @param audit who looked at and did what
     * @param cost of a look at a password
     */
    public record Terms(Sessions.Terms sessions, Duration audit, Cost cost) {
        /** What holds if nobody says otherwise: half an hour, ten hours, a year. */
        public static Terms usual() {
            return new Terms(
                    new Sessions.Terms(Duration.ofMinutes(30), Duration.ofHours(10)), Duration.ofDays(366), Cost.USUAL);
        }
    }

    public Accounts(Database database, Terms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.passwords = new Passwords(terms.cost());
        this.audit = new Audit(database, clock);
        this.sessions = new Sessions(database, terms.sessions(), clock);
        this.signIns = new SignIns(database, sessions, audit, passwords, clock);
        this.federation = new Federation(database, sessions, audit, clock);
    }

    public Audit audit() {
        return audit;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SignIns signIns() {
        return signIns;
    }

    /** Those for whom a provider vouches. */
    public Federation federation() {
        return federation;
    }

    /** Everybody, by name. */
    public List<Account> all() {
        return database.inTransaction(
                sql -> sql.all("select " + Holders.COLUMNS + " from account_holder order by name", Holders::account));
    }

    /** Adds an account with a password that somebody chose, as at the command line; {@link Problem#ACCOUNT_EXISTS}. */
    public void add(Actor actor, Account.Standing standing, String password) {
        Passwords.admit(standing.name(), password);
        add(actor, standing, passwords.verifier(password), null);
    }

    /** Adds an account and draws a password, told this once: it is good for three days, to choose another. */
    public String add(Actor actor, Account.Standing standing) {
        String drawn = Passwords.drawn();
        add(actor, standing, passwords.verifier(drawn), clock.instant().plus(DRAWN_LIFE));
        return drawn;
    }

    private void add(Actor actor, Account.Standing standing, String verifier, @Nullable Instant drawnUntil) {
        boolean unused = database.inTransaction(sql -> {
            int rows = sql.change(
                    "insert into account_holder (name, role, partner, verifier, password_at, drawn_until, active, made_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    standing.name(),
                    standing.role(),
                    standing.partner().orElse(null),
                    verifier,
                    at(clock.instant()),
                    drawnUntil == null ? null : at(drawnUntil),
                    standing.active(),
                    at(clock.instant()));
            if (rows == 0) {
                throw new ProblemException(Problem.ACCOUNT_EXISTS, "there is an account of that name");
            }
            audit.did(sql, actor, Audit.Act.ACCOUNT_ADDED, standing.name());
            return true;
        });
    }

    /** What an account is from now on; {@link Problem#LAST_ADMINISTRATOR} if nobody could manage accounts any more. */
    public void change(Actor actor, Account.Standing standing) {
        boolean unused = database.inTransaction(sql -> {
            guardLast(sql, standing);
            audit.did(sql, actor, Audit.Act.ACCOUNT_CHANGED, standing.name());
            changed(sql.change(
                    "update account_holder set role = ?, partner = ?, active = ? where name = ?",
                    standing.role(),
                    standing.partner().orElse(null),
                    standing.active(),
                    standing.name()));
            Sessions.endAll(sql, standing.name(), "");
            return true;
        });
    }

    /** Two who take each other's right away are one after the other. Whom a provider names cannot get in when it is away, and does not count. */
    private static void guardLast(Sql sql, Account.Standing standing) {
        List<String> administrators = sql.all(
                "select name from account_holder where role = ? and active and issuer is null order by name for update",
                row -> row.getString(1),
                Role.ADMINISTRATOR);
        boolean stays = standing.active() && standing.role() == Role.ADMINISTRATOR;
        if (!stays && administrators.equals(List.of(standing.name()))) {
            throw new ProblemException(Problem.LAST_ADMINISTRATOR, "nobody else manages accounts");
        }
    }

    /** Draws a password for somebody who lost theirs, told this once: it is good for three days, to choose another. */
    public String reset(Actor actor, String name) {
        String drawn = Passwords.drawn();
        set(actor, name, drawn, clock.instant().plus(DRAWN_LIFE));
        return drawn;
    }

    /** Sets a password that somebody chose, as at the command line. */
    public void reset(Actor actor, String name, String password) {
        Passwords.admit(name, password);
        set(actor, name, password, null);
    }

    private void set(Actor actor, String name, String password, @Nullable Instant drawnUntil) {
        String verifier = passwords.verifier(password);
        boolean unused = database.inTransaction(sql -> {
            if (Federation.isName(name)) {
                throw new ProblemException(Problem.ACCOUNT_FEDERATED, "the provider keeps that password");
            }
            audit.did(sql, actor, Audit.Act.PASSWORD_RESET, name);
            changed(sql.change(
                    "update account_holder set verifier = ?, password_at = ?, drawn_until = ? where name = ?",
                    verifier,
                    at(clock.instant()),
                    drawnUntil == null ? null : at(drawnUntil),
                    name));
            Sessions.endAll(sql, name, "");
            sql.change("delete from account_browser where account = ?", name);
            return true;
        });
    }

    private static void changed(int rows) {
        if (rows != 1) {
            throw new ProblemException(Problem.ACCOUNT_UNKNOWN, "no account of that name");
        }
    }

    /** Notes that they left, and forgets the session. */
    public void signOut(Session session, String address) {
        boolean unused = database.inTransaction(sql -> {
            Sessions.end(sql, session.hash());
            audit.did(sql, new Actor(session.account(), address), Audit.Act.SIGNED_OUT, session.account());
            return true;
        });
    }

    /** Their own password, by who knows the present one; every other session of theirs ends. */
    public void changePassword(Session session, String address, Change change) {
        String name = session.account();
        signIns.confirm(name, change.present(), address);
        Passwords.admit(name, change.next());
        if (change.next().equals(change.present())) {
            throw new ProblemException(Problem.PASSWORD_WEAK, "it is the present one");
        }
        String verifier = passwords.verifier(change.next());
        boolean unused = database.inTransaction(sql -> {
            audit.did(sql, new Actor(name, address), Audit.Act.PASSWORD_CHANGED, name);
            changed(sql.change(
                    "update account_holder set verifier = ?, password_at = ?, drawn_until = null where name = ?",
                    verifier,
                    at(clock.instant()),
                    name));
            Sessions.endAll(sql, name, session.hash());
            return true;
        });
    }

    /** A present password and the next. */
    public record Change(String present, String next) {
        /** Never either. */
        @Override
        public String toString() {
            return "a change of password";
        }
    }

    /** Forgets what is old enough; how many rows of the audit went. */
    public int forget() {
        return database.inTransaction(sql -> {
            sessions.forget(sql);
            signIns.forget(sql);
            Guesses.forget(sql, clock.instant());
            return Audit.forget(sql, clock.instant().minus(terms.audit()));
        });
    }

    static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
