package parcellocker.sim.world;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S-26: no code, PIN or phone stands in the clear in the journal, in a message, in a log. */
final class Secrets {
    /** A number that stands alone, as a secret would: in no word, no longer number, no base64. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_+/.\\-])[0-9]{6,11}(?![A-Za-z0-9_+/.\\-])");

    private static final Pattern AGE = Pattern.compile("\"(?:ageMillis|wallMillis|openMillis|afterMillis)\":[0-9]+");
    private final SortedSet<String> known = new TreeSet<>();

    /** From now on this must not be seen. */
    void add(String secret) {
        known.add(secret);
    }

    void scan(String where, String text) {
        Matcher number = NUMBER.matcher(AGE.matcher(text).replaceAll(""));
        while (number.find()) {
            String found = number.group();
            Violation.unless(!known.contains(found), "S-26", () -> "a secret stands in a " + where);
        }
    }
}
