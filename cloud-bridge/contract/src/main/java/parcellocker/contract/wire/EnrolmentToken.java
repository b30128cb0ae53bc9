package parcellocker.contract.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The text that an operator carries to a new locker: {@code PLE1.secret.fingerprint}. It proves the locker to the city once, and
 * the city to the locker: nobody but the server with that certificate is spoken to.
 *
 * @param secret 32 random bytes, base64url
 * @param fingerprint SHA-256 of the listener's certificate, base64url
 */
public record EnrolmentToken(String secret, String fingerprint) {
    /** Bytes of the secret. */
    public static final int SECRET_BYTES = 32;

    private static final Pattern FORM = Pattern.compile("PLE1\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    /** Reads the text; {@link Problem#ENROLMENT_REFUSED} if it is not one. */
    public static EnrolmentToken parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new ProblemException(Problem.ENROLMENT_REFUSED, "not an enrolment token: copy it whole");
        }
        return new EnrolmentToken(form.group(1), form.group(2));
    }

    /** The text to carry. */
    public String text() {
        return "PLE1." + secret + "." + fingerprint;
    }

    /** What a certificate is recognised by. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a certificate has a fingerprint", impossible);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "EnrolmentToken";
    }
}
