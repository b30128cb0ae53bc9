package parcellocker.bridge.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Statements inside one transaction. Faults of the database are {@link Problem#STORE_FAILED}; the transaction is lost then. */
public final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of a query, in its order. */
    public <T> List<T> all(String query, Row<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    /** The only row of a query, if there is one. */
    public <T> Optional<T> one(String query, Row<T> reader, @Nullable Object... values) {
        List<T> found = all(query, reader, values);
        if (found.size() > 1) {
            throw new IllegalStateException(found.size() + " rows where at most one was expected");
        }
        return found.stream().findFirst();
    }

    /** Changes rows and says how many. */
    public int change(String statement, @Nullable Object... values) {
        try (PreparedStatement prepared = prepared(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    /** The same change for each of some rows, sent together. */
    public void changeEach(String statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] values : rows) {
                bind(prepared, values);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private PreparedStatement prepared(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        bind(statement, values);
        return statement;
    }

    private void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof List<?> list) {
                statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
            } else if (value instanceof Enum<?> constant) {
                statement.setString(i + 1, constant.name());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    static ProblemException failed(SQLException broken) {
        return new ProblemException(Problem.STORE_FAILED, "PostgreSQL, state " + broken.getSQLState(), broken);
    }
}
