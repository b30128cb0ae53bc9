package parcellocker.bridge.oidc;

import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The keys that a provider signs with. One that is not among them may be new; one that was taken away is believed a quarter of an hour more. */
final class ProviderKeys {
    static final Fetched.Terms TERMS = new Fetched.Terms(Duration.ofMinutes(15), Duration.ofSeconds(30));

    private final VerificationJwkSelector selector = new VerificationJwkSelector();
    private final Fetched<List<JsonWebKey>> keys;

    ProviderKeys(Fetch fetch, Supplier<URI> place, InstantSource clock) {
        this.keys = new Fetched<>(() -> read(fetch.document(place.get()).toString()), TERMS, clock);
    }

    private static List<JsonWebKey> read(String document) {
        try {
            return new JsonWebKeySet(document).getJsonWebKeys();
        } catch (JoseException | RuntimeException unfit) {
            throw Fetch.away("its keys cannot be read");
        }
    }

    /** The one key that may have made this signature; empty if there is none, or if it does not say which. */
    Optional<Key> of(JsonWebSignature signed) throws JoseException {
        Optional<Key> known = fit(signed, keys.get());
        return known.isPresent() ? known : fit(signed, keys.anew());
    }

    private Optional<Key> fit(JsonWebSignature signed, List<JsonWebKey> among) throws JoseException {
        List<JsonWebKey> fit = selector.selectList(signed, among);
        return fit.size() == 1 ? Optional.of(fit.getFirst().getKey()) : Optional.empty();
    }
}
