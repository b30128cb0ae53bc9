package parcellocker.contract.wire;

import java.security.PrivateKey;
import java.security.SecureRandom;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Signatures (JWS, EdDSA over Ed25519) and seals (JWE, ECDH-ES over X25519, A256GCM); keys travel and rest as JWK text. */
public final class Jose {
    private static final AlgorithmConstraints EDDSA =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);
    private static final AlgorithmConstraints ECDH =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.ECDH_ES);
    private static final AlgorithmConstraints GCM =
            new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    private Jose() {}

    /** A new signing key pair as JWK text, private part included. */
    public static String newSigningKey() {
        return generate(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    }

    /** A new sealing key pair as JWK text, private part included. */
    public static String newSealingKey() {
        return generate(OctetKeyPairJsonWebKey.SUBTYPE_X25519);
    }

    /** The public half of a JWK; an {@link IllegalArgumentException} if it is none. */
    public static String publicOf(String jwk) {
        return parse(jwk).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** Compact JWS over a UTF-8 payload. */
    public static String sign(String payload, String privateJwk) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKey(parse(privateJwk).getPrivateKey());
            jws.setPayload(payload);
            return jws.getCompactSerialization();
        } catch (JoseException broken) {
            throw new IllegalStateException("signing failed", broken);
        }
    }

    /** The payload, if the signature is right; {@link Problem#SIGNATURE_WRONG} otherwise. */
    public static String verify(String compact, String publicJwk) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(EDDSA);
            jws.setCompactSerialization(compact);
            jws.setKey(parse(publicJwk).getPublicKey());
            if (jws.verifySignature()) {
                return jws.getPayload();
            }
        } catch (JoseException | RuntimeException broken) {
            // The library casts what stands in a header unseen: any exception of its own is a message that is none.
            throw new ProblemException(Problem.SIGNATURE_WRONG, "not a signed message", broken);
        }
        throw new ProblemException(Problem.SIGNATURE_WRONG, "signature does not match");
    }

    /** Compact JWE that only the holder of the private half can open; an {@link IllegalArgumentException} if that is no sealing key. */
    public static String seal(String secret, String publicJwk) {
        return seal(secret, publicJwk, new SecureRandom());
    }

    /** As {@link #seal(String, String)}; {@code random} must be unpredictable wherever a secret is worth hiding. */
    public static String seal(String secret, String publicJwk, SecureRandom random) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            ProviderContext context = new ProviderContext();
            context.setSecureRandom(random);
            jwe.setProviderContext(context);
            jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.ECDH_ES);
            jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            jwe.setKey(parse(publicJwk).getPublicKey());
            jwe.setPayload(secret);
            return jwe.getCompactSerialization();
        } catch (JoseException | RuntimeException broken) {
            throw new IllegalArgumentException("cannot seal to this key", broken);
        }
    }

    /** Opens a seal; {@link Problem#SEAL_BROKEN} if it is not for this key. */
    public static String open(String compact, String privateJwk) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(ECDH);
            jwe.setContentEncryptionAlgorithmConstraints(GCM);
            jwe.setCompactSerialization(compact);
            PrivateKey key = parse(privateJwk).getPrivateKey();
            jwe.setKey(key);
            return jwe.getPayload();
        } catch (JoseException | RuntimeException broken) {
            throw new ProblemException(Problem.SEAL_BROKEN, "cannot be opened with this key", broken);
        }
    }

    private static String generate(String curve) {
        try {
            return OkpJwkGenerator.generateJwk(curve).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException broken) {
            throw new IllegalStateException("no key of curve " + curve, broken);
        }
    }

    private static PublicJsonWebKey parse(String jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk);
        } catch (JoseException | RuntimeException broken) {
            throw new IllegalArgumentException("not a public-key JWK", broken);
        }
    }
}
