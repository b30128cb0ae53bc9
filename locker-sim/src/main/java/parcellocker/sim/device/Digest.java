package parcellocker.sim.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP digest authentication with MD5 (RFC 7616), the server's half: cameras ask for it. */
final class Digest {
    private static final String REALM = "camera";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    private final String user;
    private final String password;
    private final String nonce;

    Digest(String user, String password, String nonce) {
        this.user = user;
        this.password = password;
        this.nonce = nonce;
    }

    /** What is asked of whoever comes without. */
    String challenge() {
        return "Digest realm=\"%s\", nonce=\"%s\", qop=\"auth\", algorithm=MD5".formatted(REALM, nonce);
    }

    /** Whether that header proves the password for that request. */
    boolean isProof(String method, @Nullable String header) {
        if (header == null || !header.startsWith("Digest ")) {
            return false;
        }
        Map<String, String> fields = fields(header);
        String uri = fields.getOrDefault("uri", "");
        String own = md5(user + ":" + REALM + ":" + password);
        String request = md5(method + ":" + uri);
        String middle = fields.containsKey("qop")
                ? String.join(
                        ":",
                        nonce,
                        fields.getOrDefault("nc", ""),
                        fields.getOrDefault("cnonce", ""),
                        fields.getOrDefault("qop", ""))
                : nonce;
        return user.equals(fields.get("username"))
                && nonce.equals(fields.get("nonce"))
                && md5(own + ":" + middle + ":" + request).equals(fields.get("response"));
    }

    private static Map<String, String> fields(String header) {
        Map<String, String> fields = new TreeMap<>();
        Matcher each = FIELD.matcher(header);
        while (each.find()) {
            fields.put(each.group(1), each.group(2) == null ? each.group(3) : each.group(2));
        }
        return fields;
    }

    static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
