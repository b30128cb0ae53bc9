package parcellocker.bridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parcellocker.bridge.sql.Database;

/** Who was given or gave what, when. Kept for three years, as the law wants it of what is passed on. */
public final class Transfers {
    static final Duration KEPT = Duration.ofDays(3 * 366);
    private static final int MOST_SHOWN = 500;

    private final Database database;

    public Transfers(Database database) {
        this.database = database;
    }

    /** Which way, and how. */
    public enum Way {
        /** The partner told the city. */
        HEARD,
        /** The partner fetched events. */
        FETCHED,
        /** Events were brought to it. */
        BROUGHT,
        /** It looked at one parcel. */
        LOOKED
    }

    /**
     * One exchange.
     *
     * @param items how many events
     * @param status how it ended, e.g. {@code 200} or {@code timed out}
     * @param millis how long it took
     */
    public record Transfer(Way way, int items, String status, long millis, Instant at) {}

    /** Notes one down. */
    public void note(String partner, Transfer transfer) {
        int unused = database.inTransaction(sql -> sql.change(
                "insert into exchange_log (partner, way, items, status, millis, made_at) values (?, ?, ?, ?, ?, ?)",
                partner,
                transfer.way(),
                transfer.items(),
                transfer.status(),
                transfer.millis(),
                Feed.at(transfer.at())));
    }

    /** A partner's latest, the newest first. */
    public List<Transfer> latest(String partner) {
        return database.inTransaction(sql -> sql.all(
                "select way, items, status, millis, made_at from exchange_log where partner = ? order by item desc limit ?",
                row -> new Transfer(
                        Way.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant()),
                partner,
                MOST_SHOWN));
    }

    /** Forgets what is old enough; how many. */
    public int forget(Instant now) {
        return database.inTransaction(
                sql -> sql.change("delete from exchange_log where made_at < ?", Feed.at(now.minus(KEPT))));
    }
}
