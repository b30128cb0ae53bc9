package parcellocker.agent.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** A connection with its statements, each prepared once. For one thread at a time. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of the current row. */
    interface RowReader<T> {
        T read(Cells cells) throws SQLException;
    }

    static Sql connect(String url) throws SQLException {
        return new Sql(DriverManager.getConnection(url));
    }

    /** Makes no file where none is, and leaves file and log as they are, also as the last to leave. */
    static Sql onlyReads(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return new Sql(config.createConnection("jdbc:sqlite:" + file));
    }

    /** A statement that is not worth keeping prepared; what it answers is dropped. */
    void once(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void run(String sql, @Nullable Object... cells) throws SQLException {
        bound(sql, cells).execute();
    }

    <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... cells) throws SQLException {
        try (ResultSet result = bound(sql, cells).executeQuery()) {
            List<T> rows = new ArrayList<>();
            Cells row = new Cells(result);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException broken) {
            drop(sql, broken);
            throw broken;
        }
    }

    /** A statement that met a decayed page keeps its fault and would answer no other question. */
    private void drop(String sql, SQLException broken) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException again) {
                broken.addSuppressed(again);
            }
        }
    }

    /** The first column of the only row. */
    String text(String sql, @Nullable Object... cells) throws SQLException {
        List<String> rows = rows(sql, row -> row.text(1), cells);
        if (rows.size() != 1) {
            throw new SQLException(rows.size() + " rows where one was expected");
        }
        return rows.get(0);
    }

    long number(String sql, @Nullable Object... cells) throws SQLException {
        return Long.parseLong(text(sql, cells));
    }

    private PreparedStatement bound(String sql, @Nullable Object... cells) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < cells.length; i++) {
            statement.setObject(i + 1, cells[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
