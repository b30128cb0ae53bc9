package parcellocker.contract.wire;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import parcellocker.contract.entry.Verifier;

/** PIN of a courier or technician: PBKDF2-HMAC-SHA256 over a random salt, made by the city, checked in the locker. */
public final class Pin {
    private static final int ITERATIONS = 100_000;
    private static final int BITS = 256;

    private Pin() {}

    /** A verifier for a new PIN; the digits are not kept. */
    public static Verifier verifier(char[] pin) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new Verifier(text(salt), text(derive(pin, salt)));
    }

    /** Whether the PIN is the one, in constant time over the result. */
    public static boolean matches(char[] pin, Verifier verifier) {
        byte[] salt = Base64.getUrlDecoder().decode(verifier.salt());
        return MessageDigest.isEqual(derive(pin, salt), Base64.getUrlDecoder().decode(verifier.hash()));
    }

    private static byte[] derive(char[] pin, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(Arrays.copyOf(pin, pin.length), salt, ITERATIONS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
