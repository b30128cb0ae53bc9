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
        try {
            List<byte[]> found = Pem.blocks(pem, Pem.REQUEST);
            if (found.size() != 1) {
                throw new ProblemException(Problem.REQUEST_MALFORMED, "request: one PKCS#10 block is expected");
            }
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(found.getFirst());
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
                | IllegalArgumentException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not PKCS#10", broken);
        }
        throw new ProblemException(Problem.REQUEST_MALFORMED, "request: not signed with its own key on P-256");
    }

    /** The key as text, to be compared. */
    String keyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }
}
