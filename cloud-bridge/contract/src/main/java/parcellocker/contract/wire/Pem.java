package parcellocker.contract.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Certificates, keys and requests as PEM text (RFC 7468). What cannot be read is {@link Problem#CERTIFICATE_UNFIT}. */
public final class Pem {
    /** Label of a certificate. */
    public static final String CERTIFICATE = "CERTIFICATE";
    /** Label of a private key in PKCS#8. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    /** Label of a signing request in PKCS#10. */
    public static final String REQUEST = "CERTIFICATE REQUEST";
    /** Label of a list of revoked certificates. */
    public static final String REVOKED = "X509 CRL";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final int LINE = 64;

    private Pem() {}

    /** One block of text. */
    public static String block(String label, byte[] der) {
        byte[] end = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, end).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** The bytes of every block with this label, in their order. */
    public static List<byte[]> blocks(String text, String label) {
        List<byte[]> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(label)) {
                try {
                    found.add(Base64.getMimeDecoder().decode(block.group(2)));
                } catch (IllegalArgumentException broken) {
                    throw unfit("a block " + label + " is not base64", broken);
                }
            }
        }
        return found;
    }

    /** Certificates one after another. */
    public static String certificates(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(block(CERTIFICATE, certificate.getEncoded()));
            } catch (CertificateException broken) {
                throw unfit("a certificate has no encoding", broken);
            }
        }
        return text.toString();
    }

    /** Every certificate of a text; at least one. */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : blocks(text, CERTIFICATE)) {
            certificates.add(certificate(der));
        }
        if (certificates.isEmpty()) {
            throw new ProblemException(Problem.CERTIFICATE_UNFIT, "there is no certificate");
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException broken) {
            throw unfit("a certificate cannot be read", broken);
        }
    }

    /** A private key on an elliptic curve. */
    public static String privateKey(PrivateKey key) {
        return block(PRIVATE_KEY, key.getEncoded());
    }

    /** The one private key of a text. */
    public static PrivateKey privateKey(String text) {
        List<byte[]> found = blocks(text, PRIVATE_KEY);
        if (found.size() != 1) {
            throw new ProblemException(
                    Problem.CERTIFICATE_UNFIT, "one PKCS#8 private key is expected, there are " + found.size());
        }
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(found.getFirst()));
        } catch (GeneralSecurityException broken) {
            throw unfit("not the private key of an elliptic curve", broken);
        }
    }

    private static ProblemException unfit(String why, Exception cause) {
        return new ProblemException(Problem.CERTIFICATE_UNFIT, why, cause);
    }
}
