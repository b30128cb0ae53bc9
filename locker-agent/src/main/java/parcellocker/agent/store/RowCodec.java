package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one record of the book lies in its table. */
interface RowCodec<K extends Comparable<K>, R> {
    String table();

    /** The first is the key. */
    List<String> columns();

    /** One for each column. */
    List<@Nullable Object> cells(K key, R row);

    /** The key as its column holds it. */
    Object cell(K key);

    K key(Cells cells) throws SQLException;

    R row(Cells cells) throws SQLException;
}
