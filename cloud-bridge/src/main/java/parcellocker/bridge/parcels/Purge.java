package parcellocker.bridge.parcels;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.topic.LockerId;

/**
 * Forgets people whose parcels are over. What a delivery that is not over needs stays however old it is, and so does the journal,
 * which names nobody. Any number of bridges may go round at once.
 */
public final class Purge {
    private static final int MOST = 500;
    private static final int A_DIRECTIVE = 100;

    /** Its delivery is not over, or was still within the time that is kept. */
    private static final String IS_NEEDED =
            "select 1 from parcel_delivery d left join parcel_ended e using (locker, delivery)"
                    + " where (e.ended_at is null or e.ended_at >= ?) and ";

    private static final String CAME = "exists (select 1 from parcel_delivery d where d.locker = a.locker"
            + " and d.waybills @> array[a.waybill] and d.state not in ('WITHDRAWN', 'FAILED'))";

    private final Database database;
    private final Directives directives;
    private final Terms terms;
    private final InstantSource clock;

    /**
     * How long what is known.
     *
     * @param announced a parcel that has not come by then is not expected any more
     * @param kept after a delivery is over, or a parcel did not come
     */
    public record Terms(Duration announced, Duration kept) {}

    /** What a round did. */
    public record Done(
            SortedSet<LockerId> told, int lapsed, int announcements, int seals, int directives, Others others) {
        public Done {
            told = Collections.unmodifiableSortedSet(new TreeSet<>(told));
        }

        @Override
        public String toString() {
            return "%d parcels that did not come ended; deleted: %d announcements, %d seals, %d directives"
                    .formatted(lapsed, announcements, seals, directives);
        }

        /** How many rows of each kind, as {@link PersonalRows} and {@link Directives#kind} name them. */
        public Map<String, Long> erased() {
            Map<String, Long> erased = new TreeMap<>();
            erased.put(PersonalRows.RECIPIENT, (long) announcements);
            erased.put(PersonalRows.SEAL, (long) seals);
            erased.put(PersonalRows.LINK, (long) others.links());
            erased.put(PersonalRows.TOKEN, (long) others.tokens());
            erased.put(PersonalRows.SENDER, (long) others.senders());
            erased.put(Directives.kind(Duration.ZERO).name(), (long) directives);
            return erased;
        }
    }

    /** Links and tokens that expired, and numbers of senders' identity checks. */
    public record Others(int links, int tokens, int senders) {}

    public Purge(Database database, Directives directives, Terms terms, InstantSource clock) {
        this.database = database;
        this.directives = directives;
        this.terms = terms;
        this.clock = clock;
    }

    /** Goes round once; in small transactions, so that nobody waits for it. */
    public Done round() {
        Instant now = clock.instant();
        Timestamp before = Timestamp.from(now.minus(terms.kept()));
        database.inTransaction(sql -> noteEnded(sql, Timestamp.from(now)));
        SortedSet<LockerId> told = new TreeSet<>();
        int lapsed = 0;
        for (int some = MOST; some == MOST; lapsed += some) {
            some = database.inTransaction(sql -> lapse(sql, now, told));
        }
        int announcements = all(sql -> deleteAnnouncements(sql, before));
        int seals = all(sql -> deleteSeals(sql, before));
        return new Done(told, lapsed, announcements, seals, directives.forget(before.toInstant()), others(now, before));
    }

    private Others others(Instant now, Timestamp before) {
        return new Others(
                database.inTransaction(
                        sql -> sql.change("delete from parcel_link where expires_at < ?", Timestamp.from(now))),
                database.inTransaction(sql -> sql.change("delete from parcel_token where expires_at < ?", before)),
                database.inTransaction(sql -> forgetSenders(sql, now.minus(PersonalRows.SENDER_KEPT))));
    }

    /** The row stays as what the city did; a replay of the journal brings the number back until the next round. */
    private static int forgetSenders(Sql sql, Instant before) {
        List<String> over = Arrays.stream(MailIn.State.values())
                .filter(MailIn.State::isOver)
                .map(Enum::name)
                .toList();
        return sql.change(
                "update parcel_mail_in set identity = '' where identity <> '' and shut_millis < ? and state = any (?)",
                before.toEpochMilli(),
                over);
    }

    private int all(Function<Sql, Integer> some) {
        int sum = 0;
        int deleted = MOST;
        while (deleted == MOST) {
            deleted = database.inTransaction(some);
            sum += deleted;
        }
        return sum;
    }

    /** A delivery may come back: an audit finds what was missing. */
    private static int noteEnded(Sql sql, Timestamp now) {
        List<String> over = Arrays.stream(State.values())
                .filter(State::isOver)
                .map(Enum::name)
                .toList();
        sql.change(
                "delete from parcel_ended e using parcel_delivery d where d.locker = e.locker and d.delivery = e.delivery"
                        + " and d.state <> all (?)",
                over);
        return sql.change(
                "insert into parcel_ended (locker, delivery, ended_at) select locker, delivery, ? from parcel_delivery d"
                        + " where state = any (?) and not exists (select 1 from parcel_ended e where e.locker = d.locker"
                        + " and e.delivery = d.delivery) on conflict do nothing",
                now,
                over);
    }

    private record Lapsed(LockerId locker, String waybill) {}

    private int lapse(Sql sql, Instant now, SortedSet<LockerId> told) {
        List<Lapsed> some = sql.all(
                "select locker, waybill from parcel_announced a where lapsed_at is null and announced_at < ? and not "
                        + CAME + " order by locker, waybill limit ? for update of a skip locked",
                row -> new Lapsed(new LockerId(row.getString(1)), row.getString(2)),
                Timestamp.from(now.minus(terms.announced())),
                MOST);
        SortedMap<LockerId, List<String>> byLocker = new TreeMap<>();
        some.forEach(one ->
                byLocker.computeIfAbsent(one.locker(), at -> new ArrayList<>()).add(one.waybill()));
        byLocker.forEach((locker, waybills) -> {
            for (int i = 0; i < waybills.size(); i += A_DIRECTIVE) {
                List<String> part = waybills.subList(i, Math.min(waybills.size(), i + A_DIRECTIVE));
                directives.give(sql, locker, new Directive.EndAnnouncements(List.copyOf(part)));
            }
            sql.change(
                    "update parcel_announced set lapsed_at = ? where waybill = any (?)", Timestamp.from(now), waybills);
            told.add(locker);
        });
        return some.size();
    }

    /** One parcel more for a recipient is known by the announcement of another, see {@link Seals#recipient}. */
    private static int deleteAnnouncements(Sql sql, Timestamp before) {
        return sql.change(
                "delete from parcel_announced where waybill in (select a.waybill from parcel_announced a"
                        + " where a.announced_at < ? and (a.lapsed_at < ? or a.lapsed_at is null and " + CAME + ")"
                        + " and not exists (" + IS_NEEDED + "d.waybills @> array[a.waybill])"
                        + " and not exists (" + IS_NEEDED + "d.locker = a.locker and d.recipient = a.recipient"
                        + " and d.phone_seal is null and not exists (select 1 from parcel_announced own"
                        + " where own.waybill = any (d.waybills))) limit ?)",
                before,
                before,
                before,
                before,
                MOST);
    }

    /** Codes that a newer one replaced go with their age alone. */
    private static int deleteSeals(Sql sql, Timestamp before) {
        return sql.change(
                "delete from parcel_seal where name in (select s.name from parcel_seal s where s.received_at < ?"
                        + " and not exists (" + IS_NEEDED + "d.code_seal = s.name)"
                        + " and not exists (" + IS_NEEDED + "d.phone_seal = s.name) limit ?)",
                before,
                before,
                before,
                MOST);
    }
}
