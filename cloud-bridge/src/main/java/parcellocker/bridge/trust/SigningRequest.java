package parcellocker.bridge.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Pem;

/** A request for a certificate whose signature proves that the asker holds the key. Its subject is not believed. */
record SigningRequest(PublicKey key) {
    private static final int CURVE_BITS = 256;

    /** Reads PKCS#10; {@link Problem#REQUEST_MALFORMED} if it is none, or not signed with its own key on P-256. */
    static SigningRequest read(String pem) {
        byte[] der = der(pem);
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            boolean isOurCurve = key instanceof ECPublicKey curve
                    && curve.getParams().getCurve().getField().getFieldSize() == CURVE_BITS;
            if (isOurCurve && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                return new SigningRequest(key);
            }
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException broken) {
            // Broken ASN.1 comes out of Bouncy Castle in whatever exception happens to be next.
            throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not PKCS#10", broken);
        }
        throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not signed with its own key on P-256");
    }

    private static byte[] der(String pem) {
        List<byte[]> found;
        try {
            found = Pem.blocks(pem, Pem.REQUEST);
        } catch (ProblemException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not base64", broken);
        }
        if (found.size() != 1) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "request: one PKCS#10 block is expected");
        }
        return found.getFirst();
    }

    /** The key as text, to be compared. */
    String keyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }
}
