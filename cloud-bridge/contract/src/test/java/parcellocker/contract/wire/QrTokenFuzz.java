package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import parcellocker.contract.problem.ProblemException;

/** A scanned token: as text, and, because a signature stops every guess, as a body that the city did sign. */
public final class QrTokenFuzz {
    private static final int VERSION = 1;
    private static final PrivateKey KEY = key();

    private QrTokenFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        token(text);
        base45(text);
        if (bytes.length > 0 && bytes[0] == VERSION) {
            token(QrToken.PREFIX + Base45.encode(signed(bytes)));
        }
    }

    private static void token(String text) {
        QrToken token;
        try {
            token = QrToken.verified(text, PublishedKeys.SIGNING);
        } catch (ProblemException refused) {
            return;
        }
        String again = token.signed(PublishedKeys.SIGNING);
        if (!again.equals(text)) {
            throw new AssertionError("the same token signed again is another text");
        }
    }

    private static void base45(String text) {
        byte[] bytes;
        try {
            bytes = Base45.decode(text);
        } catch (ProblemException refused) {
            return;
        }
        if (!Base45.encode(bytes).equals(text)) {
            throw new AssertionError("two texts for the same bytes");
        }
    }

    private static byte[] signed(byte[] body) {
        try {
            Signature ed = Signature.getInstance("Ed25519");
            ed.initSign(KEY);
            ed.update(body);
            byte[] signature = ed.sign();
            byte[] all = Arrays.copyOf(body, body.length + signature.length);
            System.arraycopy(signature, 0, all, body.length, signature.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PrivateKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(PublishedKeys.SIGNING).getPrivateKey();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
