package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a commit survive a power cut. Set on each connection, never left to a default, and read back: SQLite ignores a
 * setting it cannot honour without a word.
 */
final class Settings {
    /** Halves the bytes of a small commit against 4096, and with them the wear of a flash card. */
    static final int PAGE_BYTES = 1024;

    private static final Map<String, String> WANTED = wanted();

    private Settings() {}

    private static Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        // Before the first table is made and before WAL: later it would change nothing.
        wanted.put("page_size", String.valueOf(PAGE_BYTES));
        wanted.put("journal_mode", "wal");
        // FULL; NORMAL loses the latest commits of a write-ahead log when the power goes.
        wanted.put("synchronous", "2");
        wanted.put("foreign_keys", "1");
        wanted.put("cell_size_check", "1");
        // A phone that is purged shall not stay readable in a free page.
        wanted.put("secure_delete", "1");
        wanted.put("wal_autocheckpoint", "1000");
        wanted.put("busy_timeout", "5000");
        return wanted;
    }

    /** Sets and asserts; an SQLException if one of them is not as wanted. */
    static void apply(Sql sql) throws SQLException {
        for (Map.Entry<String, String> setting : WANTED.entrySet()) {
            sql.once("pragma " + setting.getKey() + " = " + setting.getValue());
        }
        for (Map.Entry<String, String> setting : WANTED.entrySet()) {
            String found = sql.text("pragma " + setting.getKey());
            if (!found.equals(setting.getValue())) {
                throw new SQLException(setting.getKey() + " is " + found + ", not " + setting.getValue());
            }
        }
    }
}
