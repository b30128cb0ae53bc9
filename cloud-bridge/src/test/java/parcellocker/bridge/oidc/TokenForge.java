package parcellocker.bridge.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A provider's keys, and the ID tokens that it makes with them: right ones, and all kinds of wrong ones. */
final class TokenForge {
    private static final HmacKey PUBLISHED =
            new HmacKey("a secret that is in no way secret".getBytes(StandardCharsets.UTF_8));
    /** RSA keys are slow to find. */
    private static final KeyPair RSA = pair("RSA");

    private final Supplier<Instant> clock;
    private final List<PublicJsonWebKey> published = new ArrayList<>();
    private final RsaJsonWebKey rsa;
    private final PublicJsonWebKey okp;
    private PublicJsonWebKey present;
    private int made;

    TokenForge(Supplier<Instant> clock) throws JoseException {
        this.clock = clock;
        this.present = elliptic();
        this.rsa = (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(RSA.getPublic());
        rsa.setPrivateKey(RSA.getPrivate());
        rsa.setKeyId("rsa");
        this.okp = OkpJwkGenerator.generateJwk("Ed25519");
        okp.setKeyId("okp");
        published.addAll(List.of(present, rsa, okp));
    }

    /** Another key from now on; the former is published no more. */
    synchronized void rotate() throws JoseException {
        published.remove(present);
        present = elliptic();
        published.add(present);
    }

    private PublicJsonWebKey elliptic() throws JoseException {
        KeyPair pair = pair("EC");
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        key.setKeyId("key-" + made++);
        return key;
    }

    private static KeyPair pair(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2_048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** With one key that is none of a signature, as a careless provider might. */
    synchronized String keys() {
        JsonWebKeySet set = new JsonWebKeySet(published.toArray(PublicJsonWebKey[]::new));
        OctetSequenceJsonWebKey secret = new OctetSequenceJsonWebKey(PUBLISHED);
        secret.setKeyId("oct");
        set.addJsonWebKey(secret);
        return set.toJson(OutputControlLevel.INCLUDE_SYMMETRIC);
    }

    /** What the token says of whom: the claims of the provider itself come from here. */
    record Order(String issuer, String client, String nonce, Map<String, Object> person) {}

    synchronized String token(Order order, String algorithm, Lie lie) throws JoseException {
        JwtClaims claims = claims(order, lie);
        return switch (lie) {
            case UNSIGNED -> signed(claims, AlgorithmIdentifiers.NONE, null, null);
            case SIGNED_WITH_THE_PUBLIC_KEY ->
                signed(
                        claims,
                        AlgorithmIdentifiers.HMAC_SHA256,
                        "rsa",
                        new HmacKey(RSA.getPublic().getEncoded()));
            case SIGNED_WITH_A_PUBLISHED_SECRET -> signed(claims, AlgorithmIdentifiers.HMAC_SHA256, "oct", PUBLISHED);
            case SIGNED_BY_ANOTHER_ALGORITHM ->
                signed(claims, AlgorithmIdentifiers.RSA_PSS_USING_SHA256, "rsa", RSA.getPrivate());
            case SIGNED_WITH_A_FOREIGN_KEY ->
                signed(
                        claims,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        present.getKeyId(),
                        pair("EC").getPrivate());
            case SIGNED_WITH_AN_UNPUBLISHED_KEY ->
                signed(
                        claims,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        "nobody's",
                        pair("EC").getPrivate());
            case NONSENSE -> "not.a.token";
            default -> right(claims, algorithm);
        };
    }

    private String right(JwtClaims claims, String algorithm) throws JoseException {
        PublicJsonWebKey key = switch (algorithm) {
            case "RS256" -> rsa;
            case "EdDSA" -> okp;
            default -> present;
        };
        PrivateKey secret = key.getPrivateKey();
        return signed(claims, algorithm, key.getKeyId(), secret);
    }

    private static String signed(JwtClaims claims, String algorithm, @Nullable String id, @Nullable Key key)
            throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false);
        token.setAlgorithmHeaderValue(algorithm);
        if (id != null) {
            token.setKeyIdHeaderValue(id);
        }
        token.setKey(key);
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private JwtClaims claims(Order order, Lie lie) {
        JwtClaims claims = new JwtClaims();
        order.person().forEach(claims::setClaim);
        claims.setIssuer(lie == Lie.FOREIGN_ISSUER ? order.issuer() + "/other" : order.issuer());
        claims.setAudience(order.client());
        claims.setClaim("nonce", order.nonce());
        Instant now = clock.get();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 300));
        switch (lie) {
            case FOREIGN_NONCE -> claims.setClaim("nonce", "x".repeat(43));
            case NO_NONCE -> claims.unsetClaim("nonce");
            case FOREIGN_AUDIENCE -> claims.setAudience("another-client");
            case FOREIGN_PARTY -> claims.setClaim("azp", "another-client");
            case SHARED_WITHOUT_PARTY -> claims.setAudience(order.client(), "another-client");
            case EXPIRED -> claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() - 31));
            case WITHOUT_EXPIRY -> claims.unsetClaim("exp");
            case FROM_THE_FUTURE -> claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond() + 61));
            case LONG_AGO -> claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond() - 700));
            case WITHOUT_BIRTH -> claims.unsetClaim("iat");
            case WITHOUT_SUBJECT -> claims.unsetClaim("sub");
            case BLANK_SUBJECT -> claims.setSubject(" ");
            case LONG_SUBJECT -> claims.setSubject("s".repeat(256));
            default -> {
                // The truth, or a lie of another kind.
            }
        }
        return claims;
    }
}
