package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact.Concern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * What recipients ask for on their own page. Asked twice, or by two fingers at once, it is done once. A token that leads nowhere, or
 * not to what was asked, is {@link Problem#LINK_UNKNOWN}.
 */
public final class Wishes {
    private static final int MOST_HELPERS = 10;

    private final Database database;
    private final Links links;
    private final Storage storage;
    private final Tokens tokens;
    private final PageTickets tickets = new PageTickets();

    public Wishes(Database database, Links links, Storage storage, Tokens tokens) {
        this.database = database;
        this.links = links;
        this.storage = storage;
        this.tokens = tokens;
    }

    /** What was asked for before, in the hand of whoever asks now. */
    private record Wish(
            Links.Bearer bearer,
            State state,
            String compartment,
            int helpers,
            @Nullable String helper,
            boolean isRefused) {
        LockerId locker() {
            return new LockerId(bearer.locker());
        }

        /** @throws ProblemException why nothing can be asked about a parcel that is not there for sure */
        Wish waiting() {
            switch (state) {
                case STORED, PICKUP_OPEN -> {}
                case UNCERTAIN, HANDED_OVER -> throw refused(Problem.CONTENT_UNCERTAIN);
                case AUTHORISED, LOADING, COLLECTED, REFUSED, RECALLED, WITHDRAWN, BY_HAND, MISSING, FAILED ->
                    throw refused(Problem.NOTHING_HERE);
            }
            return this;
        }

        Wish wanted() {
            if (isRefused) {
                throw refused(Problem.PARCEL_REFUSED);
            }
            return this;
        }
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(problem, "asked on a recipient's page");
    }

    /**
     * Leaves it longer, within what the city lets recipients add.
     *
     * @param fromMillis the limit that they saw: with another one this was done already, and nothing is done
     * @return its locker
     * @throws ProblemException {@link Problem#EXTENSIONS_SPENT}, {@link Problem#STAY_UNKNOWN} before its time has begun
     */
    public LockerId longer(String token, long fromMillis) {
        return asRecipient(token, (sql, wish) -> {
            storage.longer(sql, wish.waiting().wanted().bearer(), fromMillis);
            return wish.locker();
        });
    }

    /**
     * Gives a QR to somebody whom they send, unless somebody has one; and makes sure of the link by which this token shows it.
     *
     * @throws ProblemException {@link Problem#HELPERS_SPENT}
     */
    public LockerId send(String token, Duration life) {
        return asRecipient(token, (sql, wish) -> {
            wish.waiting().wanted();
            Optional<Helper> known = Optional.ofNullable(wish.helper()).flatMap(one -> tokens.helper(sql, one));
            Helper helper = known.orElseGet(() -> drawn(sql, wish, life));
            links.helper(sql, token, wish.bearer(), helper);
            return wish.locker();
        });
    }

    private Helper drawn(Sql sql, Wish wish, Duration life) {
        if (wish.helpers() >= MOST_HELPERS) {
            throw refused(Problem.HELPERS_SPENT);
        }
        Helper helper = tokens.helper(sql, wish.locker(), wish.bearer().delivery(), life);
        sql.change(
                "update parcel_wish set helpers = helpers + 1, helper = ? where locker = ? and delivery = ?",
                helper.token(),
                wish.bearer().locker(),
                wish.bearer().delivery());
        return helper;
    }

    /** Takes a QR back from whom they sent; of one that was taken back already it changes nothing. */
    public LockerId takeBack(String token, String helper) {
        return asRecipient(token, (sql, wish) -> {
            if (helper.equals(wish.helper())) {
                takeBack(sql, wish, helper);
            }
            return wish.locker();
        });
    }

    private void takeBack(Sql sql, Wish wish, String helper) {
        tokens.revoke(sql, helper);
        Links.end(sql, helper);
        sql.change(
                "update parcel_wish set helper = null where locker = ? and delivery = ?",
                wish.bearer().locker(),
                wish.bearer().delivery());
    }

    /**
     * They do not want it: its time is over, so that a courier may take it out. Until one does it is theirs. The first reason stands.
     *
     * @return its locker
     */
    public LockerId refuse(String token, Refusal reason) {
        return asRecipient(token, (sql, wish) -> {
            if (!wish.waiting().isRefused()) {
                sql.change(
                        "update parcel_wish set refused = ?, refused_at = now() where locker = ? and delivery = ?",
                        reason,
                        wish.bearer().locker(),
                        wish.bearer().delivery());
                Optional.ofNullable(wish.helper()).ifPresent(helper -> takeBack(sql, wish, helper));
                storage.refused(sql, wish.bearer());
            }
            return wish.locker();
        });
    }

    /**
     * Something is wrong, whoever says so.
     *
     * @return the number under which they wait; the same while they wait for the same
     * @throws ProblemException {@link Problem#TICKETS_SPENT}
     */
    public String complain(String token, Concern concern) {
        return asBearer(token, (sql, wish) -> tickets.open(sql, wish.bearer(), wish.compartment(), concern));
    }

    private <T> T asRecipient(String token, BiFunction<Sql, Wish, T> work) {
        return asBearer(token, (sql, wish) -> {
            if (wish.bearer().isHelper()) {
                throw refused(Problem.LINK_UNKNOWN);
            }
            return work.apply(sql, wish);
        });
    }

    private <T> T asBearer(String token, BiFunction<Sql, Wish, T> work) {
        return database.inTransaction(sql -> {
            Links.Bearer bearer = links.find(sql, token).orElseThrow(() -> refused(Problem.LINK_UNKNOWN));
            return work.apply(sql, held(sql, bearer));
        });
    }

    /** Nobody else asks about this delivery until the transaction is over. */
    private static Wish held(Sql sql, Links.Bearer bearer) {
        sql.change(
                "insert into parcel_wish (locker, delivery) values (?, ?) on conflict do nothing",
                bearer.locker(),
                bearer.delivery());
        return sql.one(
                        "select d.state, d.compartment, w.helpers, w.helper, w.refused from parcel_wish w"
                                + " join parcel_delivery d using (locker, delivery) where w.locker = ? and w.delivery = ?"
                                + " for update of w",
                        row -> wish(row, bearer),
                        bearer.locker(),
                        bearer.delivery())
                .orElseThrow();
    }

    private static Wish wish(ResultSet row, Links.Bearer bearer) throws SQLException {
        return new Wish(
                bearer,
                State.valueOf(row.getString(1)),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5) != null);
    }
}
