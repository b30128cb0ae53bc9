package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Waybill;

final class AnnouncementRow implements RowCodec<Waybill, Announcement> {
    @Override
    public String table() {
        return "announcement";
    }

    @Override
    public List<String> columns() {
        return List.of("waybill", "recipient", "basis", "size", "marks");
    }

    @Override
    public List<@Nullable Object> cells(Waybill waybill, Announcement row) {
        return Arrays.asList(
                cell(waybill),
                row.recipient().value(),
                row.basis().map(Enum::name).orElse(null),
                row.size().map(Enum::name).orElse(null),
                Cells.joined(List.copyOf(row.marks())));
    }

    @Override
    public Object cell(Waybill waybill) {
        return waybill.value();
    }

    @Override
    public Waybill key(Cells cells) throws SQLException {
        return new Waybill(cells.text("waybill"));
    }

    @Override
    public Announcement row(Cells cells) throws SQLException {
        return new Announcement(
                key(cells),
                new PersonRef(cells.text("recipient")),
                cells.maybe("basis").map(Basis::valueOf),
                cells.maybe("size").map(Size::valueOf),
                new TreeSet<>(cells.list("marks", Mark::valueOf)));
    }
}
