package parcellocker.sim.world;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.OperatorKey.Right;
import parcellocker.contract.wire.Jose;

/**
 * The keys of the simulated city, of its locker and of a forger. Drawn from a fixed seed, because what is sealed to a key has
 * its name in the journal and so in the trace.
 */
final class Keyring {
    private static final SeededRandom RANDOM = new SeededRandom(new Chance(0x6b657973));
    static final String DIRECTIVES = signing();
    static final String TOKENS = signing();
    static final String FORGER = signing();
    static final String SEALING = key(OctetKeyPairJsonWebKey.SUBTYPE_X25519);
    /** The operator who also approves at the locker. */
    static final String APPROVER = "ops-1";

    private static final SortedMap<String, String> OPERATORS = operators();
    static final Keys LOCKER = new Keys(
            drawn(32),
            drawn(16),
            drawn(32),
            key(OctetKeyPairJsonWebKey.SUBTYPE_X25519),
            signing(),
            new Keys.City(Jose.publicOf(DIRECTIVES), Jose.publicOf(TOKENS), Jose.publicOf(SEALING)),
            List.of(
                    known(APPROVER, Right.OPEN, Right.APPROVE),
                    known("ops-2", Right.OPEN, Right.APPROVE),
                    known("ops-3", Right.APPROVE)));

    private Keyring() {}

    /** The private half of an operator's key, or of a stranger's who would be one. */
    static String operator(String kid) {
        return Optional.ofNullable(OPERATORS.get(kid)).orElseThrow();
    }

    private static SortedMap<String, String> operators() {
        SortedMap<String, String> keys = new TreeMap<>();
        for (String kid : List.of(APPROVER, "ops-2", "ops-3", "stranger")) {
            keys.put(kid, signing());
        }
        return keys;
    }

    private static OperatorKey known(String kid, Right... rights) {
        return new OperatorKey(kid, Jose.publicOf(operator(kid)), List.of(rights));
    }

    private static String signing() {
        return key(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    }

    private static String key(String curve) {
        try {
            return OkpJwkGenerator.generateJwk(curve, null, RANDOM).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException broken) {
            throw new IllegalStateException("no key of curve " + curve, broken);
        }
    }

    private static String drawn(int bytes) {
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
