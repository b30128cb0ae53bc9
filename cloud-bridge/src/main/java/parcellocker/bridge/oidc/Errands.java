package parcellocker.bridge.oidc;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.wire.Chain;

/**
 * Who is on the way to the provider and back. The browser keeps one secret, from which with the errand's {@code state} come the verifier and the nonce; the
 * database keeps hashes. So a browser may come back to another bridge than it left, each errand is good once among all of them, another
 * browser can do nothing with it, and whoever reads the database cannot either.
 */
final class Errands {
    /** So long somebody may take to sign in there. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int BYTES = 32;
    private static final String FORM = "[A-Za-z0-9_-]{43}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final InstantSource clock;

    Errands(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Sets out.
     *
     * @param kept what the browser keeps of an errand under way, in another of its windows; anything else begins anew
     * @param before hash of the session that ends when another begins; empty: none
     */
    Way begin(String kept, String language, String before) {
        Way way = new Way(kept.matches(FORM) ? kept : drawn(), drawn());
        Instant now = clock.instant();
        boolean unused = database.inTransaction(sql -> {
            sql.change("delete from oidc_errand where begun_at <= ?", at(now.minus(LIFE)));
            sql.change(
                    "insert into oidc_errand (state, browser, language, before, begun_at) values (?, ?, ?, ?, ?)",
                    Chain.name(way.state()),
                    Chain.name(way.browser()),
                    language,
                    before,
                    at(now));
            return true;
        });
        return way;
    }

    /** Comes back, once; empty if nobody with that browser set out so, or too long ago. */
    Optional<Errand> end(String state, String kept) {
        if (!state.matches(FORM) || !kept.matches(FORM)) {
            return Optional.empty();
        }
        return database.inTransaction(sql -> sql.one(
                "delete from oidc_errand where state = ? and browser = ? and begun_at > ? returning language, before",
                row -> new Errand(new Way(kept, state), row.getString(1), row.getString(2)),
                Chain.name(state),
                Chain.name(kept),
                at(clock.instant().minus(LIFE))));
    }

    private static String drawn() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Way.text(bytes);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
