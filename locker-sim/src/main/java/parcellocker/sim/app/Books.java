package parcellocker.sim.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A second pair of eyes on a database: each question on a connection of its own, read only. */
final class Books {
    private final String url;

    private Books(String url) {
        this.url = url;
    }

    /** The locker's own file. */
    static Books sqlite(Path file) {
        return new Books("jdbc:sqlite:file:" + file + "?mode=ro");
    }

    static Books postgres(String url) {
        return new Books(url);
    }

    /** Every cell of every table, a line each, by the table's name. */
    SortedMap<String, byte[]> dump() {
        SortedMap<String, byte[]> tables = new TreeMap<>();
        @Nullable String schema = url.startsWith("jdbc:postgresql:") ? "public" : null;
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet names = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (names.next()) {
                String name = names.getString("TABLE_NAME");
                tables.put(name, cells(connection, name));
            }
            return tables;
        } catch (SQLException failed) {
            throw new IllegalStateException("dump: " + failed.getMessage(), failed);
        }
    }

    private static byte[] cells(Connection connection, String table) throws SQLException {
        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    cells.writeBytes(
                            rows.getObject(column) instanceof byte[] raw
                                    ? raw
                                    : String.valueOf(rows.getString(column)).getBytes(StandardCharsets.UTF_8));
                    cells.write('\n');
                }
            }
        }
        return cells.toByteArray();
    }

    /** The first column of each row, as text. */
    List<String> ask(String sql, String... values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(String.valueOf(result.getString(1)));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
        }
    }
}
