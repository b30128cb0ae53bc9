package parcellocker.bridge.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/**
 * The city's private authority: what it signs is who it says it is. Certificates begin an hour before they are made, because a
 * locker's clock may be behind.
 */
public final class Authority {
    /** File of its certificate. */
    public static final String CERTIFICATE_FILE = "ca.pem";
    /** File of its key. */
    public static final String KEY_FILE = "ca.key";

    private static final Duration EARLIER = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;
    private static final String SIGNATURE = "SHA256withECDSA";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final SecureRandom random = new SecureRandom();

    Authority(PrivateKey key, X509Certificate certificate) {
        // Also checks that they belong together.
        Identity own = new Identity(key, List.of(certificate), List.of(certificate));
        this.key = own.key();
        this.certificate = own.certificate();
    }

    /** How long a certificate counts. */
    public record Term(Instant from, Duration life) {
        private Date begin() {
            return Date.from(from.minus(EARLIER));
        }

        private Date end() {
            return Date.from(from.plus(life));
        }
    }

    /** A new authority. */
    public static Authority create(String name, Term term) {
        KeyPair pair = Identity.newKey();
        X500Name own = named(name);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                own, serial(new SecureRandom()), term.begin(), term.end(), own, pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        } catch (CertIOException | GeneralSecurityException broken) {
            throw new IllegalStateException("no authority", broken);
        }
        return new Authority(pair.getPrivate(), signed(builder, pair.getPrivate()));
    }

    /** The authority in a folder. */
    public static Authority read(Path folder) throws IOException {
        return new Authority(
                Pem.privateKey(Files.readString(folder.resolve(KEY_FILE))),
                Pem.certificates(Files.readString(folder.resolve(CERTIFICATE_FILE)))
                        .getFirst());
    }

    /** Writes it into a folder; never over another. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Secret.write(folder.resolve(KEY_FILE), Pem.privateKey(key));
        Secret.write(folder.resolve(CERTIFICATE_FILE), Pem.certificates(List.of(certificate)));
    }

    /** What others pin. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** For one who calls: a locker by its id, a part of the bridge by its role. */
    public X509Certificate caller(PublicKey open, String name, Term term) {
        return issued(open, name, term, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /** For one who is called, under these host names and addresses. */
    public X509Certificate server(PublicKey open, List<String> hosts, Term term) {
        return issued(open, hosts.getFirst(), term, KeyPurposeId.id_kp_serverAuth, hosts);
    }

    private X509Certificate issued(PublicKey open, String name, Term term, KeyPurposeId purpose, List<String> hosts) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate, serial(random), term.begin(), term.end(), principal(name), open);
        try {
            JcaX509ExtensionUtils keys = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, keys.createAuthorityKeyIdentifier(certificate));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
        } catch (CertIOException | GeneralSecurityException broken) {
            throw new IllegalStateException("no certificate for " + name, broken);
        }
        return signed(builder, key);
    }

    /** The certificates that count no more, as PEM, for the broker. */
    public String revoked(List<BigInteger> serials, Term term) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(holder().getSubject(), Date.from(term.from()));
        list.setNextUpdate(term.end());
        serials.forEach(serial -> list.addCRLEntry(serial, Date.from(term.from()), CRLReason.privilegeWithdrawn));
        try {
            return Pem.block(Pem.REVOKED, list.build(signer(key)).getEncoded());
        } catch (IOException broken) {
            throw new IllegalStateException("no list of the revoked", broken);
        }
    }

    private JcaX509CertificateHolder holder() {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate has an encoding", impossible);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(
                        host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static javax.security.auth.x500.X500Principal principal(String name) {
        try {
            return new javax.security.auth.x500.X500Principal(named(name).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("a name has an encoding", impossible);
        }
    }

    /** Built, not parsed: no character of a name can begin another attribute. */
    private static X500Name named(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate could not be signed", broken);
        }
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(SIGNATURE).build(key);
        } catch (OperatorCreationException broken) {
            throw new IllegalStateException("this Java has no " + SIGNATURE, broken);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Authority[" + Identity.name(certificate).orElse("") + "]";
    }
}
