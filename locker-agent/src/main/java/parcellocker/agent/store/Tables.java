package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.CompartmentState;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Rows;
import parcellocker.agent.locker.Stays;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Json;

/** The book as tables. */
final class Tables {
    private static final Table<CompartmentId, CompartmentState> COMPARTMENTS = new Table<>(new CompartmentRow());
    private static final Table<DeliveryId, Delivery> DELIVERIES = new Table<>(new DeliveryRow());
    private static final Table<DeliveryId, MailIn> MAIL_INS = new Table<>(new MailInRow());
    private static final Table<Waybill, CancelledOrder> CANCELLED = new Table<>(new CancelledOrderRow());
    private static final Table<OpeningId, Opening> OPENINGS = new Table<>(new OpeningRow());
    private static final Table<Waybill, Announcement> ANNOUNCEMENTS = new Table<>(new AnnouncementRow());
    private static final Table<CourierId, Courier> COURIERS = new Table<>(new CourierRow());
    private static final Table<Integer, CountersRow.Counters> COUNTERS = new Table<>(new CountersRow());

    private static final Table<String, Long> OPERATORS = new Table<>(new OperatorRow());

    private static final String FORGET_PEOPLE = "delete from person where ref not in "
            + "(select recipient from delivery union select recipient from announcement)";

    private Tables() {}

    /** Those that the book lies in. */
    static List<String> names() {
        return Stream.of(
                        COMPARTMENTS,
                        DELIVERIES,
                        MAIL_INS,
                        CANCELLED,
                        OPENINGS,
                        ANNOUNCEMENTS,
                        COURIERS,
                        COUNTERS,
                        OPERATORS)
                .map(Table::name)
                .toList();
    }

    /** Where a table's rows are read. */
    private interface Source {
        <K extends Comparable<K>, R> Rows<K, R> rows(Table<K, R> table) throws SQLException;
    }

    static Book read(Sql sql) throws SQLException {
        return read(new Source() {
            @Override
            public <K extends Comparable<K>, R> Rows<K, R> rows(Table<K, R> table) throws SQLException {
                return table.read(sql);
            }
        });
    }

    /** The book of a snapshot that this version of the software has made. */
    static Book read(Sql sql, String snapshot) throws SQLException {
        return read(new Source() {
            @Override
            public <K extends Comparable<K>, R> Rows<K, R> rows(Table<K, R> table) throws SQLException {
                return table.readFrom(sql, snapshot);
            }
        });
    }

    private static Book read(Source source) throws SQLException {
        CountersRow.Counters counters = source.rows(COUNTERS).get(1);
        return new Book(
                counters.ageMillis(),
                source.rows(COMPARTMENTS),
                new Stays(source.rows(DELIVERIES), source.rows(MAIL_INS), source.rows(CANCELLED)),
                source.rows(OPENINGS),
                source.rows(ANNOUNCEMENTS),
                source.rows(COURIERS),
                counters.budgets(),
                counters.commands().counting(source.rows(OPERATORS)),
                counters.directives(),
                counters.standing());
    }

    /** The book as one text: the same book gives the same text, byte for byte. */
    static String snapshot(Book book) {
        SortedMap<String, List<List<@Nullable Object>>> tables = new TreeMap<>();
        COUNTERS.addTo(tables, CountersRow.Counters.of(book));
        OPERATORS.addTo(tables, book.commands().counters());
        COMPARTMENTS.addTo(tables, book.compartments());
        OPENINGS.addTo(tables, book.openings());
        COURIERS.addTo(tables, book.couriers());
        DELIVERIES.addTo(tables, book.deliveries());
        MAIL_INS.addTo(tables, book.mailIns());
        CANCELLED.addTo(tables, book.stays().cancelled());
        ANNOUNCEMENTS.addTo(tables, book.announcements());
        return Json.write(tables);
    }

    /** Writes exactly the rows in which the books differ, and forgets whom nothing names any more. */
    static void write(Sql sql, Book before, Book after, Imprint imprint) throws SQLException {
        COUNTERS.write(sql, CountersRow.Counters.of(before), CountersRow.Counters.of(after), imprint);
        OPERATORS.write(sql, before.commands().counters(), after.commands().counters(), imprint);
        COMPARTMENTS.write(sql, before.compartments(), after.compartments(), imprint);
        OPENINGS.write(sql, before.openings(), after.openings(), imprint);
        COURIERS.write(sql, before.couriers(), after.couriers(), imprint);
        MAIL_INS.write(sql, before.mailIns(), after.mailIns(), imprint);
        CANCELLED.write(sql, before.stays().cancelled(), after.stays().cancelled(), imprint);
        boolean deliveries = DELIVERIES.write(sql, before.deliveries(), after.deliveries(), imprint);
        boolean announcements = ANNOUNCEMENTS.write(sql, before.announcements(), after.announcements(), imprint);
        if (deliveries || announcements) {
            sql.run(FORGET_PEOPLE);
        }
    }

    /**
     * Gives each compartment of the cabinet its row. One that is no longer built is dropped if it was empty.
     *
     * @throws parcellocker.agent.runtime.StoreException {@link Problem#CONFIG_CONFLICT} if it was not: the layout is not this locker's
     */
    static void furnish(Sql sql, Cabinet cabinet, Imprint imprint) throws SQLException {
        Rows<CompartmentId, CompartmentState> before = COMPARTMENTS.read(sql);
        Rows<CompartmentId, CompartmentState> after = before;
        for (CompartmentId id : before.asMap().keySet()) {
            if (!cabinet.compartments().containsKey(id)) {
                if (!(before.get(id).custody() instanceof Custody.Empty)) {
                    throw Failures.refusal(
                            Problem.CONFIG_CONFLICT, "compartment " + id + " is in use and not in the cabinet");
                }
                after = after.without(id);
            }
        }
        for (CompartmentId id : cabinet.ids()) {
            after = after.has(id) ? after : after.with(id, CompartmentState.NEW);
        }
        COMPARTMENTS.write(sql, before, after, imprint);
    }
}
