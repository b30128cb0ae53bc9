package parcellocker.bridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.parcels.Announcement;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;

/**
 * What partners tell the city, each event once within ninety days: what is taken is noted in the transaction that does it. What is refused is not noted, so that
 * the same event may come again when its cause is gone.
 */
public final class Inbox {
    static final Duration KEPT = Duration.ofDays(90);

    private final Database database;
    private final Announcements announcements;
    private final InstantSource clock;
    private final String sealTo;

    /** @param sealTo public key of the city: what cannot be understood is kept sealed */
    public Inbox(Database database, Announcements announcements, InstantSource clock, String sealTo) {
        this.database = database;
        this.announcements = announcements;
        this.clock = clock;
        this.sealTo = sealTo;
    }

    /**
     * An event of a partner.
     *
     * @param event the partner's own name for it
     * @param announcement empty if the parcel is only declared: the partner follows it, no locker need know it
     */
    public record Told(String event, String waybill, Optional<Announcement> announcement) {}

    /** What became of an event. */
    public enum Result {
        TAKEN,
        /** It was taken before: nothing was done. */
        KNOWN,
        REFUSED
    }

    /**
     * Takes one event.
     *
     * @throws ProblemException {@link Problem#SHIPMENT_TAKEN} if another carrier has declared the parcel, and what
     *     {@link Announcements} throws
     */
    public Result take(Partner partner, Told told) {
        return database.inTransaction(sql -> {
            boolean isNew = sql.change(
                            "insert into exchange_heard (partner, event, result, heard_at) values (?, ?, 'TAKEN', ?)"
                                    + " on conflict do nothing",
                            partner.code(),
                            told.event(),
                            Feed.at(clock.instant()))
                    == 1;
            if (!isNew) {
                return Result.KNOWN;
            }
            declare(sql, partner, told, clock.instant());
            Trace.note(sql, partner, told.waybill());
            told.announcement().ifPresent(asked -> announcements.announce(sql, asked));
            return Result.TAKEN;
        });
    }

    /** The parcel is the partner's from now on; {@link Problem#SHIPMENT_TAKEN} if another carrier has declared it. */
    static void declare(Sql sql, Partner partner, Told told, Instant now) {
        // Two carriers that declare at the same time do it one after the other.
        sql.all("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "shipment " + told.waybill());
        if (partner.kind() == Partner.Kind.CARRIER && isAnothersCarriage(sql, partner, told.waybill())) {
            throw new ProblemException(Problem.SHIPMENT_TAKEN, "another carrier has declared this parcel");
        }
        sql.change(
                "insert into exchange_shipment as s (waybill, partner, declared_at, announced) values (?, ?, ?, ?)"
                        + " on conflict (waybill, partner) do update set announced = s.announced or excluded.announced",
                told.waybill(),
                partner.code(),
                Feed.at(now),
                told.announcement().isPresent());
    }

    private static boolean isAnothersCarriage(Sql sql, Partner partner, String waybill) {
        return !sql.all(
                        "select 1 from exchange_shipment join exchange_partner p using (partner) where waybill = ?"
                                + " and partner <> ? and p.kind = 'CARRIER' limit 1",
                        row -> row.getInt(1),
                        waybill,
                        partner.code())
                .isEmpty();
    }

    /** Keeps what cannot be understood, with the reason. */
    public void quarantine(Partner partner, String raw, Problem problem, @Nullable String detail) {
        int unused = database.inTransaction(sql -> sql.change(
                "insert into exchange_quarantine (partner, problem, detail, sealed, heard_at) values (?, ?, ?, ?, ?)",
                partner.code(),
                problem.code(),
                String.valueOf(detail),
                Jose.seal(raw, sealTo),
                Feed.at(clock.instant())));
    }

    /**
     * Forgets what is old enough: what nobody has asked about for so long, which may hold personal data, and which events were taken. One
     * that comes again after that is taken as new.
     *
     * @return how much of the former
     */
    public int forget(Instant now) {
        return database.inTransaction(sql -> {
            sql.change("delete from exchange_heard where heard_at < ?", Feed.at(now.minus(KEPT)));
            return sql.change("delete from exchange_quarantine where heard_at < ?", Feed.at(now.minus(KEPT)));
        });
    }
}
