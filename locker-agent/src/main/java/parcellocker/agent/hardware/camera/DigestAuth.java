package parcellocker.agent.hardware.camera;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP digest access authentication (RFC 7616), which Java's client lacks and cameras ask for. Only the quality "auth". */
final class DigestAuth {
    private static final int MOST_CHARS = 2_000;
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*([a-zA-Z*-]{1,20})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))\\s*(?:,|$)");

    private DigestAuth() {}

    /**
     * What a server asks.
     *
     * @param algorithm {@code MD5} or {@code SHA-256}
     * @param hasQuality whether it offers "auth"; the oldest servers name no quality
     */
    record Challenge(String realm, String nonce, Optional<String> opaque, String algorithm, boolean hasQuality) {
        /** The value of a header {@code WWW-Authenticate}; empty if it is none that can be answered. */
        static Optional<Challenge> of(String header) {
            if (header.length() > MOST_CHARS || !header.toLowerCase(Locale.ROOT).startsWith("digest ")) {
                return Optional.empty();
            }
            Map<String, String> given = parameters(header.substring("digest ".length()));
            String algorithm = given.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
            boolean isKnown = algorithm.equals("MD5") || algorithm.equals("SHA-256");
            String qualities = given.getOrDefault("qop", "");
            boolean hasAuth = Pattern.compile("[\\s,]+")
                    .splitAsStream(qualities)
                    .anyMatch(quality -> quality.equalsIgnoreCase("auth"));
            if (!isKnown || !given.containsKey("nonce") || (!qualities.isEmpty() && !hasAuth)) {
                return Optional.empty();
            }
            return Optional.of(new Challenge(
                    given.getOrDefault("realm", ""),
                    given.getOrDefault("nonce", ""),
                    Optional.ofNullable(given.get("opaque")),
                    algorithm,
                    hasAuth));
        }

        private static Map<String, String> parameters(String text) {
            Map<String, String> parameters = new TreeMap<>();
            Matcher each = PARAMETER.matcher(text);
            while (each.find()) {
                String quoted = each.group(2);
                String value = quoted == null ? each.group(3) : quoted.replaceAll("\\\\(.)", "$1");
                var unused = parameters.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), value);
            }
            return parameters;
        }
    }

    /** Who answers. */
    record Login(String user, String password) {}

    /**
     * What is asked for.
     *
     * @param path path and query, as in the request's first line
     */
    record Request(String method, String path) {}

    /**
     * The value of the header {@code Authorization}.
     *
     * @param cnonce fresh, never used before
     */
    static String answer(Challenge challenge, Login login, Request request, String cnonce) {
        String a1 = hash(challenge, login.user() + ":" + challenge.realm() + ":" + login.password());
        String a2 = hash(challenge, request.method() + ":" + request.path());
        String count = "00000001";
        String middle =
                challenge.hasQuality() ? challenge.nonce() + ":" + count + ":" + cnonce + ":auth" : challenge.nonce();
        StringBuilder header = new StringBuilder("Digest username=" + quoted(login.user()))
                .append(", realm=")
                .append(quoted(challenge.realm()))
                .append(", uri=")
                .append(quoted(request.path()))
                .append(", algorithm=")
                .append(challenge.algorithm())
                .append(", nonce=")
                .append(quoted(challenge.nonce()));
        if (challenge.hasQuality()) {
            header.append(", nc=")
                    .append(count)
                    .append(", cnonce=")
                    .append(quoted(cnonce))
                    .append(", qop=auth");
        }
        header.append(", response=").append(quoted(hash(challenge, a1 + ":" + middle + ":" + a2)));
        challenge.opaque().ifPresent(opaque -> header.append(", opaque=").append(quoted(opaque)));
        return header.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String hash(Challenge challenge, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(challenge.algorithm());
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + challenge.algorithm(), missing);
        }
    }
}
