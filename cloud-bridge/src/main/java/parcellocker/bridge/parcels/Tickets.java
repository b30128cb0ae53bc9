package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Help that people at lockers and on their own pages wait for: whoever is called finds everything by the number that was shown there. */
public final class Tickets {
    private static final int MOST = 500;

    /** Those of recipients' pages have no entry of a journal: they are apart by a number of their own, in an epoch that no locker has. */
    private static final String OF_PAGES = "select locker, 0, number, ticket, concern, delivery, compartment,"
            + " (extract(epoch from made_at) * 1000)::bigint, 'TRUSTED', made_at from parcel_page_ticket";

    private final Database database;

    public Tickets(Database database) {
        this.database = database;
    }

    /**
     * A ticket as staff sees it.
     *
     * @param renewal of a lost code: ORDERED, or DECLINED because one was ordered a moment ago; null if nobody who knew parcel and phone asked
     * @param settledAt ISO time; null while somebody waits
     */
    public record Known(
            String locker,
            Ticket ticket,
            @Nullable String renewal,
            @Nullable String settledAt) {
        public boolean isOpen() {
            return settledAt == null;
        }
    }

    /** Those that are not settled first, then the newest. */
    public List<Known> latest() {
        return database.inTransaction(sql -> sql.all(
                "select t.*, s.settled_at, r.ordered from (select * from parcel_ticket union all " + OF_PAGES + ") t"
                        + " left join (select * from parcel_ticket_settled union all select locker, 0, number, settled_at from parcel_page_ticket"
                        + " where settled_at is not null) s using (locker, epoch, seq)"
                        + " left join parcel_lost_code l on l.locker = t.locker and l.epoch = t.epoch and l.ticket = t.ticket"
                        + " left join parcel_renewal r on r.locker = l.locker and r.epoch = l.epoch and r.seq = l.seq"
                        + " order by s.settled_at is not null, t.noted_at desc, t.locker, t.seq desc limit ?",
                Tickets::known,
                MOST));
    }

    private static Known known(ResultSet row) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        @Nullable Boolean ordered = row.getObject("ordered", Boolean.class);
        return new Known(
                row.getString("locker"),
                new Ticket(
                        row.getLong("epoch"),
                        row.getLong("seq"),
                        row.getString("ticket"),
                        row.getString("concern"),
                        row.getString("delivery"),
                        row.getString("compartment"),
                        new Stamp(0, row.getLong("made_millis"), Stamp.Clock.valueOf(row.getString("clock")))),
                ordered == null ? null : ordered ? "ORDERED" : "DECLINED",
                settled == null ? null : settled.toInstant().toString());
    }

    /**
     * Nobody waits for it any more. Said again it changes nothing.
     *
     * @throws ProblemException {@link Problem#TICKET_UNKNOWN}
     */
    public void settle(LockerId locker, String number) {
        database.inTransaction(sql -> {
            int onPage = sql.change(
                    "update parcel_page_ticket set settled_at = coalesce(settled_at, now()) where locker = ? and ticket = ?",
                    locker.value(),
                    number);
            int found = onPage
                    + sql.all(
                                    "select seq from parcel_ticket where locker = ? and ticket = ?",
                                    row -> row.getLong(1),
                                    locker.value(),
                                    number)
                            .size();
            if (found == 0) {
                throw new ProblemException(Problem.TICKET_UNKNOWN, "no such ticket");
            }
            return sql.change(
                    "insert into parcel_ticket_settled (locker, epoch, seq) select locker, epoch, seq from parcel_ticket"
                            + " where locker = ? and ticket = ? on conflict do nothing",
                    locker.value(),
                    number);
        });
    }
}
