package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Opening;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Purpose;

final class OpeningRow implements RowCodec<OpeningId, Opening> {
    @Override
    public String table() {
        return "opening";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "state", "purpose", "compartment", "delivery", "courier");
    }

    @Override
    public List<@Nullable Object> cells(OpeningId id, Opening row) {
        return Arrays.asList(
                cell(id),
                row.state().name(),
                row.purpose().name(),
                row.compartment().value(),
                row.delivery().value(),
                row.courier().map(CourierId::value).orElse(null));
    }

    @Override
    public Object cell(OpeningId id) {
        return id.value();
    }

    @Override
    public OpeningId key(Cells cells) throws SQLException {
        return new OpeningId(cells.text("id"));
    }

    @Override
    public Opening row(Cells cells) throws SQLException {
        return new Opening(
                key(cells),
                new CompartmentId(cells.text("compartment")),
                new DeliveryId(cells.text("delivery")),
                Purpose.valueOf(cells.text("purpose")),
                cells.maybe("courier").map(CourierId::new),
                Opening.State.valueOf(cells.text("state")));
    }
}
