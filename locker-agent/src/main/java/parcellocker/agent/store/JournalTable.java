package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/** The journal's rows and the seals beside them. */
final class JournalTable {
    private JournalTable() {}

    record Row(long epoch, long seq, String body, String hash) {}

    static void append(Sql sql, Row row) throws SQLException {
        sql.run("insert into journal values (?, ?, ?, ?)", row.epoch(), row.seq(), row.body(), row.hash());
    }

    /** In order; a row missing in between leaves a gap in their numbers. */
    static List<Row> after(Sql sql, long epoch, long seq, int most) throws SQLException {
        return sql.rows(
                "select epoch, seq, body, hash from journal where epoch = ? and seq > ? order by seq limit ?",
                cells -> new Row(cells.number("epoch"), cells.number("seq"), cells.text("body"), cells.text("hash")),
                epoch,
                seq,
                most);
    }

    /** The chain hash after an entry; empty if this file does not hold it. */
    static Optional<String> hashAt(Sql sql, long epoch, long seq) throws SQLException {
        if (seq == 0) {
            return Optional.of(Chain.START);
        }
        return sql
                .rows("select hash from journal where epoch = ? and seq = ?", cells -> cells.text("hash"), epoch, seq)
                .stream()
                .findFirst();
    }

    /** The chain hash after an entry. */
    static String hash(Sql sql, long epoch, long seq) throws SQLException {
        return seq == 0 ? Chain.START : sql.text("select hash from journal where epoch = ? and seq = ?", epoch, seq);
    }

    /** The first entry that is still held; 1 if none is. */
    static long first(Sql sql, long epoch) throws SQLException {
        return sql.number("select coalesce(min(seq), 1) from journal where epoch = ?", epoch);
    }

    static List<JournalBatch.Attachment> attachments(Sql sql, long epoch, long after, long upTo) throws SQLException {
        return sql.rows(
                "select name, jwe from attachment where epoch = ? and seq > ? and seq <= ? order by seq, name",
                cells -> new JournalBatch.Attachment(cells.text("name"), cells.text("jwe")),
                epoch,
                after,
                upTo);
    }

    static void dropAttachments(Sql sql, long epoch, long upTo) throws SQLException {
        sql.run("delete from attachment where epoch = ? and seq <= ?", epoch, upTo);
    }
}
