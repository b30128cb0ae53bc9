package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import parcellocker.contract.problem.ProblemException;

/**
 * A compact signature, a compact seal, a key: each by its number or the documented refusal. A text with line ends is taken for the
 * parts of a compact form before their base64, so that headers are tried and not only base64.
 */
public final class JoseFuzz {
    private JoseFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String compact = text.indexOf('\n') < 0 ? text : compact(text);
        verified(compact);
        opened(compact);
        if (text.startsWith("{")) {
            key(text);
        }
    }

    private static String compact(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(part ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    private static void verified(String compact) {
        try {
            Jose.verify(compact, PublishedKeys.SIGNING);
        } catch (ProblemException refused) {
            return;
        }
    }

    private static void opened(String compact) {
        try {
            Jose.open(compact, PublishedKeys.SEALING);
        } catch (ProblemException refused) {
            return;
        }
    }

    private static void key(String jwk) {
        String open;
        try {
            open = Jose.publicOf(jwk);
        } catch (IllegalArgumentException documented) {
            return;
        }
        if (!Jose.publicOf(open).equals(open)) {
            throw new AssertionError("the public half of a public half is another");
        }
        try {
            Jose.seal("try", jwk);
        } catch (IllegalArgumentException documented) {
            return;
        }
    }
}
