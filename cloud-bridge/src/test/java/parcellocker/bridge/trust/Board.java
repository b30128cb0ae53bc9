package parcellocker.bridge.trust;

import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Pem;

/** A locker's board with its keys, as a test knows it. */
public record Board(KeyPair key, String sealTo, String signing) {
    /** Stands for a staff key that was sealed to the city. */
    public static final String STAFF = "sealed.".repeat(12) + "x";

    public static Board fresh() {
        return new Board(Identity.newKey(), Jose.publicOf(Jose.newSealingKey()), Jose.publicOf(Jose.newSigningKey()));
    }

    /** The same board with another device key. */
    public Board next() {
        return new Board(Identity.newKey(), sealTo, signing);
    }

    public EnrolmentWords.Asked asks(String locker, String token, boolean journal) {
        return new EnrolmentWords.Asked(locker, token, request(key), sealTo, signing, STAFF, journal);
    }

    /** Asks for another board's key, with a signature of its own. */
    public EnrolmentWords.Asked forges(String locker, String token) {
        KeyPair mixed = new KeyPair(key.getPublic(), Identity.newKey().getPrivate());
        return new EnrolmentWords.Asked(locker, token, request(mixed), sealTo, signing, STAFF, false);
    }

    /** Wants a certificate for the key of {@code next}. */
    public EnrolmentWords.Renewal renews(String locker, Board next) {
        String request = request(next.key());
        return new EnrolmentWords.Renewal(locker, request, DeviceProof.of(locker, request, key.getPrivate()));
    }

    private static String request(KeyPair pair) {
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=whoever"), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return Pem.block(Pem.REQUEST, der);
        } catch (java.io.IOException | org.bouncycastle.operator.OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
