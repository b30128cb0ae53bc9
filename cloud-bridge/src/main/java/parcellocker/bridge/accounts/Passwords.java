package parcellocker.bridge.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Passwords as Argon2id verifiers (RFC 9106) in the usual text form, which carries its own parameters: dearer ones count from the next
 * sign-in on, and elder verifiers stay good until then.
 */
final class Passwords {
    static final int LEAST = 12;
    static final int MOST = 128;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAIT_SECONDS = 5;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([\\w+/]+)\\$([\\w+/]+)");
    /** What everybody tries first, and long enough. */
    private static final Set<String> KNOWN = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "administrator",
            "changemechangeme",
            "iloveyou1234",
            "password1234",
            "password12345",
            "passwordpassword",
            "qwertyuiop12",
            "qwertyuiopasdf");

    /** So much memory at once, whoever asks. */
    private static final Semaphore ROOM = new Semaphore(4);

    private final SecureRandom random = new SecureRandom();
    private final Cost present;
    private final String nobody;

    Passwords(Cost present) {
        this.present = present;
        this.nobody = verifier(drawn());
    }

    /** Nobody's, and as dear as everybody's: an unknown name takes as long as a known one. */
    String nobody() {
        return nobody;
    }

    /** {@link Problem#PASSWORD_WEAK} unless it is one that is not guessed at once. */
    static void admit(String name, String password) {
        String plain = normal(password);
        int length = plain.codePointCount(0, plain.length());
        String small = plain.toLowerCase(Locale.ROOT);
        if (length < LEAST || length > MOST || plain.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.PASSWORD_WEAK, LEAST + " to " + MOST + " characters");
        }
        if (KNOWN.contains(small)
                || small.contains(name)
                || small.chars().distinct().count() < 5) {
            throw new ProblemException(Problem.PASSWORD_WEAK, "this one is guessed soon");
        }
    }

    /** One that nobody guesses, for somebody who will choose another: four groups of five letters and digits. */
    static String drawn() {
        String alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** What is kept of a password. */
    String verifier(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        present.kibibytes(),
                        present.passes(),
                        present.lanes(),
                        text(salt),
                        text(inTurn(password, salt, present, HASH_BYTES)));
    }

    /** Whether a verifier was made of this password. */
    static boolean matches(String password, String verifier) {
        Matcher parts = parts(verifier);
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(expected, inTurn(password, salt, cost(parts), expected.length));
    }

    /** Whether it was made with other parameters than those of today. */
    boolean isElder(String verifier) {
        return !cost(parts(verifier)).equals(present);
    }

    private static Matcher parts(String verifier) {
        Matcher parts = FORM.matcher(verifier);
        if (!parts.matches()) {
            throw new IllegalStateException("not a verifier");
        }
        return parts;
    }

    private static Cost cost(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] inTurn(String password, byte[] salt, Cost cost, int length) {
        try {
            if (!ROOM.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(Problem.ACCOUNT_RESTS, "too many at once");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.ACCOUNT_RESTS, "the bridge stops", stopping);
        }
        try {
            return hash(password, salt, cost, length);
        } finally {
            ROOM.release();
        }
    }

    private static byte[] hash(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon.generateBytes(normal(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** One text, however a keyboard composes it. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
