package parcellocker.bridge.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.wire.Chain;

/**
 * Budgets of tries to sign in, the same for every bridge. A try is counted before its password is looked at. From one address: so many in
 * all, and fewer for one name; for one name: so many by strangers together. A browser in which the account signed in before has a budget of
 * its own, so whoever guesses elsewhere does not lock it out; and a budget that is spent is whole again a quarter of an hour after its
 * first try, however often it is tried meanwhile. Names that do not exist have the same budgets as those that do.
 */
final class Guesses {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int OF_ADDRESS = 20;
    static final int OF_NAME_AT_ADDRESS = 5;
    static final int OF_NAME = 50;
    static final int OF_BROWSER = 10;
    /** More than of passwords: nobody guesses there, and a whole office is on its way at the same minute. */
    static final int AT_PROVIDER = 60;

    private final Database database;

    Guesses(Database database) {
        this.database = database;
    }

    private record Budget(String key, int most) {}

    /** What one try is counted against, in the order in which it is. */
    sealed interface Try {
        private List<Budget> budgets() {
            return switch (this) {
                case ByPassword one -> one.browser().isEmpty() ? ofStranger(one) : List.of(ofBrowser(one.browser()));
                case ByProvider one -> List.of(new Budget(Chain.name("provider/" + one.address()), AT_PROVIDER));
            };
        }

        private static List<Budget> ofStranger(ByPassword one) {
            return List.of(
                    new Budget(Chain.name("address/" + one.address()), OF_ADDRESS),
                    new Budget(Chain.name("pair/" + one.address() + "/" + one.name()), OF_NAME_AT_ADDRESS),
                    new Budget(Chain.name("name/" + one.name()), OF_NAME));
        }

        private static Budget ofBrowser(String hash) {
            return new Budget(Chain.name("browser/" + hash), OF_BROWSER);
        }
    }

    /** @param browser hash of a cookie in which this name signed in before; empty: a stranger */
    record ByPassword(String name, String address, String browser) implements Try {}

    /** Somebody sets out to the provider, or comes back from there without having set out. Passwords have budgets of their own. */
    record ByProvider(String address) implements Try {}

    /** Whether a try may be made now; it is counted. What one budget refuses is not counted against the next. */
    boolean admits(Try one, Instant now) {
        return database.inTransaction(sql -> {
            for (Budget budget : one.budgets()) {
                if (count(sql, budget.key(), now) > budget.most()) {
                    return false;
                }
            }
            return true;
        });
    }

    private static int count(Sql sql, String key, Instant now) {
        return sql.one(
                        "insert into account_guess as g (key, since, tries) values (?, ?, 1) on conflict (key) do update set"
                                + " tries = case when g.since <= ? then 1 else g.tries + 1 end,"
                                + " since = case when g.since <= ? then excluded.since else g.since end returning tries",
                        row -> row.getInt(1),
                        key,
                        Accounts.at(now),
                        Accounts.at(now.minus(WINDOW)),
                        Accounts.at(now.minus(WINDOW)))
                .orElseThrow();
    }

    /** It was no guess: the password was right. */
    static void giveBack(Sql sql, Try one) {
        one.budgets()
                .forEach(budget -> sql.change(
                        "update account_guess set tries = tries - 1 where key = ? and tries > 0", budget.key()));
    }

    static int forget(Sql sql, Instant now) {
        return sql.change("delete from account_guess where since < ?", Accounts.at(now.minus(WINDOW)));
    }
}
