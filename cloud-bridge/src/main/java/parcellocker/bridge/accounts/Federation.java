package parcellocker.bridge.accounts;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;

/**
 * People for whom a provider vouches. They are known by issuer and subject, never by a name or a mail address: both change hands. Each
 * is an account, with a name that nobody can give to an account of this console, and a role and a partner that the provider says anew at each sign-in.
 */
public final class Federation {
    /** Stands in the name of each of these accounts, and by {@link Account#NAME} in no other. */
    private static final String MARK = "~";

    private static final int MOST_CALLED = 15;
    private static final int HASH_DIGITS = 16;

    private final Database database;
    private final Sessions sessions;
    private final Audit audit;
    private final InstantSource clock;
    private final Guesses guesses;

    Federation(Database database, Sessions sessions, Audit audit, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.guesses = new Guesses(database);
    }

    /**
     * Somebody, as a provider knows them.
     *
     * @param subject never given to anybody else by this issuer
     * @param called what they are called there: good for reading alone
     */
    public record Person(String issuer, String subject, String called) {
        /** The name of their account. It begins with what they were called when it was made. */
        String name() {
            String small =
                    called.toLowerCase(Locale.ROOT).replaceFirst("@.*", "").replaceAll("[^a-z0-9._-]", "");
            String legible = small.isEmpty() ? "person" : small.substring(0, Math.min(small.length(), MOST_CALLED));
            return legible + MARK + Chain.name(issuer + "\n" + subject).substring(0, HASH_DIGITS);
        }
    }

    /**
     * Somebody who came back from the provider.
     *
     * @param partner there for {@link Role#isOfPartner()} alone
     * @param language in which the console speaks to them
     * @param before hash of a session of the same browser, which ends; empty: none
     */
    public record Arrival(
            Person person, Role role, Optional<String> partner, String address, String language, String before) {}

    private record Holder(String name, Role role, Optional<String> partner, boolean active) {
        boolean is(Arrival arrival) {
            return role == arrival.role() && partner.equals(arrival.partner());
        }
    }

    /** Whether somebody at this address may set out to the provider, or come back from nowhere; it is counted. */
    public boolean admits(String address) {
        return guesses.admits(new Guesses.ByProvider(address), clock.instant());
    }

    /** That they set out came to nothing through no fault of theirs. */
    public void giveBack(String address) {
        boolean unused = database.inTransaction(sql -> {
            Guesses.giveBack(sql, new Guesses.ByProvider(address));
            return true;
        });
    }

    /** The token of their new session; {@link Problem#ACCOUNT_SHUT} if an administrator shut their account. */
    public String signIn(Arrival arrival) {
        return database.inTransaction(sql -> admitted(sql, arrival)).orElseThrow(() -> {
            refused(Optional.of(arrival.person()), arrival.address());
            return new ProblemException(Problem.ACCOUNT_SHUT, "an administrator shut this account");
        });
    }

    private Optional<String> admitted(Sql sql, Arrival arrival) {
        Holder holder = holder(sql, arrival.person()).orElseGet(() -> added(sql, arrival));
        if (!holder.active()) {
            return Optional.empty();
        }
        Actor actor = new Actor(holder.name(), arrival.address());
        if (!holder.is(arrival)) {
            sql.change(
                    "update account_holder set role = ?, partner = ? where name = ?",
                    arrival.role(),
                    arrival.partner().orElse(null),
                    holder.name());
            Sessions.endAll(sql, holder.name(), "");
            audit.did(sql, actor, Audit.Act.ACCOUNT_CHANGED, holder.name());
        }
        sql.change(
                "update account_holder set signed_in_at = ? where name = ?",
                Accounts.at(clock.instant()),
                holder.name());
        leave(sql, arrival);
        Guesses.giveBack(sql, new Guesses.ByProvider(arrival.address()));
        audit.did(sql, actor, Audit.Act.SIGNED_IN, holder.name());
        return Optional.of(sessions.begin(sql, holder.name(), arrival.language()));
    }

    private static Optional<Holder> holder(Sql sql, Person person) {
        return sql.one(
                "select name, role, partner, active from account_holder where issuer = ? and subject = ? for update",
                row -> new Holder(
                        row.getString(1),
                        Role.valueOf(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        row.getBoolean(4)),
                person.issuer(),
                person.subject());
    }

    /** Of two first sign-ins at the same moment one adds the account. */
    private Holder added(Sql sql, Arrival arrival) {
        String name = arrival.person().name();
        int rows = sql.change(
                "insert into account_holder (name, role, partner, issuer, subject, active, made_at)"
                        + " values (?, ?, ?, ?, ?, true, ?) on conflict do nothing",
                name,
                arrival.role(),
                arrival.partner().orElse(null),
                arrival.person().issuer(),
                arrival.person().subject(),
                Accounts.at(clock.instant()));
        if (rows == 1) {
            audit.did(sql, new Actor(name, arrival.address()), Audit.Act.ACCOUNT_ADDED, name);
        }
        return holder(sql, arrival.person()).orElseThrow();
    }

    /** Whoever was signed in in that browser is there no more. */
    private void leave(Sql sql, Arrival arrival) {
        sql.one(
                        "delete from account_session where hash = ? returning account",
                        row -> row.getString(1),
                        arrival.before())
                .ifPresent(gone -> audit.did(sql, new Actor(gone, arrival.address()), Audit.Act.SIGNED_OUT, gone));
    }

    /** Notes that they were not let in. Whoever is known, but may no more, has no session left either. */
    public void refused(Optional<Person> person, String address) {
        boolean unused = database.inTransaction(sql -> {
            String name = person.flatMap(known -> holder(sql, known))
                    .map(Holder::name)
                    .orElse("");
            Sessions.endAll(sql, name, "");
            audit.did(sql, new Actor(name, address), Audit.Act.SIGN_IN_REFUSED, name);
            return true;
        });
    }

    /** Shuts an account, or opens it again; {@link Problem#ACCOUNT_UNKNOWN}. What it may is for the provider to say. */
    public void allow(Actor actor, String name, boolean isActive) {
        boolean unused = database.inTransaction(sql -> {
            int rows = sql.change(
                    "update account_holder set active = ? where name = ? and issuer is not null", isActive, name);
            if (rows != 1) {
                throw new ProblemException(Problem.ACCOUNT_UNKNOWN, "no account of that name");
            }
            Sessions.endAll(sql, name, "");
            audit.did(sql, actor, Audit.Act.ACCOUNT_CHANGED, name);
            return true;
        });
    }

    /** Whether that is the name of such an account. */
    public static boolean isName(String name) {
        return name.contains(MARK);
    }
}
