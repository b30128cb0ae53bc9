package parcellocker.bridge.parcels;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parcellocker.bridge.retention.Kind;

/**
 * Which rows of parcels are about people, and since when each is not needed: said here in other words than {@link Purge} has for deleting
 * them, so that a mistake there is seen.
 */
public final class PersonalRows {
    /** Kinds, as the report names them. */
    static final String RECIPIENT = "RECIPIENT";

    static final String SEAL = "SEAL";
    static final String LINK = "LINK";
    static final String TOKEN = "TOKEN";
    static final String SENDER = "SENDER";

    /** As long as proofs of identity checks are usually kept. */
    static final Duration SENDER_KEPT = Duration.ofDays(366);

    private static final String SHORTEST = "个人信息保护法 19, 47";

    private static final String IS_OVER = "d.state in (" + names(State.values(), State::isOver) + ")";
    private static final String CAME = "d.state not in ('WITHDRAWN', 'FAILED')";

    /** Of a delivery that nobody has seen over yet: since it began, so that a round that does not look is seen. */
    private static final String ENDED = "coalesce(e.ended_at, to_timestamp(d.begun_millis / 1000.0))";

    private static final String OF_DELIVERIES =
            " left join lateral (select bool_or(not " + IS_OVER + ") as is_open, max("
                    + ENDED + ") as ended, bool_or(" + CAME + ") as came from parcel_delivery d"
                    + " left join parcel_ended e using (locker, delivery) where ";

    private static final String SEALS =
            "select case when u.is_open then null else greatest(s.received_at, u.ended) end as since_at"
                    + " from parcel_seal s" + OF_DELIVERIES
                    + "d.code_seal = s.name or d.phone_seal = s.name) u on true";

    private static final String SENDERS =
            "select case when state in (" + names(MailIn.State.values(), MailIn.State::isOver)
                    + ") then to_timestamp(shut_millis / 1000.0) end as since_at from parcel_mail_in where identity <> ''";

    private PersonalRows() {}

    /** Each with its rule. */
    public static List<Kind> kinds(Purge.Terms terms) {
        return List.of(
                new Kind(
                        RECIPIENT,
                        terms.kept(),
                        "its delivery is over, or it did not come",
                        SHORTEST,
                        announced(terms.announced())),
                new Kind(SEAL, terms.kept(), "it came, and its delivery is over", SHORTEST, SEALS),
                new Kind(LINK, Duration.ZERO, "it expires", SHORTEST, "select expires_at as since_at from parcel_link"),
                new Kind(
                        TOKEN, terms.kept(), "it expires", SHORTEST, "select expires_at as since_at from parcel_token"),
                new Kind(
                        SENDER,
                        SENDER_KEPT,
                        "the door closed on the parcel to be sent",
                        "邮件快件实名收寄管理办法; 1 year as local rules have it",
                        SENDERS));
    }

    private static String announced(Duration term) {
        return "select case when u.is_open or p.is_open then null"
                + " when a.lapsed_at is null and not coalesce(u.came, false) then greatest(u.ended, p.ended, a.announced_at + interval '"
                + term.toHours()
                + " hours') else greatest(a.announced_at, a.lapsed_at, u.ended, p.ended) end as since_at"
                + " from parcel_announced a" + OF_DELIVERIES
                + "d.waybills @> array[a.waybill]) u on true" + OF_DELIVERIES
                + "d.locker = a.locker and d.recipient = a.recipient and d.phone_seal is null and not exists (select 1"
                + " from parcel_announced own where own.waybill = any (d.waybills))) p on true";
    }

    static <E extends Enum<E>> String names(E[] all, Predicate<E> wanted) {
        return Arrays.stream(all).filter(wanted).map(Enum::name).collect(Collectors.joining("', '", "'", "'"));
    }
}
