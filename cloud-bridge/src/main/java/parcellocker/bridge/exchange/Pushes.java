package parcellocker.bridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;

/**
 * Events on their way to partners who have them brought. Each is brought at least once, events of one parcel in their order: the next goes when
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

    private final Database database;
    private final InstantSource clock;
    private final RandomGenerator jitter;

    public Pushes(Database database, InstantSource clock, RandomGenerator jitter) {
        this.database = database;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** An event that is to be brought now. */
    public record InHand(Partner partner, TrackEvent event, int attempts, Instant since) {}

    /** One that was given up. */
    public record Dead(TrackEvent event, int attempts, String why) {}

    /** Who has it brought, of those whose parcel it is. */
    static void owe(Sql sql, TrackEvent event, Instant now) {
        sql.change(
                "insert into exchange_push (partner, number, waybill, since, due_at)"
                        + " select p.partner, ?, ?, ?, ? from exchange_partner p where p.active and p.callback is not null"
                        + " and 'EVENTS' = any (p.scopes) and (p.kind = 'REGULATOR' or exists (select 1 from"
                        + " exchange_shipment s where s.waybill = ? and s.partner = p.partner)) on conflict do nothing",
                event.number(),
                event.waybill(),
                Feed.at(now),
                Feed.at(now),
                event.waybill());
    }

    /** Partners for whom something is due now. */
    public List<Partner> due() {
        return database.inTransaction(sql -> sql.all(
                "select * from exchange_partner p where p.active and p.callback is not null and exists (select 1 from"
                        + " exchange_push w where w.partner = p.partner and w.ended is null and w.due_at <= ?)"
                        + " order by p.partner",
                Partners::partner,
                Feed.at(clock.instant())));
    }

    /** The next for that partner, which nobody else has in hand and no earlier one of its parcel holds back. */
    public Optional<InHand> take(Partner partner) {
        return database.inTransaction(sql -> {
            Instant now = clock.instant();
            Optional<InHand> next = sql.one(
                    "select w.attempts, w.since, e.* from exchange_push w join exchange_event e using (number)"
                            + " where w.partner = ? and w.ended is null and w.due_at <= ? and not exists (select 1 from"
                            + " exchange_push b where b.partner = w.partner and b.waybill = w.waybill and b.number <"
                            + " w.number and b.ended is null) order by w.number limit 1 for update of w skip locked",
                    row -> new InHand(
                            partner,
                            Feed.event(row),
                            row.getInt("attempts") + 1,
                            row.getTimestamp("since").toInstant()),
                    partner.code(),
                    Feed.at(now));
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
        end(event, "TAKEN", null);
    }

    /**
     * The partner did not take it.
     *
     * @param why for an operator: a status, or what happened to the connection
     */
    public void failed(InHand event, String why) {
        Instant now = clock.instant();
        if (Duration.between(event.since(), now).compareTo(GIVEN_UP) >= 0) {
            end(event, "DEAD", why);
            LOG.warn(
                    "{} {} does not take event {}: {}",
                    Problem.EVENT_NOT_TAKEN.code(),
                    event.partner().code(),
                    event.event().number(),
                    why);
            return;
        }
        database.inTransaction(sql -> sql.change(
                "update exchange_push set due_at = ?, why = ? where partner = ? and number = ? and ended is null",
                Feed.at(now.plus(waits(event.attempts()))),
                why,
                event.partner().code(),
                event.event().number()));
    }

    /** A second, two, four … an hour; up to a fifth more, so that partners that come back are not met by all at once. */
    private Duration waits(int attempts) {
        long seconds = Math.min(1L << Math.min(attempts - 1, MOST_DOUBLINGS), LONGEST_WAIT.toSeconds());
        return Duration.ofMillis(seconds * 1_000 + jitter.nextLong(seconds * 200));
    }

    private void end(InHand event, String how, @Nullable String why) {
        int unused = database.inTransaction(sql -> sql.change(
                "update exchange_push set ended = ?, why = ? where partner = ? and number = ?",
                how,
                why,
                event.partner().code(),
                event.event().number()));
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
     * Has dead letters brought again, with all their time anew.
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
}
