package parcellocker.bridge.oidc;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Whether an ID token is the provider's word about whoever set out from here (OpenID Connect Core 1.0, 3.1.3.7). What does not hold is
 * {@link Problem#IDENTITY_UNPROVEN}, which never repeats the token.
 */
final class IdTokens {
    /** So far the two clocks may be apart. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final int MOST_SUBJECT = 255;
    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.EDDSA
    };

    private final Provider provider;
    private final ProviderKeys keys;
    private final InstantSource clock;

    IdTokens(Provider provider, ProviderKeys keys, InstantSource clock) {
        this.provider = provider;
        this.keys = keys;
        this.clock = clock;
    }

    /** What it says, if it is to be believed. */
    Map<String, Object> believed(String token, String nonce) {
        try {
            Map<String, Object> claims =
                    consumer(key(token)).processToClaims(token).getClaimsMap();
            checkParty(claims);
            checkNonce(claims, nonce);
            checkSubject(claims);
            return claims;
        } catch (InvalidJwtException unfit) {
            throw unproven("checks " + codes(unfit) + " of jose4j");
        } catch (JoseException unreadable) {
            throw unproven("no signed token");
        }
    }

    /** The library's own words hold the token. */
    private static List<Integer> codes(InvalidJwtException unfit) {
        return unfit.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorCode)
                .toList();
    }

    private Key key(String token) throws JoseException {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token);
        return keys.of(signed).orElseThrow(() -> unproven("signed with no key of the provider"));
    }

    private JwtConsumer consumer(Key key) {
        int leeway = (int) LEEWAY.toSeconds();
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
                .setVerificationKey(key)
                .setExpectedIssuer(true, provider.issuer())
                .setExpectedAudience(true, provider.client().id())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, (int) Errands.LIFE.toSeconds())
                .setAllowedClockSkewInSeconds(leeway)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    /** A token that others may use too was made for whoever is named in {@code azp}. */
    private void checkParty(Map<String, Object> claims) {
        boolean isShared = claims.get("aud") instanceof List<?> many && many.size() > 1;
        Object party = claims.get("azp");
        boolean isOurs = provider.client().id().equals(party);
        if (party == null ? isShared : !isOurs) {
            throw unproven("it was made for another client");
        }
    }

    private static void checkNonce(Map<String, Object> claims, String nonce) {
        byte[] given = String.valueOf(claims.get("nonce")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, nonce.getBytes(StandardCharsets.UTF_8))) {
            throw unproven("it is of another sign-in");
        }
    }

    private static void checkSubject(Map<String, Object> claims) {
        String subject = String.valueOf(claims.get("sub"));
        if (subject.isBlank()
                || subject.length() > MOST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw unproven("its subject is none");
        }
    }

    static ProblemException unproven(String why) {
        return new ProblemException(Problem.IDENTITY_UNPROVEN, why);
    }
}
