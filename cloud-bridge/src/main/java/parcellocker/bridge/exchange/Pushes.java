package parcellocker.bridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;

/**
 * Events on their way to partners who have them brought. Each is brought at least once, those of one parcel one after the other: the next goes when
 * the one before was taken or given up. Waits grow from a second to an hour; after 72 hours an event is a dead letter, which an operator can
 * have brought again. An attempt is counted before it is made and nobody else takes it meanwhile, so that any number of bridges may bring.
 */
public final class Pushes {
    /** A partner that has not answered by then has not taken it. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final Duration IN_HAND = PATIENCE.multipliedBy(3);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(3);
    private static final int MOST_DOUBLINGS = 12;
    private static final int MOST_SHOWN = 500;

    private static final Duration KEPT = Duration.ofDays(90);

    /** To whom anything is brought, as an operator last said. */
    private static final String IS_SERVED = "p.active and p.callback is not null and 'EVENTS' = any (p.scopes)";

    /** It is due, and no earlier one of its parcel holds it back. */
    private static final String IS_NEXT =
            "w.partner = p.partner and w.ended is null and w.due_at <= ? and not exists (select 1 from exchange_push b"
                    + " where b.partner = w.partner and b.waybill = w.waybill and b.number < w.number and b.ended is null)";

    private final Database database;
    private final InstantSource clock;
    private final RandomGenerator jitter;

    public Pushes(Database database, InstantSource clock, RandomGenerator jitter) {
        this.database = database;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * An event that is to be brought now.
     *
     * @param trace in which the partner declared the parcel, as its headers said it
     */
    public record InHand(Partner partner, TrackEvent event, int attempts, Instant since, Map<String, String> trace) {
        public InHand {
            trace = Map.copyOf(trace);
        }
    }

    /** One that was given up. */
    public record Dead(TrackEvent event, int attempts, String why) {}

    /** Who has it brought, of those whose parcel it is. */
    static void owe(Sql sql, TrackEvent event, Instant now) {
        sql.change(
                "insert into exchange_push (partner, number, waybill, since, due_at)"
                        + " select p.partner, ?, ?, ?, ? from exchange_partner p where " + IS_SERVED
                        + " and (p.kind = 'REGULATOR' or exists (select 1 from exchange_shipment s"
                        + " where s.waybill = ? and s.partner = p.partner)) on conflict do nothing",
                event.number(),
                event.waybill(),
                Feed.at(now),
                Feed.at(now),
                event.waybill());
    }

    /** Partners for whom something is due now. */
    public List<Partner> due() {
        return database.inTransaction(sql -> sql.all(
                "select * from exchange_partner p where " + IS_SERVED
                        + " and exists (select 1 from exchange_push w where " + IS_NEXT + ") order by p.partner",
                Partners::partner,
                Feed.at(clock.instant())));
    }

    /**
     * The next for that partner, which nobody else has in hand and no earlier one of its parcel holds back; none if an operator has shut
     * the partner out meanwhile.
     */
    public Optional<InHand> take(Partner partner) {
        return database.inTransaction(sql -> {
            Instant now = clock.instant();
            Optional<InHand> next = sql.one(
                    "select p.*, w.attempts, w.since, e.*, " + Trace.OF_PUSH
                            + " from exchange_partner p, exchange_push w"
                            + " join exchange_event e using (number) where " + IS_NEXT + " and p.partner = ? and "
                            + IS_SERVED + " order by w.number limit 1 for update of w skip locked",
                    row -> new InHand(
                            Partners.partner(row),
                            Feed.event(row),
                            row.getInt("attempts") + 1,
                            row.getTimestamp("since").toInstant(),
                            Trace.of(row)),
                    Feed.at(now),
                    partner.code());
            next.ifPresent(taken -> sql.change(
                    "update exchange_push set attempts = ?, due_at = ? where partner = ? and number = ?",
                    taken.attempts(),
                    Feed.at(now.plus(IN_HAND)),
                    partner.code(),
                    taken.event().number()));
            return next;
        });
    }

    /** The partner has it. */
    public void taken(InHand event) {
        boolean unused = end(event, "TAKEN", null);
    }

    /** Nobody waited for its answer: it may be taken again at once. */
    public void giveBack(InHand event) {
        int unused = database.inTransaction(sql -> sql.change(
                "update exchange_push set due_at = ? where partner = ? and number = ? and attempts = ? and ended is null",
                Feed.at(clock.instant()),
                event.partner().code(),
                event.event().number(),
                event.attempts()));
    }

    /**
     * The partner did not take it.
     *
     * @param why for an operator: a status, or what happened to the connection
     */
    public void failed(InHand event, String why) {
        Instant now = clock.instant();
        if (Duration.between(event.since(), now).compareTo(GIVEN_UP) >= 0) {
            if (end(event, "DEAD", why)) {
                LOG.warn(
                        "{} {} does not take event {}: {}",
                        Problem.EVENT_NOT_TAKEN.code(),
                        event.partner().code(),
                        event.event().number(),
                        why);
            }
            return;
        }
        Instant again = now.plus(waits(event.attempts()));
        int unused = database.inTransaction(sql -> {
            int changed = sql.change(
                    "update exchange_push set due_at = ?, why = ? where partner = ? and number = ? and attempts = ?"
                            + " and ended is null",
                    Feed.at(again),
                    why,
                    event.partner().code(),
                    event.event().number(),
                    event.attempts());
            return changed == 1 ? dueFrom(sql, event, again) : 0;
        });
    }

    /** What befell the parcel later can go no sooner than what is held up: until then nobody looks at it. */
    private static int dueFrom(Sql sql, InHand event, Instant when) {
        return sql.change(
                "update exchange_push set due_at = ? where partner = ? and waybill = ? and number > ? and ended is null",
                Feed.at(when),
                event.partner().code(),
                event.event().waybill(),
                event.event().number());
    }

    /** A second, two, four … an hour; up to a fifth more, so that partners that come back are not met by all at once. */
    private Duration waits(int attempts) {
        long seconds = Math.min(1L << Math.min(attempts - 1, MOST_DOUBLINGS), LONGEST_WAIT.toSeconds());
        return Duration.ofMillis(seconds * 1_000 + jitter.nextLong(seconds * 200));
    }

    /** Whether it had not ended before: a slower attempt changes nothing. */
    private boolean end(InHand event, String how, @Nullable String why) {
        return database.inTransaction(sql -> {
            boolean isEnded = sql.change(
                            "update exchange_push set ended = ?, why = ? where partner = ? and number = ? and ended is null",
                            how,
                            why,
                            event.partner().code(),
                            event.event().number())
                    == 1;
            if (isEnded) {
                dueFrom(sql, event, clock.instant());
            }
            return isEnded;
        });
    }

    /**
     * How it stands.
     *
     * @param waiting neither taken nor given up
     * @param dead given up
     */
    public record Count(long waiting, long dead) {}

    /** How many events are on their way, and how many were given up. */
    public Count count() {
        return database.inTransaction(sql -> sql.one(
                        "select (select count(*) from exchange_push where ended is null), count(*) from exchange_push"
                                + " where ended = 'DEAD'",
                        row -> new Count(row.getLong(1), row.getLong(2))))
                .orElseThrow();
    }

    /** What a partner never took, oldest first. */
    public List<Dead> dead(String partner) {
        return database.inTransaction(sql -> sql.all(
                "select w.attempts, w.why, e.* from exchange_push w join exchange_event e using (number)"
                        + " where w.partner = ? and w.ended = 'DEAD' order by w.number limit ?",
                row -> new Dead(Feed.event(row), row.getInt("attempts"), String.valueOf(row.getString("why"))),
                partner,
                MOST_SHOWN));
    }

    /**
     * Has dead letters brought again, with all their time anew. What befell their parcels later may have been taken meanwhile: they come
     * after it.
     *
     * @return how many
     */
    public int replay(String partner) {
        Instant now = clock.instant();
        return database.inTransaction(sql -> sql.change(
                "update exchange_push set ended = null, attempts = 0, since = ?, due_at = ? where partner = ? and ended ="
                        + " 'DEAD'",
                Feed.at(now),
                Feed.at(now),
                partner));
    }

    /** Forgets what was taken or given up so long ago; how many. */
    public int forget(Instant now) {
        return database.inTransaction(sql -> sql.change(
                "delete from exchange_push where ended is not null and since < ?", Feed.at(now.minus(KEPT))));
    }
}
