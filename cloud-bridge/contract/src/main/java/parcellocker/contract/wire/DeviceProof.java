package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** That the holder of a locker's device key wants a certificate for its next one: ECDSA with SHA-256, base64url. */
public final class DeviceProof {
    private static final String SIGNATURE = "SHA256withECDSA";

    private DeviceProof() {}

    /** Signs the request of this locker. */
    public static String of(String locker, String request, PrivateKey device) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(device);
            signature.update(said(locker, request));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the device key does not sign", broken);
        }
    }

    /** Whether the holder of this key signed the request; false for what is no signature. */
    public static boolean isBy(PublicKey device, EnrolmentWords.Renewal asked) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(device);
            signature.update(said(asked.locker(), asked.request()));
            return signature.verify(Base64.getUrlDecoder().decode(asked.proof()));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    /** A locker's name has no line break, so nothing else reads the same. */
    private static byte[] said(String locker, String request) {
        return ("renewal\n" + locker + "\n" + request).getBytes(StandardCharsets.UTF_8);
    }
}
