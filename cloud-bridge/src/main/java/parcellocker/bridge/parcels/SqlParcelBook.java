package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Kept;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.entry.Fact.Concern;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.topic.LockerId;

/** A locker's deliveries in PostgreSQL. Deliveries and openings that are changed are written by {@link #write()}, each row once. */
public final class SqlParcelBook implements ParcelBook {
    /** Written together; a journal of years that is projected anew must not wait in memory as a whole. */
    private static final int MOST_EVENTS = 500;

    private final Sql sql;
    private final String locker;
    private final Kept<Delivery> deliveries = new Kept<>(this::readDelivery, this::writeDeliveries);
    private final Kept<Opening> openings = new Kept<>(this::readOpening, this::writeOpenings);
    private final List<@Nullable Object[]> events = new ArrayList<>();

    public SqlParcelBook(Sql sql, LockerId locker) {
        this.sql = sql;
        this.locker = locker.value();
    }

    /** Writes what was changed since the last time. */
    public void write() {
        deliveries.write();
        openings.write();
        writeEvents();
    }

    private void writeEvents() {
        sql.changeEach(
                "insert into parcel_event (locker, epoch, seq, delivery, waybill, kind, wall_millis, clock)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                events);
        events.clear();
    }

    @Override
    public Optional<Delivery> delivery(String delivery) {
        return deliveries.get(delivery);
    }

    private Optional<Delivery> readDelivery(String delivery) {
        return sql.one(
                "select " + DeliveryTable.COLUMNS + " from parcel_delivery where locker = ? and delivery = ?",
                DeliveryTable::read,
                locker,
                delivery);
    }

    @Override
    public List<Delivery> uncertain(String waybill) {
        deliveries.write();
        return sql.all(
                "select " + DeliveryTable.COLUMNS + " from parcel_delivery where locker = ? and state = ?"
                        + " and waybills @> array[?::text] order by delivery",
                DeliveryTable::read,
                locker,
                State.UNCERTAIN,
                waybill);
    }

    @Override
    public void put(Delivery delivery) {
        deliveries.put(delivery.delivery(), delivery);
    }

    private void writeDeliveries(List<Delivery> changed) {
        DeliveryTable.write(sql, locker, changed);
    }

    @Override
    public boolean isRefused(String delivery) {
        return sql.one(
                        "select 1 from parcel_wish where locker = ? and delivery = ? and refused is not null",
                        row -> true,
                        locker,
                        delivery)
                .isPresent();
    }

    @Override
    public Optional<Opening> opening(String opening) {
        return openings.get(opening);
    }

    private Optional<Opening> readOpening(String opening) {
        return sql.one(
                "select opening, delivery, kind, finished from parcel_opening where locker = ? and opening = ?",
                SqlParcelBook::opening,
                locker,
                opening);
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getString(1), row.getString(2), Opening.Kind.valueOf(row.getString(3)), row.getBoolean(4));
    }

    @Override
    public void put(Opening opening) {
        openings.put(opening.opening(), opening);
    }

    private void writeOpenings(List<Opening> changed) {
        sql.changeEach(
                "insert into parcel_opening (locker, opening, delivery, kind, finished) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, opening) do update set delivery = excluded.delivery,"
                        + " kind = excluded.kind, finished = excluded.finished",
                changed.stream()
                        .map(opening -> new @Nullable Object[] {
                            locker, opening.opening(), opening.delivery(), opening.kind(), opening.finished()
                        })
                        .toList());
    }

    @Override
    public List<Opening> unfinished() {
        openings.write();
        return sql.all(
                "select opening, delivery, kind, finished from parcel_opening"
                        + " where locker = ? and not finished order by opening",
                SqlParcelBook::opening,
                locker);
    }

    @Override
    public Optional<MailIn> mailIn(String delivery) {
        return sql.one(
                "select " + MailInTable.COLUMNS + " from parcel_mail_in where locker = ? and delivery = ?",
                MailInTable::read,
                locker,
                delivery);
    }

    @Override
    public void put(MailIn mailIn) {
        MailInTable.write(sql, locker, mailIn);
    }

    @Override
    public void put(Event event) {
        events.add(new @Nullable Object[] {
            locker,
            event.epoch(),
            event.seq(),
            event.delivery(),
            event.waybill(),
            event.kind(),
            event.stamp().wallMillis(),
            event.stamp().clock()
        });
        if (events.size() == MOST_EVENTS) {
            writeEvents();
        }
    }

    @Override
    public void put(Happening happening) {
        sql.change(
                "insert into parcel_happening (locker, epoch, seq, delivery, kind, waybills, compartment, made_millis,"
                        + " clock) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                locker,
                happening.epoch(),
                happening.seq(),
                happening.delivery(),
                happening.kind(),
                happening.waybills(),
                happening.compartment(),
                happening.stamp().wallMillis(),
                happening.stamp().clock());
        sql.change(
                "insert into parcel_happening_head (locker, epoch, seq) values (?, ?, ?) on conflict (locker)"
                        + " do update set epoch = excluded.epoch, seq = excluded.seq",
                locker,
                happening.epoch(),
                happening.seq());
    }

    @Override
    public void seal(String name, String jwe) {
        sql.change(
                "insert into parcel_seal (name, locker, jwe) values (?, ?, ?) on conflict (name) do nothing",
                name,
                locker,
                jwe);
    }

    @Override
    public void notice(String delivery, String codeSeal, Stamp stamp) {
        sql.change(
                "insert into parcel_notice (locker, delivery, code_seal, made_millis, clock) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker, delivery) do update set code_seal = excluded.code_seal, made_millis ="
                        + " excluded.made_millis, clock = excluded.clock",
                locker,
                delivery,
                codeSeal,
                stamp.wallMillis(),
                stamp.clock());
    }

    @Override
    public void openedByStaff(String delivery, String opening, Stamp stamp) {
        sql.change(
                "insert into parcel_staff_opening (locker, opening, delivery, made_millis, clock)"
                        + " values (?, ?, ?, ?, ?) on conflict (locker, opening) do nothing",
                locker,
                opening,
                delivery,
                stamp.wallMillis(),
                stamp.clock());
    }

    @Override
    public void put(Ticket ticket) {
        sql.change(
                "insert into parcel_ticket (locker, epoch, seq, ticket, concern, delivery, compartment, made_millis, clock)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                locker,
                ticket.epoch(),
                ticket.seq(),
                ticket.number(),
                ticket.concern(),
                ticket.delivery(),
                ticket.compartment(),
                ticket.stamp().wallMillis(),
                ticket.stamp().clock());
    }

    @Override
    public void settle(String delivery) {
        sql.change(
                "insert into parcel_ticket_settled (locker, epoch, seq) select locker, epoch, seq from parcel_ticket"
                        + " where locker = ? and delivery = ? and concern = ? on conflict do nothing",
                locker,
                delivery,
                Concern.DOOR);
    }

    @Override
    public void lost(String ticket, String delivery, long epoch, long seq) {
        sql.change(
                "insert into parcel_lost_code (locker, epoch, seq, ticket, delivery) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                locker,
                epoch,
                seq,
                ticket,
                delivery);
    }

    @Override
    public void forget() {
        events.clear();
        deliveries.forget();
        openings.forget();
        for (String table : List.of(
                "parcel_mail_in",
                "parcel_delivery",
                "parcel_opening",
                "parcel_event",
                "parcel_happening",
                "parcel_happening_head",
                "parcel_notice",
                "parcel_staff_opening",
                "parcel_ticket",
                "parcel_lost_code")) {
            sql.change("delete from " + table + " where locker = ?", locker);
        }
    }
}
