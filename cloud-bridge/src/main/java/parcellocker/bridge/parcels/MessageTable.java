package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.policy.Reminders;
import parcellocker.bridge.sql.Sql;

/** Rows of messages: what is owed, who has it in hand, how it ended. */
final class MessageTable {
    /** A message in hand is looked at again after so long, should whoever has it die in its last attempt. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofHours(6);

    /** The next batch of a journal may hold a correction of the phone. */
    private static final Duration HELD = Duration.ofSeconds(10);

    /** A city that begins to tell does not begin with what happened long ago. */
    private static final Duration NEWS = Duration.ofDays(7);

    private static final String OWED =
            "select 1 from parcel_message m where m.locker = n.locker and m.delivery = n.delivery and m.kind = ";

    /** What the city has set, or the locker has promised at its screen, whichever ends later. */
    private static final String TERM = "greatest(n.limit_millis, d.promised_millis)";

    private static final String OWE =
            "insert into parcel_message (way, locker, delivery, kind, subject, due_at) select each.way, locker, delivery";

    private static final String BY_EACH = " cross join (select unnest(?) as way) each";

    /** The same thing by another way. */
    private static final String SIBLING = "select 1 from parcel_message o where o.locker = m.locker"
            + " and o.delivery = m.delivery and o.kind = m.kind and o.subject = m.subject and o.way <> m.way";

    /** Of what is inside; where another way has told it, or still may, somebody is told. */
    private static final String UNTOLD = "parcel_message m join parcel_delivery d using (locker, delivery)"
            + " where m.ended is not null and m.ended <> 'OVER' and d.state = any (?) and not exists (" + SIBLING
            + " and (o.sent_at is not null or o.ended is null))";

    private MessageTable() {}

    /**
     * Notes down what is new, once for each way: codes, openings by staff in these days, times that are nearly over but of what was refused.
     * When people sleep is asked of today; how long before its end one is reminded is promised with the parcel.
     * What is owed by a way that the city no longer has goes by one that it has.
     */
    static void owe(Sql sql, Instant now, List<Way> ways, Reminders reminders) {
        divert(sql, ways);
        sql.change(
                OWE + ", 'STORED', n.code_seal, n.noted_at + ? * interval '1 second'"
                        + " from parcel_notice n join parcel_delivery d using (locker, delivery)" + BY_EACH
                        + " where d.state = any (?) and not exists (" + OWED
                        + "'STORED' and m.subject = n.code_seal) on conflict do nothing",
                HELD.toSeconds(),
                ways,
                State.inside());
        sql.change(
                OWE + ", 'OPENED', opening, ? from parcel_staff_opening n" + BY_EACH
                        + " where noted_at > ? and not exists (" + OWED
                        + "'OPENED' and m.subject = n.opening) on conflict do nothing",
                at(now),
                ways,
                at(now.minus(NEWS)));
        sql.change(
                OWE + ", 'REMINDER', (" + TERM + ")::text, ? from parcel_storage n"
                        + " join parcel_delivery d using (locker, delivery)" + BY_EACH
                        + " where d.state = any (?) and n.limit_millis > 0"
                        + " and n.told_at + (" + TERM
                        + " - coalesce(n.reminded_millis, ?)) * interval '1 millisecond' <= ?"
                        + " and not exists (" + OWED
                        + "'REMINDER' and m.subject = (" + TERM + ")::text) on conflict do nothing",
                at(reminders.awake(now)),
                ways,
                State.inside(),
                reminders.before().toMillis(),
                at(now));
    }

    private static void divert(Sql sql, List<Way> ways) {
        String foreign = " where sent_at is null and ended is null and way <> all (?)";
        sql.change(
                "update parcel_message m set way = ?" + foreign + " and not exists (" + SIBLING + ")",
                ways.getFirst(),
                ways);
        sql.change("update parcel_message set ended = 'OVER'" + foreign, ways);
    }

    static Messages.Count count(Sql sql, Way way) {
        return sql.one(
                        "select (select count(*) from parcel_message where sent_at is null and ended is null and way = ?), count(*)"
                                + " from " + UNTOLD + " and m.way = ?",
                        row -> new Messages.Count(row.getLong(1), row.getLong(2)),
                        way,
                        State.inside(),
                        way)
                .orElseThrow();
    }

    /** The next that is due, its attempt counted before it is made: while it is on its way nobody else takes it. */
    static Optional<Message> take(Sql sql, Instant now, List<Way> ways) {
        Optional<Message> due = sql.one(
                "select message, way, mark, locker, delivery, kind, subject, attempts from parcel_message where sent_at is null"
                        + " and ended is null and due_at <= ? and way = any (?) order by due_at, message limit 1"
                        + " for update skip locked",
                MessageTable::message,
                at(now),
                ways);
        due.ifPresent(message -> sql.change(
                "update parcel_message set attempts = attempts + 1, due_at = ? where message = ?",
                at(Message.again(message.attempts(), now).orElse(now.plus(LOOKED_AT_AGAIN))),
                message.number()));
        return due;
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong("message"),
                Way.valueOf(row.getString("way")),
                row.getString("mark"),
                row.getString("locker"),
                row.getString("delivery"),
                Message.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getInt("attempts"));
    }

    static void sent(Sql sql, Message message, Instant now) {
        sql.change("update parcel_message set sent_at = ? where message = ?", at(now), message.number());
    }

    static void end(Sql sql, Message message, String why) {
        sql.change("update parcel_message set ended = ? where message = ?", why, message.number());
    }

    /** Whether the code that it tells is the delivery's. */
    static boolean isCodeOf(Sql sql, Message message) {
        return stands(sql, "parcel_notice where code_seal", message);
    }

    /** Whether the time that it tells of is the delivery's. */
    static boolean isTermOf(Sql sql, Message message) {
        return stands(
                sql,
                "parcel_storage n join parcel_delivery d using (locker, delivery) where (" + TERM + ")::text",
                message);
    }

    private static boolean stands(Sql sql, String where, Message message) {
        return sql.one(
                        "select 1 from " + where + " = ? and locker = ? and delivery = ?",
                        row -> row.getInt(1),
                        message.subject(),
                        message.locker(),
                        message.delivery())
                .isPresent();
    }

    static List<Messages.Untold> untold(Sql sql, int most) {
        return sql.all(
                "select m.locker, m.delivery, m.kind, m.ended from " + UNTOLD + " order by m.message desc limit ?",
                row -> new Messages.Untold(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                State.inside(),
                most);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
