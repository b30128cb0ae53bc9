package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/**
 * Orders to send that the city gave out, and how they are taken back. The lockers decide: each answers in its journal whether the
 * parcel was left there before the cancellation came.
 */
public final class SendingOrders {
    /** A locker takes a token two minutes past its end and remembers the order for twice that: its clock may be behind. */
    private static final Duration LATE = Duration.ofMinutes(4);

    private static final String MAY_OPEN = " and t.expires_at > now() - interval '" + LATE.toSeconds() + " seconds'";

    private static final String TOKENS =
            "select t.locker, max(t.expires_at) from parcel_token t where t.sending_order = ?" + MAY_OPEN
                    + " group by t.locker order by t.locker";

    private final Database database;
    private final Directives directives;

    public SendingOrders(Database database, Directives directives) {
        this.database = database;
        this.directives = directives;
    }

    /**
     * What became of a cancellation.
     *
     * @param askedAt when it was asked for
     */
    public record Cancellation(Instant askedAt, State state) {
        public enum State {
            /** A locker at which a token of it is still good has not answered. */
            ASKED,
            /** No door opens for it any more, and no parcel was left for it. */
            CANCELLED,
            /** A parcel was left for it before: it is as it would be without. */
            TOO_LATE
        }

        /** For people. */
        public String plainly() {
            return switch (state) {
                case ASKED -> "cancellation asked for";
                case CANCELLED -> "cancelled";
                case TOO_LATE -> "cancelled too late";
            };
        }
    }

    /** Whether a parcel was left for the order, as far as the city has heard: it lies there, may lie there, or was collected. */
    private static boolean isLeft(Sql sql, String order) {
        return sql.one(
                        "select 1 from parcel_mail_in where sending_order = ? and state in"
                                + " ('AUTHORISED', 'STORED', 'UNCERTAIN', 'COLLECTED', 'MISSING') limit 1",
                        row -> row.getInt(1),
                        order)
                .isPresent();
    }

    /**
     * An order of which a token is given out; who cancels it meanwhile waits for the end of the transaction.
     *
     * @throws ProblemException {@link Problem#ORDER_CANCELLED}
     */
    static void given(Sql sql, String order) {
        boolean isCancelled = sql.one(
                        "insert into parcel_order (sending_order) values (?) on conflict (sending_order)"
                                + " do update set sending_order = excluded.sending_order returning cancelled_at is not null",
                        row -> row.getBoolean(1),
                        order)
                .orElseThrow();
        if (isCancelled) {
            throw new ProblemException(Problem.ORDER_CANCELLED, "the order was cancelled: give the parcel another one");
        }
    }

    /**
     * Takes an order back. Each locker at which a token of it is good is told; again: nothing changes.
     *
     * @return those lockers
     * @throws ProblemException {@link Problem#PARCEL_UNKNOWN} no token of it was given out; {@link Problem#ORDER_LEFT} the parcel was
     *     left before
     */
    public List<LockerId> cancel(String order) {
        return database.inTransaction(sql -> {
            boolean isCancelled = sql.one(
                            "select cancelled_at is not null from parcel_order where sending_order = ? for update",
                            row -> row.getBoolean(1),
                            order)
                    .orElseThrow(() -> new ProblemException(Problem.PARCEL_UNKNOWN, "no such order"));
            if (isLeft(sql, order)) {
                throw new ProblemException(
                        Problem.ORDER_LEFT, "a door was opened for its parcel: it lies there, or was collected");
            }
            List<Told> lockers = told(sql, order);
            if (!isCancelled) {
                sql.change("update parcel_order set cancelled_at = now() where sending_order = ?", order);
                lockers.forEach(one -> directives.give(sql, one.locker(), one.directive(order)));
            }
            return lockers.stream().map(Told::locker).toList();
        });
    }

    /** A locker at which tokens of an order are good, the last of them so long. */
    private record Told(LockerId locker, Instant until) {
        Directive directive(String order) {
            return new Directive.CancelMailIn(order, until.getEpochSecond());
        }
    }

    private static List<Told> told(Sql sql, String order) {
        return sql.all(
                TOKENS,
                row -> new Told(
                        new LockerId(row.getString(1)), row.getTimestamp(2).toInstant()),
                order);
    }

    /** What became of the cancellation of an order; empty if nobody asked for it. */
    static Optional<Cancellation> cancellation(Sql sql, String order) {
        @Nullable
        Instant askedAt = sql.one(
                        "select cancelled_at from parcel_order where sending_order = ? and cancelled_at is not null",
                        row -> row.getTimestamp(1).toInstant(),
                        order)
                .orElse(null);
        if (askedAt == null) {
            return Optional.empty();
        }
        if (isLeft(sql, order)) {
            return Optional.of(new Cancellation(askedAt, Cancellation.State.TOO_LATE));
        }
        boolean isAnswered = sql.all(
                        "select 1 from parcel_token t where sending_order = ?" + MAY_OPEN + " and not exists"
                                + " (select 1 from parcel_event e where e.locker = t.locker and e.kind = 'MailInCancelled'"
                                + " and e.waybill = t.sending_order)",
                        row -> row.getInt(1),
                        order)
                .isEmpty();
        return Optional.of(
                new Cancellation(askedAt, isAnswered ? Cancellation.State.CANCELLED : Cancellation.State.ASKED));
    }

    /** Cancellations that still keep something shut at that locker. */
    static List<Directive> standing(Sql sql, LockerId locker) {
        return sql.all(
                "select t.sending_order, max(t.expires_at) from parcel_token t join parcel_order o"
                        + " on o.sending_order = t.sending_order where t.locker = ? and o.cancelled_at is not null"
                        + MAY_OPEN + " group by t.sending_order order by t.sending_order",
                SendingOrders::cancelled,
                locker.value());
    }

    private static Directive cancelled(ResultSet row) throws SQLException {
        return new Directive.CancelMailIn(
                row.getString(1), row.getTimestamp(2).toInstant().getEpochSecond());
    }
}
