package parcellocker.bridge.parcels;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact.Concern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Tickets of those who ask for help on their own page: numbers of eight digits, as lockers give them. */
final class PageTickets {
    private static final int MOST = 8;
    private static final int NUMBERS = 100_000_000;

    private final SecureRandom random = new SecureRandom();

    /** The one that waits for the same, or a new one; {@link Problem#TICKETS_SPENT} if there were too many for this delivery. */
    String open(Sql sql, Links.Bearer bearer, String compartment, Concern concern) {
        return waiting(sql, bearer, concern).orElseGet(() -> {
            int before = sql.all(
                            "select number from parcel_page_ticket where locker = ? and delivery = ?",
                            row -> row.getLong(1),
                            bearer.locker(),
                            bearer.delivery())
                    .size();
            if (before >= MOST) {
                throw new ProblemException(Problem.TICKETS_SPENT, "asked on a recipient's page");
            }
            String number = drawn(sql);
            sql.change(
                    "insert into parcel_page_ticket (ticket, locker, delivery, compartment, concern) values (?, ?, ?, ?, ?)",
                    number,
                    bearer.locker(),
                    bearer.delivery(),
                    compartment,
                    concern);
            return number;
        });
    }

    private static Optional<String> waiting(Sql sql, Links.Bearer bearer, Concern concern) {
        return sql.one(
                "select ticket from parcel_page_ticket where locker = ? and delivery = ? and concern = ? and settled_at is null",
                row -> row.getString(1),
                bearer.locker(),
                bearer.delivery(),
                concern);
    }

    /** None that is on somebody's lips already. */
    private String drawn(Sql sql) {
        String number;
        do {
            number = String.format(Locale.ROOT, "%08d", random.nextInt(NUMBERS));
        } while (sql.one(
                        "select 1 where exists (select 1 from parcel_ticket where ticket = ?)"
                                + " or exists (select 1 from parcel_page_ticket where ticket = ?)",
                        row -> row.getInt(1),
                        number,
                        number)
                .isPresent());
        return number;
    }
}
