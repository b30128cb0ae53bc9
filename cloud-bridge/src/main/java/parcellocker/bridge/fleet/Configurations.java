package parcellocker.bridge.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Overlay;

/** What the city sets at lockers: every configuration that was written, which of them each locker shall have, and what it says. */
public final class Configurations {
    private static final String COLUMNS = "version, hash, body, note, author, written_at";
    private static final int MOST = 100;

    private final Database database;
    private final Directives directives;
    private final InstantSource clock;

    public Configurations(Database database, Directives directives, InstantSource clock) {
        this.database = database;
        this.directives = directives;
        this.clock = clock;
    }

    /** One that was written. */
    public record Written(long version, String hash, String body, String note, String author, Instant writtenAt) {}

    /**
     * How a locker stands.
     *
     * @param desired version it shall have; null: nobody said
     * @param reported what its latest birth says; null if its agent cannot be configured from afar
     * @param outcome what became of the desired one; null: nothing yet
     */
    public record Standing(
            LockerId locker,
            @Nullable Long desired,
            @Nullable Reported reported,
            @Nullable Configured outcome) {
        /** Whether it runs with what it shall have. */
        public boolean isAsDesired() {
            return desired != null && reported != null && reported.version() == desired && !reported.trial();
        }
    }

    /** What a locker runs with. */
    public record Reported(long version, String hash, String source, boolean trial) {}

    /**
     * Writes a configuration down; no locker is told.
     *
     * @throws ProblemException {@link Problem#CONFIGURATION_UNFIT} with every mistake
     */
    public Written write(Sql sql, String body, String note, String author) {
        List<String> mistakes = Overlay.mistakes(body);
        if (!mistakes.isEmpty()) {
            throw new ProblemException(Problem.CONFIGURATION_UNFIT, String.join("; ", mistakes));
        }
        sql.change("lock table fleet_configuration in exclusive mode");
        long version = sql.one(
                        "select 1 + greatest((select coalesce(max(version), 0) from fleet_configuration),"
                                // A city that was restored has forgotten versions that lockers know.
                                + " (select coalesce(max(version), 0) from fleet_configured),"
                                + " (select coalesce(max(configuration_version), 0) from fleet_locker))",
                        row -> row.getLong(1))
                .orElseThrow();
        Written written = new Written(version, Overlay.hash(body), body, note, author, clock.instant());
        sql.change(
                "insert into fleet_configuration (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)",
                version,
                written.hash(),
                body,
                note,
                author,
                Timestamp.from(written.writtenAt()));
        return written;
    }

    /** Has a locker set this; {@link Problem#CONFIGURATION_UNKNOWN} if nobody wrote it, {@link Problem#LOCKER_UNKNOWN}. */
    public void want(Sql sql, LockerId locker, long version, String author) {
        Written written = find(sql, version);
        Fleet.terminal(sql, locker);
        long number = directives.give(sql, locker, new Directive.Configure(said(written)));
        sql.change(
                "insert into fleet_desired (locker, version, directive, author, given_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (locker) do update set version = excluded.version, directive = excluded.directive,"
                        + " author = excluded.author, given_at = excluded.given_at",
                locker.value(),
                version,
                number,
                author,
                Timestamp.from(clock.instant()));
    }

    /** Says again what a locker shall have that begins a new epoch; one that knows it does nothing. */
    public void again(Sql sql, LockerId locker) {
        Optional<Directive.Configuration> desired = desired(sql, locker);
        if (desired.isPresent()) {
            long number = directives.give(sql, locker, new Directive.Configure(desired.get()));
            sql.change("update fleet_desired set directive = ? where locker = ?", number, locker.value());
        }
    }

    /** What a locker shall have, as it is said. */
    static Optional<Directive.Configuration> desired(Sql sql, LockerId locker) {
        return sql.one(
                        "select " + COLUMNS + " from fleet_configuration where version ="
                                + " (select version from fleet_desired where locker = ?)",
                        Configurations::written,
                        locker.value())
                .map(Configurations::said);
    }

    private static Directive.Configuration said(Written written) {
        return new Directive.Configuration(written.version(), written.hash(), written.body());
    }

    /** The latest, the newest first. */
    public List<Written> latest() {
        return database.inTransaction(sql -> sql.all(
                "select " + COLUMNS + " from fleet_configuration order by version desc limit ?",
                Configurations::written,
                MOST));
    }

    /** One of them, or {@link Problem#CONFIGURATION_UNKNOWN}. */
    public Written find(long version) {
        return database.inTransaction(sql -> find(sql, version));
    }

    static Written find(Sql sql, long version) {
        return sql.one(
                        "select " + COLUMNS + " from fleet_configuration where version = ?",
                        Configurations::written,
                        version)
                .orElseThrow(() -> new ProblemException(Problem.CONFIGURATION_UNKNOWN, "no configuration " + version));
    }

    private static Written written(ResultSet row) throws SQLException {
        return new Written(
                row.getLong("version"),
                row.getString("hash"),
                row.getString("body"),
                row.getString("note"),
                row.getString("author"),
                row.getTimestamp("written_at").toInstant());
    }

    /** Every locker, by name. */
    public List<Standing> standings() {
        return database.inTransaction(sql -> Standings.all(sql));
    }

    /** One locker, or {@link Problem#LOCKER_UNKNOWN}. */
    public Standing standing(LockerId locker) {
        return database.inTransaction(sql -> Standings.of(sql, locker));
    }
}
