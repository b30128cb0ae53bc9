package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Whether a form came from a page of this console. Each form and each htmx request carries a value that only a page of the same session
 * knows, and a browser that says that it comes from elsewhere is refused.
 */
final class Forms {
    /** The field of a form. */
    static final String FIELD = "form";
    /** The header of an htmx request. */
    static final String HEADER = "X-Form";

    private Forms() {}

    /** What forms of the session with this token carry. The token cannot be found from it. */
    static String value(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("form".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC is not there", broken);
        }
    }

    /** {@link Problem#FORM_FOREIGN} unless it is of that session and of this site. */
    static void check(Context ctx, String value) {
        checkSite(ctx);
        String given = Optional.ofNullable(ctx.header(HEADER))
                .or(() -> Optional.ofNullable(ctx.formParam(FIELD)))
                .orElse("");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))) {
            throw foreign();
        }
    }

    /** {@link Problem#FORM_FOREIGN} if the browser says that it comes from another site. One that says nothing is no browser of today. */
    static void checkSite(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean isElsewhere = site != null && !site.equals("same-origin");
        boolean isOther =
                origin != null && !origin.replaceFirst("^https?://", "").equals(ctx.host());
        if (isElsewhere || isOther) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return new ProblemException(
                Problem.FORM_FOREIGN, "the form is not of this session's pages; load the page again");
    }
}
