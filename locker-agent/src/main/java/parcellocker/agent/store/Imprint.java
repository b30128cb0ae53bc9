package parcellocker.agent.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.ledger.Journal;

/**
 * What all rows of the book's tables come to: the SHA-256 of each, one XORed onto the other, so that a commit costs no more than
 * the rows it changes. Each commit writes it beside the end of the journal, in a row that it writes anyway: one digit that
 * decayed on the disk would otherwise pass for another compartment, and SQLite's own check would not mind.
 */
final class Imprint {
    private static final int BYTES = 32;

    private final String locker;
    private final byte[] sum = new byte[BYTES];
    private long stretch;
    private String codeKey = "";

    private Imprint(String locker) {
        this.locker = locker;
    }

    /** Of the tables as they are now, whatever version wrote them. */
    static Imprint of(Sql sql, String locker) throws SQLException {
        Imprint imprint = new Imprint(locker);
        imprint.stretch = isSealed(sql) ? sql.number("select stretch from meta") : 0;
        imprint.codeKey = codeKey(sql);
        for (String table : Tables.names()) {
            List<String> columns =
                    sql.rows("select name from pragma_table_info(?) where name <> 'seal'", row -> row.text(1), table);
            if (!columns.isEmpty()) {
                String all = "select " + String.join(", ", columns) + " from " + table;
                sql.rows(all, Cells::all).forEach(row -> imprint.turn(table, row));
            }
        }
        return imprint;
    }

    /** Whether the software that wrote the file last knew of imprints. */
    static boolean isSealed(Sql sql) throws SQLException {
        return has(sql, "counters", "seal");
    }

    private static String codeKey(Sql sql) throws SQLException {
        return has(sql, "meta", "code_key") ? sql.text("select code_key from meta") : "";
    }

    private static boolean has(Sql sql, String table, String column) throws SQLException {
        return sql.number("select count(*) from pragma_table_info(?) where name = ?", table, column) > 0;
    }

    /** Whether only the end of the journal, the owner and the version are what was committed last; no table is looked at. */
    static boolean isEnd(Sql sql, String locker, Journal.Head head) throws SQLException {
        Imprint said = new Imprint(locker);
        said.stretch = sql.number("select stretch from meta");
        said.codeKey = codeKey(sql);
        String seal = sql.text("select seal from counters");
        byte[] rows = HexFormat.of().parseHex(seal.substring(0, Math.min(seal.length(), 2 * BYTES)));
        System.arraycopy(rows, 0, said.sum, 0, Math.min(rows.length, BYTES));
        return said.isWritten(sql, head);
    }

    /** Puts a row in, or takes one out that is in. */
    void turn(String table, List<String> columns, List<@Nullable Object> cells) {
        SortedMap<String, String> row = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                row.put(columns.get(i), cell.toString());
            }
        }
        turn(table, row);
    }

    private void turn(String table, SortedMap<String, String> row) {
        StringBuilder text = new StringBuilder(table);
        for (Map.Entry<String, String> cell : row.entrySet()) {
            text.append('\0').append(cell.getKey()).append('=').append(cell.getValue());
        }
        byte[] one = sha256(text.toString());
        for (int i = 0; i < BYTES; i++) {
            sum[i] ^= one[i];
        }
    }

    void drawsCodes(int rounds, String key) {
        stretch = rounds;
        codeKey = key;
    }

    boolean isWritten(Sql sql, Journal.Head head) throws SQLException {
        return sql.text("select seal from counters").equals(seal(sql, head));
    }

    /** Writes it; within the transaction after which the journal ends there. */
    void write(Sql sql, Journal.Head head) throws SQLException {
        sql.run("update counters set seal = ?", seal(sql, head));
    }

    private String seal(Sql sql, Journal.Head head) throws SQLException {
        String rows = HexFormat.of().formatHex(sum);
        String said = String.join(
                " ",
                rows,
                locker,
                sql.text("pragma user_version"),
                Long.toString(stretch),
                Long.toString(head.epoch()),
                Long.toString(head.seq()),
                head.hash());
        // As before there was one: a file that a former version wrote is sound.
        said = codeKey.isEmpty() ? said : said + " " + codeKey;
        return rows + HexFormat.of().formatHex(sha256(said));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
