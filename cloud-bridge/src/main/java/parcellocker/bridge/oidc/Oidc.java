package parcellocker.bridge.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.accounts.Federation;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Sign-in by the word of a provider. Nothing is asked of it before somebody wants to sign in. */
public final class Oidc {
    private static final Logger LOG = LoggerFactory.getLogger(Oidc.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Fetched.Terms DOCUMENT = new Fetched.Terms(Duration.ofHours(1), Duration.ofHours(1));

    private final Provider provider;
    private final CodeExchange exchange;
    private final Errands errands;
    private final Fetched<Discovered> discovered;
    private final IdTokens tokens;

    public Oidc(Provider provider, Database database, InstantSource clock) {
        this(provider, database, clock, PATIENCE);
    }

    /** @param patience for each answer of the provider */
    Oidc(Provider provider, Database database, InstantSource clock, Duration patience) {
        this.provider = provider;
        Fetch fetch = new Fetch(patience);
        this.exchange = new CodeExchange(provider, fetch);
        this.errands = new Errands(database, clock);
        this.discovered = new Fetched<>(
                () -> Discovered.of(fetch.document(Discovered.place(provider.issuer())), provider.issuer()),
                DOCUMENT,
                clock);
        ProviderKeys keys = new ProviderKeys(fetch, () -> discovered.get().keys(), clock);
        this.tokens = new IdTokens(provider, keys, clock);
    }

    /** What the button says. */
    public String label() {
        return provider.label();
    }

    /** Where people find the console: everything else is not where the provider sends them back to. */
    public String console() {
        return provider.client().console();
    }

    /**
     * Somebody sets out.
     *
     * @param kept the cookie of an errand under way; empty if none
     * @param language in which the console speaks to them
     * @param before hash of the session that ends when another begins; empty: none
     * @param isAnew whether the provider shall ask who they are even if it knows
     */
    public record Departure(String kept, String language, String before, boolean isAnew) {}

    /** Where their browser goes, and what it keeps. */
    public record SetOut(String location, String kept) {
        /** Never either. */
        @Override
        public String toString() {
            return "somebody sets out";
        }
    }

    /** Sends somebody to the provider; {@link Problem#PROVIDER_AWAY}. */
    public SetOut begin(Departure departure) {
        Discovered there = told("nobody sets out", discovered::get);
        Way way = errands.begin(departure.kept(), departure.language(), departure.before());
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", provider.client().id());
        asked.put("redirect_uri", provider.client().redirect());
        asked.put("scope", String.join(" ", provider.scopes()));
        asked.put("state", way.state());
        asked.put("nonce", way.nonce());
        asked.put("code_challenge", way.challenge());
        asked.put("code_challenge_method", "S256");
        asked.put("ui_locales", departure.language().equals("zh") ? "zh-CN" : departure.language());
        if (departure.isAnew()) {
            asked.put("prompt", "login");
        }
        return new SetOut(with(there.authorize(), asked), way.browser());
    }

    /** Ends an errand: it is good once. Empty if this browser did not set out so, or too long ago. */
    public Optional<Errand> end(String state, String kept) {
        return errands.end(state, kept);
    }

    /** What the provider has a browser bring; what is not there is empty. */
    public record Return(String code, String error, String issuer) {
        /** Never the code. */
        @Override
        public String toString() {
            return "somebody came back";
        }
    }

    /**
     * Who came.
     *
     * @param role empty: none that is mapped
     * @param partner as the provider says; nobody has looked whether there is one
     */
    public record Proven(Federation.Person person, Optional<Role> role, Optional<String> partner) {}

    /** Who came back; {@link Problem#PROVIDER_REFUSED}, {@link Problem#IDENTITY_UNPROVEN} or {@link Problem#PROVIDER_AWAY}. */
    public Proven prove(Errand errand, Return back) {
        return told("nobody comes in", () -> proven(errand.way(), back));
    }

    private Proven proven(Way way, Return back) {
        Discovered there = discovered.get();
        boolean isOther = !back.issuer().isEmpty() && !back.issuer().equals(provider.issuer());
        if (isOther || (there.tellsIssuer() && back.issuer().isEmpty())) {
            throw IdTokens.unproven("the answer is another issuer's");
        }
        if (!back.error().isEmpty() || back.code().isEmpty()) {
            throw CodeExchange.refused(back.error());
        }
        Map<String, Object> claims = tokens.believed(exchange.idToken(there, way, back.code()), way.nonce());
        return new Proven(
                new Federation.Person(provider.issuer(), String.valueOf(claims.get("sub")), called(claims)),
                provider.claims().role(claims),
                provider.claims().partner(claims));
    }

    private static String called(Map<String, Object> claims) {
        return Stream.of("preferred_username", "name")
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    /** Where somebody who left the console leaves the provider too, if it has such a place and answers. No token goes along: it would stand in an address. */
    public Optional<String> farewell() {
        try {
            return told("nobody signs out there", discovered::get)
                    .farewell()
                    .map(place -> with(
                            place,
                            Map.of(
                                    "client_id",
                                    provider.client().id(),
                                    "post_logout_redirect_uri",
                                    console() + "/sign-in")));
        } catch (ProblemException away) {
            return Optional.empty();
        }
    }

    private interface Step<T> {
        T take();
    }

    /** The person is told the number; the log what does not hold. */
    private static <T> T told(String what, Step<T> step) {
        try {
            return step.take();
        } catch (ProblemException refused) {
            LOG.warn("{} {}: {}", refused.problem().code(), what, refused.detail());
            throw refused;
        }
    }

    private static String with(URI place, Map<String, String> asked) {
        return place + (place.getRawQuery() == null ? "?" : "&") + Fetch.encoded(asked);
    }
}
