package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;

/** A locker's reports in PostgreSQL. */
public final class SqlReportBook implements ReportBook {
    private final Sql sql;
    private final String locker;
    private final InstantSource clock;

    public SqlReportBook(Sql sql, LockerId locker, InstantSource clock) {
        this.sql = sql;
        this.locker = locker.value();
        this.clock = clock;
    }

    @Override
    public Optional<Upload> find(String request) {
        return sql.one(
                "select " + Reports.OPEN
                        + " as open, r.most_bytes, r.total, r.hash, r.held, r.whole_at is not null as whole" + " from "
                        + Reports.TABLES + " where r.request = ? and r.locker = ? for update of r",
                SqlReportBook::upload,
                request,
                locker);
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getBoolean("open"),
                row.getLong("most_bytes"),
                row.getLong("total"),
                row.getString("hash"),
                row.getLong("held"),
                row.getBoolean("whole"));
    }

    @Override
    public void put(String request, Upload upload) {
        sql.change(
                "update fleet_report set total = ?, hash = ?, held = ?, whole_at = ? where request = ? and locker = ?",
                upload.total(),
                upload.hash(),
                upload.held(),
                upload.isWhole() ? Timestamp.from(clock.instant()) : null,
                request,
                locker);
    }

    @Override
    public void add(String request, long at, byte[] bytes) {
        sql.change("insert into fleet_report_chunk (request, at, bytes) values (?, ?, ?)", request, at, bytes);
    }

    @Override
    public void drop(String request) {
        sql.change("delete from fleet_report_chunk where request = ?", request);
    }

    /** A row at a time: a report is larger than what one of many instances should hold at once. */
    @Override
    public void read(String request, Consumer<byte[]> each) {
        long at = 0;
        Optional<byte[]> piece = piece(request, at);
        while (piece.isPresent()) {
            each.accept(piece.get());
            at += piece.get().length;
            piece = piece(request, at);
        }
    }

    /** The bytes that begin there; empty if there are none. */
    Optional<byte[]> piece(String request, long at) {
        return sql.one(
                "select bytes from fleet_report_chunk where request = ? and at = ?",
                row -> row.getBytes(1),
                request,
                at);
    }
}
