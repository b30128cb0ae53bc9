package parcellocker.contract.wire;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parcellocker.contract.entry.Fact;

/**
 * The help desk's answer to a locker that does not know the time: eight digits that only the holder of that locker's staff key
 * can compute, for this person, this role and this number.
 */
public final class StaffAnswer {
    private static final BigInteger ANSWERS = BigInteger.valueOf(100_000_000);

    private StaffAnswer() {}

    /**
     * The number shown, and to whom.
     *
     * @param challenge 8 digits
     */
    public record Question(String locker, Fact.Role role, String who, String challenge) {}

    /**
     * The eight digits.
     *
     * @param staffKey 32 bytes, base64url: the locker's own, of which the help desk keeps a copy
     */
    public static String of(Question question, String staffKey) {
        String text = String.join(
                "\n",
                "parcel-staff-answer",
                question.locker(),
                question.role().name(),
                question.who(),
                question.challenge());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(staffKey), "HmacSHA256"));
            BigInteger number = new BigInteger(1, mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return String.format(Locale.ROOT, "%08d", number.mod(ANSWERS).intValueExact());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("no HMAC-SHA-256", broken);
        }
    }
}
