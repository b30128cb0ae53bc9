package parcellocker.sim.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
