package parcellocker.agent.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/**
 * A device key drawn here that the city has not certified yet; it is on disk before the city hears of it.
 *
 * @param key private half as PEM
 * @param open public half, base64
 */
public record DrawnKey(String key, String open) {
    static DrawnKey fresh() {
        KeyPair pair = Identity.newKey();
        return new DrawnKey(
                Pem.privateKey(pair.getPrivate()),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    /** PKCS#10 in the name of the locker, as PEM. */
    String request(String locker) {
        return SigningRequest.of(locker, pair());
    }

    private KeyPair pair() {
        try {
            return new KeyPair(
                    KeyFactory.getInstance("EC")
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(open))),
                    Pem.privateKey(key));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, "a drawn device key cannot be read", broken);
        }
    }

    /**
     * With the certificate that the city gave for it.
     *
     * @throws ProblemException {@link Problem#CERTIFICATE_UNFIT} if it is for another key or name: it would lock the locker out
     */
    DeviceFile.Pair certified(String locker, String certificate, String trust) {
        Identity identity = Identity.of(key, certificate, trust);
        if (!identity.name().equals(locker)) {
            throw new ProblemException(Problem.CERTIFICATE_UNFIT, "the city made it out to '" + identity.name() + "'");
        }
        return new DeviceFile.Pair(key, certificate);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "DrawnKey[not shown]";
    }
}
