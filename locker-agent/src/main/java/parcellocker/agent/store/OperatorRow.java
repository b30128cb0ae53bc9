package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The greatest counter that an operator's key has used up. */
final class OperatorRow implements RowCodec<String, Long> {
    @Override
    public String table() {
        return "operator";
    }

    @Override
    public List<String> columns() {
        return List.of("key", "counter");
    }

    @Override
    public List<@Nullable Object> cells(String key, Long counter) {
        return List.of(key, counter);
    }

    @Override
    public Object cell(String key) {
        return key;
    }

    @Override
    public String key(Cells cells) throws SQLException {
        return cells.text("key");
    }

    @Override
    public Long row(Cells cells) throws SQLException {
        return cells.number("counter");
    }
}
