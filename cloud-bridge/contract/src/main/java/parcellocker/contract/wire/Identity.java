package parcellocker.contract.wire;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Who one is in TLS, and whom one believes. Only the pinned authorities count, never those that came with Java.
 *
 * @param key on the curve P-256: TLS 1.3 in the JDK knows no Ed25519 certificates
 * @param chain the own certificate first
 * @param trust the authorities believed: the present one, and the next one long before it is needed
 */
public record Identity(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trust) {
    /** The curve of every key here. */
    public static final String CURVE = "secp256r1";

    private static final String ALIAS = "own";
    private static final char[] IN_MEMORY = "memory".toCharArray();

    /** Refuses a key that is not the certificate's: {@link Problem#CERTIFICATE_UNFIT}. */
    public Identity {
        chain = List.copyOf(chain);
        trust = List.copyOf(trust);
        if (!isPair(key, chain.getFirst().getPublicKey())) {
            throw new ProblemException(Problem.CERTIFICATE_UNFIT, "the key is not that of the certificate");
        }
    }

    /** From the texts of three PEM files, which may be one and the same. */
    public static Identity of(String key, String chain, String trust) {
        return new Identity(Pem.privateKey(key), Pem.certificates(chain), Pem.certificates(trust));
    }

    /** A new key pair for a certificate. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no " + CURVE, broken);
        }
    }

    /** Own certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The name in the own certificate: client id, user name, who one is at the broker. */
    public String name() {
        return name(certificate()).orElse("");
    }

    /** The common name of a certificate's subject. */
    public static Optional<String> name(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException strange) {
            return Optional.empty();
        }
    }

    /** TLS as this identity. */
    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own(), IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trusted(trust).getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException broken) {
            throw unfit(broken);
        }
    }

    /** TLS as nobody, believing only these authorities. */
    public static SSLContext anonymous(List<X509Certificate> trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trusted(trust).getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException broken) {
            throw unfit(broken);
        }
    }

    /** The own key and certificates under one alias, behind a password that protects nothing. */
    private KeyStore own() throws GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(ALIAS, key, IN_MEMORY, chain.toArray(Certificate[]::new));
        return store;
    }

    private static TrustManagerFactory trusted(List<X509Certificate> trust) throws GeneralSecurityException {
        KeyStore store = empty();
        for (int i = 0; i < trust.size(); i++) {
            store.setCertificateEntry("ca" + i, trust.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("a store in memory reads no file", impossible);
        }
    }

    private static boolean isPair(PrivateKey key, PublicKey open) {
        try {
            byte[] probe = "one pair".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static ProblemException unfit(GeneralSecurityException broken) {
        return new ProblemException(Problem.CERTIFICATE_UNFIT, "no TLS with these certificates", broken);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Identity[" + name() + "]";
    }
}
