package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.locker.Rows;

/** One table of the book: read whole at start, written row by row where two books differ. */
final class Table<K extends Comparable<K>, R> {
    private final RowCodec<K, R> codec;
    private final String select;
    private final String selectFrom;
    private final String upsert;
    private final String delete;

    Table(RowCodec<K, R> codec) {
        this.codec = codec;
        String key = codec.columns().get(0);
        String columns = String.join(", ", codec.columns());
        String marks = String.join(", ", Collections.nCopies(codec.columns().size(), "?"));
        String sets = codec.columns().stream()
                .skip(1)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        this.select = "select " + columns + " from " + codec.table();
        this.selectFrom = "select "
                + IntStream.range(0, codec.columns().size())
                        .mapToObj(i -> "json_extract(value, '$[" + i + "]') as "
                                + codec.columns().get(i))
                        .collect(Collectors.joining(", "))
                + " from json_each(?, '$." + codec.table() + "')";
        this.upsert = "insert into " + codec.table() + " (" + columns + ") values (" + marks + ") on conflict (" + key
                + ") do update set " + sets;
        this.delete = "delete from " + codec.table() + " where " + key + " = ?";
    }

    Rows<K, R> read(Sql sql) throws SQLException {
        return rows(sql, select);
    }

    /** The same from a text that {@link #addTo} has filled. */
    Rows<K, R> readFrom(Sql sql, String tables) throws SQLException {
        return rows(sql, selectFrom, tables);
    }

    private Rows<K, R> rows(Sql sql, String query, Object... given) throws SQLException {
        SortedMap<K, R> rows = new TreeMap<>();
        for (Map.Entry<K, R> row : sql.rows(query, cells -> Map.entry(codec.key(cells), codec.row(cells)), given)) {
            rows.put(row.getKey(), row.getValue());
        }
        return Rows.of(rows);
    }

    /** Adds the rows to a snapshot, in key order, each as its cells. */
    void addTo(Map<String, List<List<@Nullable Object>>> tables, Rows<K, R> rows) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(codec.cells(row.getKey(), row.getValue())));
        tables.put(codec.table(), lines);
    }

    String name() {
        return codec.table();
    }

    /** Writes exactly the rows that differ, and keeps the imprint; true if there were any. */
    boolean write(Sql sql, Rows<K, R> before, Rows<K, R> after, Imprint imprint) throws SQLException {
        if (before.equals(after)) {
            return false;
        }
        boolean differs = false;
        for (K key : before.asMap().keySet()) {
            if (!after.has(key)) {
                sql.run(delete, codec.cell(key));
                turn(imprint, key, before.get(key));
                differs = true;
            }
        }
        for (Map.Entry<K, R> row : after) {
            Optional<R> former = before.find(row.getKey());
            if (!former.filter(row.getValue()::equals).isPresent()) {
                sql.run(upsert, codec.cells(row.getKey(), row.getValue()).toArray());
                former.ifPresent(old -> turn(imprint, row.getKey(), old));
                turn(imprint, row.getKey(), row.getValue());
                differs = true;
            }
        }
        return differs;
    }

    private void turn(Imprint imprint, K key, R row) {
        imprint.turn(codec.table(), codec.columns(), codec.cells(key, row));
    }
}
