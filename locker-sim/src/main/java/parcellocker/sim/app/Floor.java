package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The least a pickup could take on this machine: the rows of one authorisation in one FULL commit, on the same file system, and
 * one frame through the same pty; no page, no vault, no loop.
 */
final class Floor {
    /** Opens channel 1 of a board nobody has built: the same bytes, no lock. */
    private static final byte[] FRAME = HexFormat.of().parseHex("8A1E011184");

    /** A frame that begins before the one before it has passed, and some quiet after it, would count as its end. */
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Parts parts;

    Floor(Parts parts) {
        this.parts = parts;
    }

    List<Long> micros(int times) throws IOException {
        Path file = parts.folders().data().resolve("floor.db");
        SerialPort port = SerialPort.getCommPort(parts.bench().board());
        port.setComPortParameters(9_600, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        if (!port.openPort()) {
            throw new IOException("the board's line is not free");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            prepare(connection);
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                micros.add(once(connection, port, i));
                Pauses.of(BETWEEN);
            }
            return micros;
        } catch (SQLException broken) {
            throw new IOException(broken);
        } finally {
            port.closePort();
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma page_size = 1024");
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("create table journal (seq integer primary key, body text, hash text)");
            statement.execute("create table opening (id text primary key, state text, rest text)");
            statement.execute("create table delivery (id text primary key, rest text)");
            statement.execute("create table counters (only integer primary key, rest text)");
        }
        connection.setAutoCommit(false);
    }

    private long once(Connection connection, SerialPort port, int i) throws SQLException {
        BenchClient bench = parts.cabinet();
        long last = 0;
        for (JsonNode frame : bench.frames(0)) {
            last = Math.max(last, frame.path("number").asLong());
        }
        long began = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        write(connection, "insert into journal values (?, ?, ?)", i, "b".repeat(260), "h".repeat(64));
        write(connection, "insert or replace into opening values (?, ?, ?)", "opening", "AUTHORISED", "r".repeat(60));
        write(connection, "insert or replace into delivery values (?, ?)", "delivery", "r".repeat(300));
        write(connection, "insert or replace into counters values (?, ?)", 1, "r".repeat(20));
        connection.commit();
        if (port.writeBytes(FRAME, FRAME.length) != FRAME.length) {
            throw new IllegalStateException("the frame was not written");
        }
        long after = last;
        return Await.value("the frame", Duration.ofSeconds(5), () -> arrival(bench, after)) - began;
    }

    private static Optional<Long> arrival(BenchClient bench, long after) {
        for (JsonNode frame : bench.frames(after)) {
            if (frame.path("direction").asText().equals("TO_BOARD")) {
                return Optional.of(frame.path("startEpochMicros").asLong());
            }
        }
        return Optional.empty();
    }

    private static void write(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
