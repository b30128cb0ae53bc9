package parcellocker.bridge.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a request, in both directions: {@code hex(HMAC-SHA256(secret, method LF target LF timestamp LF nonce LF
 * hex(SHA-256(body))))}. {@code target} is the path with its query as it goes over the wire, {@code timestamp} Unix seconds, {@code body} the
 * bytes as sent, also if they are compressed.
 */
public final class Signature {
    private Signature() {}

    /**
     * What is signed.
     *
     * @param digest SHA-256 of the body, lower-case hex
     */
    public record Request(String method, String target, String timestamp, String nonce, String digest) {
        /** Of a body. */
        public Request(String method, String target, String timestamp, String nonce, byte[] body) {
            this(method, target, timestamp, nonce, Signature.digest(body));
        }

        String text() {
            return String.join("\n", method, target, timestamp, nonce, digest);
        }
    }

    /** Lower-case hex. */
    public static String of(Request request, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(request.text().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA256", missing);
        }
    }

    /** Whether it is the signature of that request; takes as long for a wrong one. */
    static boolean isOf(Request request, String secret, String signature) {
        return MessageDigest.isEqual(
                of(request, secret).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
