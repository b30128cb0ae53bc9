package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.delivery.Waybill;

final class CancelledOrderRow implements RowCodec<Waybill, CancelledOrder> {
    @Override
    public String table() {
        return "cancelled_order";
    }

    @Override
    public List<String> columns() {
        return List.of("sending_order", "not_after");
    }

    @Override
    public List<@Nullable Object> cells(Waybill order, CancelledOrder row) {
        return List.of(cell(order), row.notAfterSeconds());
    }

    @Override
    public Object cell(Waybill order) {
        return order.value();
    }

    @Override
    public Waybill key(Cells cells) throws SQLException {
        return new Waybill(cells.text("sending_order"));
    }

    @Override
    public CancelledOrder row(Cells cells) throws SQLException {
        return new CancelledOrder(key(cells), cells.number("not_after"));
    }
}
