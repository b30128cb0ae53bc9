package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What was noted of one database and run on another leaves the same rows. */
class SqlRecordTest {
    private static final String KEEP = "insert into parcel (waybill, place) values (?, ?)";

    private final SqlRecord record = new SqlRecord();

    @TempDir
    Path folder;

    @Test
    void singleStatementsAndThoseSentTogetherAreRunOnceMore() throws SQLException {
        SQLiteDataSource first = table("first");
        SQLiteDataSource second = table("second");
        try (Connection connection = record.over(first).getConnection()) {
            connection.setAutoCommit(false);
            one(connection, "SF1", null);
            together(connection, "SF2", "SF3");
            connection.commit();
        }

        try (Connection connection = second.getConnection()) {
            record.replay(connection);
        }

        assertThat(rows(second)).isEqualTo(rows(first)).containsExactly("SF1 null", "SF2 A", "SF3 A");
        assertThat(record.statements()).isEqualTo(3);
    }

    @Test
    void whatWasTakenBackIsNotRunOnceMore() throws SQLException {
        SQLiteDataSource first = table("first");
        SQLiteDataSource second = table("second");
        try (Connection connection = record.over(first).getConnection()) {
            connection.setAutoCommit(false);
            one(connection, "SF1", "A");
            connection.commit();
            together(connection, "SF2");
            connection.rollback();
            one(connection, "SF3", "A");
            connection.commit();
        }

        try (Connection connection = second.getConnection()) {
            record.replay(connection);
        }

        assertThat(rows(second)).isEqualTo(rows(first)).containsExactly("SF1 A", "SF3 A");
    }

    /** Whoever brings the tables up to date first does so in ways of their own. */
    @Test
    void whatCannotBeNotedIsToldUnlessItIsForgotten() throws SQLException {
        SQLiteDataSource second = table("second");
        try (Connection connection = record.over(table("first")).getConnection();
                PreparedStatement statement = connection.prepareStatement("select waybill from parcel")) {
            statement.execute();
        }
        try (Connection connection = second.getConnection()) {
            assertThatThrownBy(() -> record.replay(connection)).hasMessageContaining("not noted: execute");
            record.clear();
            record.replay(connection);
        }
        assertThat(record.statements()).isZero();
    }

    private SQLiteDataSource table(String name) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(name));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table parcel (waybill text primary key, place text)");
        }
        return source;
    }

    private static void one(Connection connection, String waybill, @Nullable String place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, waybill);
            statement.setObject(2, place);
            statement.executeUpdate();
        }
    }

    private static void together(Connection connection, String... waybills) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (String waybill : waybills) {
                statement.setObject(1, waybill);
                statement.setObject(2, "A");
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<String> rows(SQLiteDataSource source) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select waybill, place from parcel order by waybill")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2));
            }
        }
        return rows;
    }
}
