package parcellocker.sim.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.sim.fleet.Fleet;
import parcellocker.sim.fleet.Shipment;

/**
 * How much of what the database can do is left when everything else is added: broker, messages, signatures, projections, acks. The same
 * lockers send the same number of lives; once to a bridge, once as the bare statements of the bridge's own intake, over one connection of the same
 * driver in the same PostgreSQL.
 */
final class FleetIntake {
    private static final double LEAST = 0.5;
    private static final List<String> COPIES = List.of("recorded", "bare");
    private static final String ROWS = "select table_name, (xpath('/row/n/text()', query_to_xml(format("
            + "'select count(*) as n from %I', table_name), false, true, '')))[1]::text::bigint"
            + " from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'";

    private final CityParts parts;
    private final int lockers;
    private final Load load;

    FleetIntake(CityParts parts, int lockers, Load load) {
        this.parts = parts;
        this.lockers = lockers;
        this.load = load;
    }

    /** Measures and prints; whether enough is left. */
    boolean run() throws IOException {
        copied();
        double whole = throughBridge();
        parts.kill(CityParts.name(1));
        double bare = bare();
        System.out.printf(
                "Intake through broker and bridge, beside its bare statements: %.0f / %.0f entries a second = %.2f (at least %.2f)%n",
                whole, bare, whole / bare, LEAST);
        return whole / bare >= LEAST;
    }

    /** Two databases in which the same lockers are registered and nothing else is. */
    private void copied() throws IOException {
        parts.kill(CityParts.name(1));
        try (Connection connection = DriverManager.getConnection(database("template1"));
                Statement statement = connection.createStatement()) {
            for (String copy : COPIES) {
                statement.execute("create database " + copy + " template postgres");
            }
        } catch (SQLException failed) {
            throw new IOException("the database was not copied", failed);
        }
        parts.revive(CityParts.name(1));
    }

    private double throughBridge() throws IOException {
        try (Fleet fleet = parts.fleet(1, load.again())) {
            fleet.lived(load.lives());
            fleet.connect(1);
            double seconds = Waiting.until(
                    fleet, "everything is sent", () -> fleet.welcome() == lockers && fleet.waiting() == 0);
            long entries = fleet.heads().stream().mapToLong(Fleet.Head::head).sum();
            List<String> faults = FleetJudge.faults(fleet.heads(), parts.books());
            if (!faults.isEmpty()) {
                throw new IllegalStateException(faults.toString());
            }
            System.out.printf("  through the bridge: %,d entries in %.1f s%n", entries, seconds);
            return entries / seconds;
        }
    }

    private double bare() throws IOException {
        List<JournalBatch> batches = Shipment.of(lockers, load.lives(), parts.sealing());
        long entries =
                batches.stream().mapToLong(batch -> batch.bodies().size()).sum();
        SqlRecord record = new SqlRecord();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database("recorded"));
        Intake intake = new Intake(new SqlBooks(new Database(record.over(source))));
        record.clear();
        batches.forEach(batch -> intake.take(new LockerId(batch.locker()), batch));
        try (Connection connection = DriverManager.getConnection(database("bare"))) {
            long began = System.nanoTime();
            record.replay(connection);
            double seconds = (System.nanoTime() - began) / 1e9;
            sameRows(source.getConnection(), connection);
            System.out.printf("  bare: %,d entries, %,d statements in %.1f s%n", entries, record.statements(), seconds);
            return entries / seconds;
        } catch (SQLException failed) {
            throw new IOException("the bare statements were refused", failed);
        }
    }

    /** Statements that were forgotten would be a floor that nobody can reach. */
    private static void sameRows(Connection recorded, Connection bare) throws SQLException {
        try (recorded) {
            Map<String, Long> expected = rows(recorded);
            Map<String, Long> found = rows(bare);
            if (!expected.equals(found)) {
                throw new IllegalStateException(
                        "the bare statements did not do the same: " + found + ", not " + expected);
            }
        }
    }

    /** How many rows each table has. */
    private static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(ROWS)) {
            while (counted.next()) {
                rows.put(counted.getString(1), counted.getLong(2));
            }
        }
        return rows;
    }

    private String database(String name) {
        return parts.database().replace("/postgres?", "/" + name + "?");
    }
}
