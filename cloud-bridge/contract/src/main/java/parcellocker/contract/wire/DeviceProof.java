package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** That the holder of a locker's device key says something to the city: ECDSA with SHA-256, base64url. */
public final class DeviceProof {
    private static final String SIGNATURE = "SHA256withECDSA";

    private DeviceProof() {}

    /** Signs this locker's request for a certificate for its next key. */
    public static String of(String locker, String request, PrivateKey device) {
        return signed(said(locker, request), device);
    }

    /** Signs a piece of a report, or the question how much of it is held. */
    public static String of(ReportWords.Chunk chunk, PrivateKey device) {
        return signed(chunk.said().getBytes(StandardCharsets.UTF_8), device);
    }

    /** Whether the holder of this key signed the request; false for what is no signature. */
    public static boolean isBy(PublicKey device, EnrolmentWords.Renewal asked) {
        return isBy(device, said(asked.locker(), asked.request()), asked.proof());
    }

    /** Whether the holder of this key signed that piece; false for what is no signature. */
    public static boolean isBy(PublicKey device, ReportWords.Chunk chunk, String proof) {
        return isBy(device, chunk.said().getBytes(StandardCharsets.UTF_8), proof);
    }

    private static String signed(byte[] said, PrivateKey device) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(device);
            signature.update(said);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the device key does not sign", broken);
        }
    }

    private static boolean isBy(PublicKey device, byte[] said, String proof) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(device);
            signature.update(said);
            return signature.verify(Base64.getUrlDecoder().decode(proof));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** A locker's name has no line break, so nothing else reads the same. */
    private static byte[] said(String locker, String request) {
        return ("renewal\n" + locker + "\n" + request).getBytes(StandardCharsets.UTF_8);
    }
}
