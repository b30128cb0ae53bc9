package parcellocker.agent.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.Verifier;

/**
 * Draws pickup codes and recognises them. Of a code is kept {@code HMAC(salt, v ‖ delivery)} with
 * {@code v = HMAC(K, locker ‖ PBKDF2(code))}: one slow step a guess, however many deliveries are live, and a stolen database
 * says nothing without the locker's {@link CodeKey}. With the key as well, 10^8 codes at 100,000 iterations are months of one
 * core, no more: the key belongs in a secure element where a board has one.
 */
final class PickupCodes {
    static final int DIGITS = 8;
    private static final int CODES = 100_000_000;
    private static final int SALT_BYTES = 16;
    private static final int BITS = 256;
    /** No locker is called so. */
    private static final byte[] MARK = "the mark of this key".getBytes(StandardCharsets.US_ASCII);

    private final CodeKey key;
    private final byte[] salt;
    private final byte[] locker;
    private final int iterations;
    private final RandomGenerator random;

    /** Codes of one locker whose key lies in its file; else as the other. */
    PickupCodes(Keys keys, String lockerId, int iterations, RandomGenerator random) {
        this(CodeKey.of(keys), keys.saltBytes(), lockerId, iterations, random);
    }

    /**
     * Codes of one locker.
     *
     * @param salt of this locker's stretching
     * @param iterations of PBKDF2, so many that a guess takes the board about 100 ms
     * @param random unpredictable, but in tests
     */
    PickupCodes(CodeKey key, byte[] salt, String lockerId, int iterations, RandomGenerator random) {
        this.key = key;
        this.salt = salt.clone();
        this.locker = lockerId.getBytes(StandardCharsets.UTF_8);
        this.iterations = iterations;
        this.random = random;
    }

    /** The same as long as codes that were drawn are recognised; says nothing else of the key. */
    String mark() {
        return text(key.mac(MARK, salt));
    }

    /** A code and what is kept of it. */
    record Drawn(String code, Verifier verifier) {
        @Override
        public String toString() {
            return "Drawn[not shown]";
        }
    }

    /** A code that is none of these. */
    Drawn draw(DeliveryId delivery, List<KnownCode> known) {
        while (true) {
            String code = digits(random);
            byte[] stretched = stretched(code.toCharArray());
            if (matching(stretched, known).isEmpty()) {
                byte[] own = new byte[SALT_BYTES];
                random.nextBytes(own);
                return new Drawn(code, new Verifier(text(own), text(record(own, stretched, delivery))));
            }
        }
    }

    /** Which of these it is. What is no code at all is not worth the slow step. */
    Optional<KnownCode> match(char[] typed, List<KnownCode> known) {
        boolean isCode = typed.length == DIGITS;
        for (char digit : typed) {
            isCode &= digit >= '0' && digit <= '9';
        }
        return isCode ? matching(stretched(typed), known) : Optional.empty();
    }

    /** Uniform: of 27 random bits, those that are no code are drawn again. */
    static String digits(RandomGenerator random) {
        int drawn;
        do {
            drawn = random.nextInt() >>> 5;
        } while (drawn >= CODES);
        String digits = String.valueOf(drawn);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** All are compared, in the same time, whichever it is. */
    private static Optional<KnownCode> matching(byte[] stretched, List<KnownCode> known) {
        Optional<KnownCode> found = Optional.empty();
        for (KnownCode candidate : known) {
            byte[] kept = bytes(candidate.verifier().hash());
            byte[] shown = record(bytes(candidate.verifier().salt()), stretched, candidate.delivery());
            if (MessageDigest.isEqual(kept, shown)) {
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    private byte[] stretched(char[] code) {
        try {
            return key.mac(locker, slow(code, salt, iterations));
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    static byte[] slow(char[] code, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(code, salt, iterations, BITS);
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

    private static byte[] record(byte[] salt, byte[] stretched, DeliveryId delivery) {
        return hmac(salt, stretched, delivery.value().getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] hmac(byte[] key, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(first);
            return mac.doFinal(second);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
