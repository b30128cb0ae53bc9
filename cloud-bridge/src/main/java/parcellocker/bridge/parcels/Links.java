package parcellocker.bridge.parcels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.wire.Chain;

/**
 * Links to a recipient's own page. A link's token is 130 random bits in 26 letters and digits that nobody takes for one another; the
 * database holds its hash alone. Each letter carries one of its own, and all of a delivery lead to the same page.
 */
public final class Links {
    static final int LETTERS = 26;
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + LETTERS + "}");
    private static final int BITS = 5;

    private final Terms terms;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /** Makes the links that this process shows on its own screen; gone with it. */
    private final SecretKeySpec shown;

    /**
     * Where links lead, and how long.
     *
     * @param base origin of the page as phones reach it, without a slash at its end
     * @param after so long a link lives on when its delivery is over
     * @param most no link lives longer
     */
    public record Terms(String base, Duration after, Duration most) {}

    public Links(Terms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
        byte[] key = new byte[32];
        random.nextBytes(key);
        this.shown = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The time by which links live. */
    InstantSource clock() {
        return clock;
    }

    /** Whom a link leads to which delivery. */
    record Bearer(String locker, String delivery, @Nullable String helper) {
        boolean isHelper() {
            return helper != null;
        }
    }

    /** A link that was made. */
    public record Made(String link, Instant expiresAt) {
        /** Never the link: who has it has the page. */
        @Override
        public String toString() {
            return "a link until " + expiresAt;
        }
    }

    /** A new one for a recipient's letter. */
    public Made fresh(Sql sql, String locker, String delivery) {
        byte[] bytes = new byte[LETTERS];
        random.nextBytes(bytes);
        return kept(sql, letters(bytes), new Bearer(locker, delivery, null), end());
    }

    /** For a page that shows a notice again and again: the same as long as this process lives. */
    Made steady(Sql sql, String locker, String delivery, String seal) {
        return kept(
                sql, derived(shown, locker + "/" + delivery + "/" + seal), new Bearer(locker, delivery, null), end());
    }

    /** For whom the recipient sends. Only who has the recipient's own token can make it again: it is kept nowhere. */
    Made helper(Sql sql, String token, Bearer recipient, Helper helper) {
        return kept(
                sql,
                helperToken(token, helper.token()),
                new Bearer(recipient.locker(), recipient.delivery(), helper.token()),
                helper.until());
    }

    /** The helper's link as the bearer of this token made it; empty if another link of the same delivery did. */
    Optional<String> shownHelper(Sql sql, String token, String helper) {
        String theirs = helperToken(token, helper);
        return find(sql, theirs).map(known -> link(theirs));
    }

    /** Who comes with this token; empty for one that was never given out, and for one whose time is over. */
    Optional<Bearer> find(Sql sql, String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        return sql.one(
                "select l.locker, l.delivery, l.helper from parcel_link l join parcel_delivery d using (locker, delivery)"
                        + " left join parcel_ended e using (locker, delivery) where l.hash = ? and l.expires_at > ?"
                        + " and (d.state = any (?) or coalesce(e.ended_at, ?) + ? * interval '1 second' > ?)",
                Links::bearer,
                Chain.name(token),
                now(),
                State.inside(),
                now(),
                terms.after().toSeconds(),
                now());
    }

    /** No page behind the links of that helper any more. */
    static void end(Sql sql, String helper) {
        sql.change("delete from parcel_link where helper = ?", helper);
    }

    private static Bearer bearer(ResultSet row) throws SQLException {
        return new Bearer(row.getString(1), row.getString(2), row.getString(3));
    }

    private Made kept(Sql sql, String token, Bearer bearer, Instant end) {
        sql.change(
                "insert into parcel_link (hash, locker, delivery, helper, expires_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                Chain.name(token),
                bearer.locker(),
                bearer.delivery(),
                bearer.helper(),
                end.atOffset(ZoneOffset.UTC));
        return new Made(link(token), end);
    }

    private String link(String token) {
        return terms.base() + "/p/" + token;
    }

    private Instant end() {
        return clock.instant().plus(terms.most());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String helperToken(String token, String helper) {
        return derived(new SecretKeySpec(token.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"), helper);
    }

    private static String derived(SecretKeySpec key, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return letters(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC is not there", broken);
        }
    }

    /** Five bits of each byte. */
    private static String letters(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            text.append(ALPHABET[bytes[i] & (1 << BITS) - 1]);
        }
        return text.toString();
    }
}
