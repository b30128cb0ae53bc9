package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Waybill;

final class MailInRow implements RowCodec<DeliveryId, MailIn> {
    @Override
    public String table() {
        return "mail_in";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "state", "sending_order", "carrier", "compartment", "openings", "stored_age", "not_after");
    }

    @Override
    public List<@Nullable Object> cells(DeliveryId id, MailIn row) {
        return Arrays.asList(
                cell(id),
                row.state().name(),
                row.order().value(),
                row.carrier(),
                row.compartment().value(),
                row.openings(),
                row.storedAge().isPresent() ? (Object) row.storedAge().getAsLong() : null,
                row.notAfterSeconds());
    }

    @Override
    public Object cell(DeliveryId id) {
        return id.value();
    }

    @Override
    public DeliveryId key(Cells cells) throws SQLException {
        return new DeliveryId(cells.text("id"));
    }

    @Override
    public MailIn row(Cells cells) throws SQLException {
        return new MailIn(
                key(cells),
                new Waybill(cells.text("sending_order")),
                cells.text("carrier"),
                new CompartmentId(cells.text("compartment")),
                MailIn.State.valueOf(cells.text("state")),
                cells.count("openings"),
                cells.maybeNumber("stored_age"),
                cells.number("not_after"));
    }
}
