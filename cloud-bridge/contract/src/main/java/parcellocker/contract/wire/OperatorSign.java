package parcellocker.contract.wire;

import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Signatures of operators: compact JWS (EdDSA) that names its key and says what it signs, so that an approval can never be
 * passed off as a command, nor either as anything else of the city's.
 */
public final class OperatorSign {
    private static final AlgorithmConstraints EDDSA =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);
    private static final String COMMAND = "parcel-command+jws";
    private static final String APPROVAL = "parcel-approval+jws";

    private OperatorSign() {}

    /**
     * A payload whose signature is right.
     *
     * @param kid the key that made it
     */
    public record Signed<T>(String kid, T payload) {}

    public static String sign(Command command, String kid, String privateJwk) {
        return sign(Json.write(command), COMMAND, kid, privateJwk);
    }

    public static String sign(Approval approval, String kid, String privateJwk) {
        return sign(Json.write(approval), APPROVAL, kid, privateJwk);
    }

    /**
     * Reads and verifies a command.
     *
     * @throws ProblemException {@link Problem#OPERATOR_UNKNOWN}, {@link Problem#SIGNATURE_WRONG},
     *     {@link Problem#OPERATOR_NOT_PERMITTED} or {@link Problem#MESSAGE_MALFORMED}, in this order
     */
    public static Signed<Command> command(String jws, Function<String, Optional<OperatorKey>> keys) {
        Signed<String> signed = verified(jws, COMMAND, keys, OperatorKey.Right.OPEN);
        return new Signed<>(signed.kid(), Json.read(signed.payload(), Command.class));
    }

    /** As {@link #command}, of an approval. */
    public static Signed<Approval> approval(String jws, Function<String, Optional<OperatorKey>> keys) {
        Signed<String> signed = verified(jws, APPROVAL, keys, OperatorKey.Right.APPROVE);
        return new Signed<>(signed.kid(), Json.read(signed.payload(), Approval.class));
    }

    /** The command inside, its signature not looked at: for whoever only passes it on. */
    public static Command unverified(String jws) {
        try {
            JsonWebSignature parsed = parsed(jws);
            return Json.read(parsed.getUnverifiedPayload(), Command.class);
        } catch (ProblemException refused) {
            throw refused;
        } catch (JoseException | RuntimeException broken) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "not a signed command", broken);
        }
    }

    private static String sign(String payload, String type, String kid, String privateJwk) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKeyIdHeaderValue(kid);
            jws.setHeader(HeaderParameterNames.TYPE, type);
            jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(privateJwk).getPrivateKey());
            jws.setPayload(payload);
            return jws.getCompactSerialization();
        } catch (JoseException broken) {
            throw new IllegalStateException("signing failed", broken);
        }
    }

    private static Signed<String> verified(
            String text, String type, Function<String, Optional<OperatorKey>> keys, OperatorKey.Right right) {
        try {
            JsonWebSignature jws = parsed(text);
            String kid = String.valueOf(jws.getKeyIdHeaderValue());
            OperatorKey key = keys.apply(kid)
                    .orElseThrow(
                            () -> new ProblemException(Problem.OPERATOR_UNKNOWN, "signed by a key not known here"));
            jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(key.jwk()).getPublicKey());
            if (!type.equals(jws.getHeader(HeaderParameterNames.TYPE)) || !jws.verifySignature()) {
                throw new ProblemException(Problem.SIGNATURE_WRONG, "signature does not match");
            }
            if (!key.rights().contains(right)) {
                throw new ProblemException(Problem.OPERATOR_NOT_PERMITTED, key.kid() + " may not sign this");
            }
            return new Signed<>(key.kid(), jws.getPayload());
        } catch (ProblemException refused) {
            throw refused;
        } catch (JoseException | RuntimeException broken) {
            // The library casts what a header holds: a key named by a number is a ClassCastException there.
            throw new ProblemException(Problem.SIGNATURE_WRONG, "not a signed message", broken);
        }
    }

    private static JsonWebSignature parsed(String text) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(EDDSA);
        jws.setCompactSerialization(text);
        return jws;
    }
}
