package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.CompartmentState;

final class CompartmentRow implements RowCodec<CompartmentId, CompartmentState> {
    @Override
    public String table() {
        return "compartment";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "custody", "delivery", "blocked", "failures", "reachable");
    }

    @Override
    public List<@Nullable Object> cells(CompartmentId id, CompartmentState row) {
        return Arrays.asList(
                cell(id),
                row.custody().word(),
                row.custody().about().map(DeliveryId::value).orElse(null),
                row.blocked().map(Enum::name).orElse(null),
                row.failures(),
                row.reachable() ? 1 : 0);
    }

    @Override
    public Object cell(CompartmentId id) {
        return id.value();
    }

    @Override
    public CompartmentId key(Cells cells) throws SQLException {
        return new CompartmentId(cells.text("id"));
    }

    @Override
    public CompartmentState row(Cells cells) throws SQLException {
        return new CompartmentState(
                custody(cells.text("custody"), cells.maybe("delivery").map(DeliveryId::new)),
                cells.maybe("blocked").map(BlockReason::valueOf),
                cells.count("failures"),
                cells.count("reachable") != 0);
    }

    private static Custody custody(String word, Optional<DeliveryId> delivery) {
        return switch (word) {
            case "EMPTY" -> new Custody.Empty();
            case "RESERVED" -> new Custody.Reserved(named(delivery));
            case "LOADING" -> new Custody.Loading(named(delivery));
            case "OCCUPIED" -> new Custody.Occupied(named(delivery));
            case "UNLOADING" -> new Custody.Unloading(named(delivery));
            case "UNCERTAIN" -> new Custody.Uncertain(delivery);
            default -> throw new IllegalArgumentException("no custody " + word);
        };
    }

    private static DeliveryId named(Optional<DeliveryId> delivery) {
        return delivery.orElseThrow(() -> new IllegalArgumentException("custody without a delivery"));
    }
}
