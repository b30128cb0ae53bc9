package parcellocker.sim.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every statement that went over a data source, in its order, to be run once more without the program that thought of them. */
final class SqlRecord {
    private final List<Step> steps = new ArrayList<>();
    private final IdentityHashMap<Array, Object> arrays = new IdentityHashMap<>();

    /** One thing that was asked of a connection. */
    private sealed interface Step {
        /** @param values by their place; a list stands for an array of texts */
        record Statement(String text, Map<Integer, Object> values, boolean isQuery) implements Step {}

        /** Sent together. */
        record Batch(String text, List<Map<Integer, Object>> rows) implements Step {}

        record Commit() implements Step {}

        /** It was asked in a way that cannot be asked again: what follows is no whole record. */
        record Lost(String how) implements Step {}
    }

    /** Forgets what was noted so far. */
    void clear() {
        steps.clear();
        arrays.clear();
    }

    /** How many; each row of a batch is one. */
    long statements() {
        return steps.stream()
                .mapToLong(step -> switch (step) {
                    case Step.Statement ignored -> 1;
                    case Step.Batch batch -> batch.rows().size();
                    case Step.Commit ignored -> 0;
                    case Step.Lost ignored -> 1;
                })
                .sum();
    }

    /** The same source; it notes what is said to it. For one thread. */
    DataSource over(DataSource source) {
        return proxy(DataSource.class, (method, values) -> {
            Object answer = call(source, method, values);
            return answer instanceof Connection connection ? noted(connection) : answer;
        });
    }

    private Connection noted(Connection connection) {
        return proxy(Connection.class, (method, values) -> {
            Object answer = call(connection, method, values);
            if (method.getName().equals("prepareStatement") && answer instanceof PreparedStatement statement) {
                return noted(String.valueOf(values[0]), statement);
            }
            if (answer instanceof Array array) {
                arrays.put(array, List.of((Object[]) values[1]));
            }
            if (method.getName().equals("commit")) {
                steps.add(new Step.Commit());
            } else if (method.getName().equals("rollback")) {
                dropUnfinished();
            }
            return answer;
        });
    }

    private void dropUnfinished() {
        while (!steps.isEmpty() && !(steps.getLast() instanceof Step.Commit)) {
            steps.removeLast();
        }
    }

    private PreparedStatement noted(String text, PreparedStatement statement) {
        Map<Integer, Object> bound = new TreeMap<>();
        List<Map<Integer, Object>> batch = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, values) -> {
            String name = method.getName();
            if (name.startsWith("set") && values.length == 2 && values[0] instanceof Integer place) {
                Object value = values[1] instanceof Array array ? arrays.get(array) : values[1];
                bound.put(place, value == null ? Nothing.NULL : value);
            } else if (name.equals("addBatch")) {
                batch.add(new TreeMap<>(bound));
            } else if (name.equals("executeBatch")) {
                steps.add(new Step.Batch(text, List.copyOf(batch)));
                batch.clear();
            } else if (name.equals("executeQuery") || name.equals("executeUpdate")) {
                steps.add(new Step.Statement(text, new TreeMap<>(bound), name.equals("executeQuery")));
            } else if (name.startsWith("execute")) {
                steps.add(new Step.Lost(name + " of " + text));
            }
            return call(statement, method, values);
        });
    }

    /** A value that is null in the database. */
    private enum Nothing {
        NULL
    }

    /**
     * Runs everything once more.
     *
     * @throws IllegalStateException if something that was not forgotten could not be noted
     */
    void replay(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        for (Step step : steps) {
            switch (step) {
                case Step.Statement statement -> run(connection, statement);
                case Step.Batch batch -> run(connection, batch);
                case Step.Commit ignored -> connection.commit();
                case Step.Lost lost -> throw new IllegalStateException("not noted: " + lost.how());
            }
        }
    }

    private static void run(Connection connection, Step.Statement step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.text())) {
            bind(connection, statement, step.values());
            if (!step.isQuery()) {
                statement.executeUpdate();
                return;
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }

    private static void run(Connection connection, Step.Batch step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.text())) {
            for (Map<Integer, Object> values : step.rows()) {
                bind(connection, statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Map<Integer, Object> values)
            throws SQLException {
        for (Map.Entry<Integer, Object> value : values.entrySet()) {
            bind(connection, statement, value.getKey(), value.getValue());
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int place, Object value)
            throws SQLException {
        if (value instanceof List<?> list) {
            statement.setArray(place, connection.createArrayOf("text", list.toArray()));
        } else if (value == Nothing.NULL) {
            statement.setObject(place, null);
        } else {
            statement.setObject(place, value);
        }
    }

    /** What stands in the place of something of JDBC. */
    private interface Stand {
        @Nullable
        Object call(Method method, Object[] values) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Stand stand) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> stand.call(method, values == null ? new Object[0] : values)));
    }

    private static @Nullable Object call(Object real, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
