package parcellocker.bridge.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.retention.Kind;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;

/**
 * Who looked at what, and who did what. Written in the transaction of the act, or before the answer goes out: if it cannot be written,
 * nothing is done and nothing is shown. It names accounts, parcels and lockers, never whom a parcel is for.
 */
public final class Audit {
    /** No page shows more. */
    public static final int MOST = 500;

    /** So long what is looked at again is one row, counted. */
    static final Duration SLOT = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;

    public Audit(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was done, or looked at. */
    public enum Act {
        SIGNED_IN,
        /** Its account is empty if the name is nobody's: what was typed may be anything. */
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        PASSWORD_CHANGED,
        ACCOUNT_ADDED,
        ACCOUNT_CHANGED,
        PASSWORD_RESET,
        PARCEL_READ,
        MAIL_IN_READ,
        NOTICE_READ,
        ALARM_ACKNOWLEDGED,
        ALARM_RESOLVED,
        HARDWARE_ACCEPTED,
        AUDIT_READ,
        CONFIGURATION_WRITTEN,
        CONFIGURATION_GIVEN,
        ROLLOUT_BEGUN,
        ROLLOUT_STOPPED,
        REPORT_ASKED,
        REPORT_CANCELLED,
        REPORT_DOWNLOADED
    }

    /**
     * One row.
     *
     * @param subject a waybill, a mail-in order, an account, or a locker and its alarm
     * @param at when, for what was looked at again: when first
     * @param times how often between {@code at} and {@code lastAt}
     */
    public record Row(String account, Act act, String subject, String address, Instant at, Instant lastAt, int times) {}

    /** Notes an act, with what is done by it. */
    public void did(Sql sql, Actor actor, Act act, String subject) {
        Instant now = clock.instant();
        int unused = sql.change(
                "insert into account_audit (account, act, subject, address, at, last_at) values (?, ?, ?, ?, ?, ?)",
                actor.account(),
                act,
                subject,
                actor.address(),
                Accounts.at(now),
                Accounts.at(now));
    }

    /** Notes that somebody is about to be shown these. */
    public void looked(Actor actor, Act act, List<String> subjects) {
        Instant now = clock.instant();
        int unused = database.inTransaction(sql -> sql.change(
                "insert into account_audit as a (account, act, subject, address, slot, at, last_at)"
                        + " select ?, ?, each, ?, ?, ?, ? from (select distinct unnest(?) as each order by 1) subjects"
                        + " on conflict (account, act, subject, address, slot) where slot is not null"
                        + " do update set times = a.times + 1, last_at = excluded.last_at",
                actor.account(),
                act,
                actor.address(),
                now.toEpochMilli() / SLOT.toMillis(),
                Accounts.at(now),
                Accounts.at(now),
                subjects));
    }

    /**
     * The latest, the newest first.
     *
     * @param account of this account alone; null: of all
     * @param subject of this one alone; null: of all
     */
    public List<Row> latest(@Nullable String account, @Nullable String subject) {
        return database.inTransaction(sql -> sql.all(
                "select account, act, subject, address, at, last_at, times from account_audit"
                        + " where (?::text is null or account = ?) and (?::text is null or subject = ?)"
                        + " order by item desc limit ?",
                Audit::row,
                account,
                account,
                subject,
                subject,
                MOST));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("account"),
                Act.valueOf(row.getString("act")),
                row.getString("subject"),
                row.getString("address"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getInt("times"));
    }

    /** What the report of what was forgotten calls its rows, and their rule. */
    public static Kind kind(Duration kept) {
        return new Kind(
                "AUDIT",
                kept,
                "it was last looked at, or done",
                "网络安全法 21(3): at least 6 months",
                "select last_at as since_at from account_audit");
    }

    static int forget(Sql sql, Instant before) {
        return sql.change("delete from account_audit where last_at < ?", Accounts.at(before));
    }
}
