package parcellocker.agent.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The current row of a result. A cell that must not be empty and is, is an SQLException. */
final class Cells {
    private final ResultSet row;

    Cells(ResultSet row) {
        this.row = row;
    }

    String text(int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return text;
    }

    String text(String column) throws SQLException {
        return text(row.findColumn(column));
    }

    /** Every column that is not empty, by its name, as text. */
    SortedMap<String, String> all() throws SQLException {
        SortedMap<String, String> cells = new TreeMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String text = row.getString(i);
            if (text != null) {
                cells.put(columns.getColumnName(i), text);
            }
        }
        return cells;
    }

    Optional<String> maybe(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    OptionalLong maybeNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    int count(String column) throws SQLException {
        return row.getInt(column);
    }

    <T> List<T> list(String column, Function<String, T> element) throws SQLException {
        String joined = text(column);
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(" ", -1)).map(element).toList();
    }

    /** A list in one cell, its elements apart by spaces: they have none themselves. */
    static String joined(List<?> elements) {
        return elements.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
