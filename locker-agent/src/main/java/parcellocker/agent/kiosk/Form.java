package parcellocker.agent.kiosk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The fields of a posted form. A refusal names the field and never repeats what was in it. */
final class Form {
    /** Longest form in bytes; the longest true one has about 250. */
    static final int LONGEST = 4096;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Reads {@code application/x-www-form-urlencoded}; a field given twice is refused. */
    static Form parse(byte[] body) {
        if (body.length > LONGEST) {
            throw new ProblemException(Problem.TOO_LARGE, "a form has at most " + LONGEST + " bytes");
        }
        Map<String, String> fields = new TreeMap<>();
        String text = new String(body, StandardCharsets.UTF_8);
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1
                    || fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
                throw malformed("the form");
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "the form is not URL-encoded", broken);
        }
    }

    /** A field that must be there and match. */
    String text(String name, Pattern form) {
        return optional(name, form).orElseThrow(() -> malformed(name));
    }

    /** A field that must match if it is there; an empty one is not there. */
    Optional<String> optional(String name, Pattern form) {
        Optional<String> value = Optional.ofNullable(fields.get(name)).filter(given -> !given.isEmpty());
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            throw malformed(name);
        }
        return value;
    }

    static ProblemException malformed(String what) {
        return new ProblemException(Problem.REQUEST_MALFORMED, what + " is missing or malformed");
    }
}
