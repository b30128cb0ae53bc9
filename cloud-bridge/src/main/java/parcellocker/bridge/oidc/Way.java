package parcellocker.bridge.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One way to the provider: what the browser keeps, and the {@code state} that goes along. All else of it is made of these two. */
public record Way(String browser, String state) {
    /** What the token must repeat. */
    String nonce() {
        return derived("nonce");
    }

    /** What proves to the provider that whoever brings the code is whoever asked for it (RFC 7636). */
    String verifier() {
        return derived("verifier");
    }

    /** What the provider is told of the verifier at first. */
    String challenge() {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(verifier().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(browser.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text(mac.doFinal((purpose + "/" + state).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC is not there", broken);
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Never either. */
    @Override
    public String toString() {
        return "a way to the provider";
    }
}
