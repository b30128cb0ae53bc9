package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Orders that people brought to lockers to be sent, for the city's staff and systems. */
public final class MailIns {
    private static final int MOST = 500;
    private static final String ROWS = "select locker, " + MailInTable.COLUMNS
            + " from parcel_mail_in m where ?::text is null or sending_order = ?"
            + " order by (select max(wall_millis) from parcel_event e where e.locker = m.locker"
            + " and e.delivery = m.delivery) desc nulls last, sending_order limit ?";

    private final Database database;

    public MailIns(Database database) {
        this.database = database;
    }

    /**
     * One order as it is shown.
     *
     * @param openedAt when the door that was shut on it had been opened; null if nobody saw it shut
     * @param collector who took it, or opened for it last; empty if nobody has
     */
    public record Sent(
            String order,
            String locker,
            String state,
            String delivery,
            String compartment,
            String carrier,
            String identity,
            @Nullable String openedAt,
            @Nullable String shutAt,
            String collector) {}

    /**
     * One order and everything that was heard of it.
     *
     * @param sent empty if nobody has brought its parcel to a locker
     */
    public record History(
            String order, Optional<Sent> sent, Optional<SendingOrders.Cancellation> cancellation, List<Noted> events) {
        public History {
            events = List.copyOf(events);
        }
    }

    /** The latest {@link #MOST}. */
    public List<Sent> latest() {
        return database.inTransaction(sql -> find(sql, null));
    }

    /** One order's history, or {@link Problem#PARCEL_UNKNOWN} if nobody has brought its parcel and nobody cancelled it. */
    public History history(String order) {
        return database.inTransaction(sql -> {
            Optional<Sent> sent = find(sql, order).stream().findFirst();
            Optional<SendingOrders.Cancellation> cancellation = SendingOrders.cancellation(sql, order);
            if (sent.isEmpty() && cancellation.isEmpty()) {
                throw new ProblemException(Problem.PARCEL_UNKNOWN, "no such order");
            }
            return new History(order, sent, cancellation, events(sql, order, sent));
        });
    }

    private static List<Sent> find(Sql sql, @Nullable String order) {
        return sql.all(ROWS, MailIns::sent, order, order, MOST);
    }

    private static Sent sent(ResultSet row) throws SQLException {
        MailIn mailIn = MailInTable.read(row);
        boolean isSeen = mailIn.shutMillis() > 0;
        return new Sent(
                mailIn.order(),
                row.getString("locker"),
                mailIn.state().name(),
                mailIn.delivery(),
                mailIn.compartment(),
                mailIn.carrier(),
                mailIn.identity(),
                isSeen ? time(mailIn.shutMillis() - mailIn.openMillis()) : null,
                isSeen ? time(mailIn.shutMillis()) : null,
                mailIn.collector());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static List<Noted> events(Sql sql, String order, Optional<Sent> sent) {
        return sql.all(
                "select " + Noted.COLUMNS + " from parcel_event"
                        + " where (locker = ? and delivery = ?) or (waybill = ? and kind = 'MailInCancelled')"
                        + " order by locker, epoch, seq",
                Noted::of,
                sent.map(Sent::locker).orElse(""),
                sent.map(Sent::delivery).orElse(""),
                order);
    }
}
