package parcellocker.bridge.trust;

import java.nio.charset.StandardCharsets;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Pem;

/** A board's request for a certificate: as it comes, and as the bytes inside of one. */
public final class SigningRequestFuzz {
    private SigningRequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        read(new String(bytes, StandardCharsets.ISO_8859_1));
        read(Pem.block(Pem.REQUEST, bytes));
    }

    private static void read(String pem) {
        try {
            String key = SigningRequest.read(pem).keyText();
            if (key.isEmpty()) {
                throw new AssertionError("accepted, without a key");
            }
        } catch (ProblemException refused) {
            if (refused.problem() != Problem.REQUEST_MALFORMED) {
                throw new AssertionError("refused with another number", refused);
            }
        }
    }
}
