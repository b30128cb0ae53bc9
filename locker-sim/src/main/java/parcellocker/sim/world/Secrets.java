package parcellocker.sim.world;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S-26: no code, PIN or phone stands in the clear in the journal, in a message, in a log. */
final class Secrets {
    /** A number by itself: in no longer one. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{6,11}(?![0-9])");

    /** A salt, an id, a hash or some in a row, not all of digits: any number might stand in there by chance. */
    private static final Pattern HASH =
            Pattern.compile("(?<![0-9a-f])(?=[0-9]*[a-f])(?:[0-9a-f]{8}|(?:[0-9a-f]{16})+)(?![0-9a-f])");

    /** In a batch entries are texts within a text. */
    private static final Pattern AGE =
            Pattern.compile("\\\\?\"(?:ageMillis|wallMillis|openMillis|afterMillis)\\\\?\":[0-9]+");

    private static final int AROUND = 60;

    private final SortedSet<String> known = new TreeSet<>();

    /** From now on this must not be seen. */
    void add(String secret) {
        known.add(secret);
    }

    /** Of a simulated person: whoever reads a failing seed must see where it stands. */
    private static String around(String text, Matcher found) {
        return text.substring(Math.max(0, found.start() - AROUND), Math.min(text.length(), found.end() + AROUND));
    }

    void scan(String where, String text) {
        String bare = HASH.matcher(AGE.matcher(text).replaceAll("")).replaceAll("#");
        Matcher number = NUMBER.matcher(bare);
        while (number.find()) {
            String found = number.group();
            Violation.unless(
                    !known.contains(found),
                    "S-26",
                    () -> "a secret stands in a " + where + ": " + around(bare, number));
        }
    }
}
