package parcellocker.agent.vault;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/** A city that grants: a library reads our requests, written by other people than ourselves, and certifies them. */
public final class CityAuthority {
    private static final Duration LIFE = Duration.ofDays(365);

    private final CityKeys keys = new CityKeys();
    private final KeyPair pair = Identity.newKey();
    private final X500Name name = new X500Name("CN=Test");
    private final String trust = certificate(name, pair.getPublic());
    private int serial;

    public EnrolmentWords.Granted grants(EnrolmentWords.Asked asked) {
        Keys.City published = keys.published();
        return new EnrolmentWords.Granted(
                asked.locker(),
                3,
                certificate(asked.request()),
                trust,
                "ssl://broker.example:8883",
                new EnrolmentWords.City(published.directives(), published.tokens(), published.sealing(), List.of()),
                List.of());
    }

    EnrolmentWords.Renewed renews(EnrolmentWords.Renewal asked) {
        return new EnrolmentWords.Renewed(certificate(asked.request()), trust, null);
    }

    /** The public key to seal to. */
    public String sealing() {
        return keys.published().sealing();
    }

    /** In the name that the request bears; a request that is not signed with its own key is refused. */
    private String certificate(String request) {
        try {
            JcaPKCS10CertificationRequest read = new JcaPKCS10CertificationRequest(
                    Pem.blocks(request, Pem.REQUEST).getFirst());
            PublicKey open = read.getPublicKey();
            if (!read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(open))) {
                throw new IllegalArgumentException("not signed with its own key");
            }
            return certificate(read.getSubject(), open);
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException broken) {
            throw new IllegalArgumentException("not a request", broken);
        }
    }

    private String certificate(X500Name subject, PublicKey open) {
        Instant now = Instant.now();
        serial++;
        try {
            X509Certificate made = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.valueOf(serial),
                                    Date.from(now),
                                    Date.from(now.plus(LIFE)),
                                    subject,
                                    open)
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            return Pem.certificates(List.of(made));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
