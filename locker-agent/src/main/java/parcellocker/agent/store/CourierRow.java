package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Verifier;

final class CourierRow implements RowCodec<CourierId, Courier> {
    @Override
    public String table() {
        return "courier";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "role", "badge", "pin_salt", "pin_hash", "active");
    }

    @Override
    public List<@Nullable Object> cells(CourierId id, Courier row) {
        return List.of(
                cell(id),
                row.role().name(),
                row.badge(),
                row.pin().salt(),
                row.pin().hash(),
                row.active() ? 1 : 0);
    }

    @Override
    public Object cell(CourierId id) {
        return id.value();
    }

    @Override
    public CourierId key(Cells cells) throws SQLException {
        return new CourierId(cells.text("id"));
    }

    @Override
    public Courier row(Cells cells) throws SQLException {
        return new Courier(
                key(cells),
                Role.valueOf(cells.text("role")),
                cells.text("badge"),
                new Verifier(cells.text("pin_salt"), cells.text("pin_hash")),
                cells.count("active") == 1);
    }
}
