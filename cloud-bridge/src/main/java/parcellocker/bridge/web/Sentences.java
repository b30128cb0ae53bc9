package parcellocker.bridge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lockers and the city's books keep as a sentence in English, for programs and for technicians, in the language of whoever looks. One
 * that is not known, e.g. a later version's, stays as it is.
 */
public final class Sentences {
    private static final Pattern NUMBERED = Pattern.compile("(LK-\\d{4})(?: (.*))?");

    /** Values of settings, which are no words of a language. */
    private static final Pattern CODES = Pattern.compile("[A-Z_]+(, [A-Z_]+)*");

    private static final List<Form> FORMS = List.of(
            // Overlay.mistakes and OverlayText, of which a locker says the same.
            form("(.+) cannot be set from afar", "local"),
            form("(\\S+) is (.+), allowed: (.+)", "range"),
            form("(-?\\d+) to (-?\\d+)", "whole"),
            form("a time like \"22:30\", in quotes", "time"),
            form("(\\d+) bytes, at most (\\d+)", "bytes"),
            form("sections with keys are expected", "sections"),
            form("this cannot be read", "unreadable"),
            form("line (\\d+) cannot be read", "line"),
            // What a locker says of a configuration that it did not keep.
            form("version (\\d+) has come", "newer"),
            form("the city has not answered within (\\d+) s", "city"),
            form("board (\\S+) has not answered within (\\d+) s", "board"),
            form("(\\d+) starts with it ended before it was confirmed", "starts"),
            form("its snapshot was never written", "unwritten"),
            form("its snapshot is gone", "gone"),
            form("in force before this journal", "before"),
            form("and (\\d+) more", "more"),
            // Why a rollout ended.
            form("stopped by (.+)", "stopped"),
            form("(\\S+) REFUSED", "refused"),
            form("(\\S+) ROLLED_BACK", "back"),
            form("(\\S+) has not settled within (\\d+) minutes", "late"),
            // Who acts without an account.
            form("\\(key\\)", "key"),
            form("\\(command line\\)", "commandLine"),
            // Why something on a page was not done.
            form("no locker (\\S+)", "noLocker"),
            form("too long", "long"),
            // Beside an alarm.
            form("unsent (\\d+)", "unsent"),
            form("the city has (\\d+)", "has"));

    private Sentences() {}

    /**
     * A sentence as it is shown.
     *
     * @param number of the problem that it begins with; empty without one
     * @param isEnglish whether nothing is known but what was said
     */
    public record Said(String number, String text, boolean isEnglish) {}

    private record Form(Pattern english, String key) {}

    private static Form form(String english, String key) {
        return new Form(Pattern.compile(english), "console.said." + key);
    }

    static Said of(Texts texts, String said) {
        Matcher numbered = NUMBERED.matcher(said);
        String number = numbered.matches() ? numbered.group(1) : "";
        String rest =
                numbered.matches() ? Optional.ofNullable(numbered.group(2)).orElse("") : said;
        if (rest.isEmpty()) {
            String meaning = "console." + number;
            return new Said(number, texts.has(meaning) ? texts.say(meaning) : "", false);
        }
        Optional<String> known = known(texts, rest);
        return new Said(
                number,
                known.orElse(rest),
                known.isEmpty() && !CODES.matcher(rest).matches());
    }

    /** What is in a sentence may be one itself, e.g. what is allowed. */
    private static Optional<String> known(Texts texts, String said) {
        for (Form form : FORMS) {
            Matcher found = form.english().matcher(said);
            if (found.matches()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= found.groupCount(); i++) {
                    String value = found.group(i);
                    values.add(known(texts, value).orElse(value));
                }
                return Optional.of(texts.say(form.key(), values.toArray()));
            }
        }
        return Optional.empty();
    }

    /** A sentence, or words that stand side by side, e.g. names of faults; ids stay as they are. */
    static String words(Texts texts, String said) {
        return known(texts, said).orElseGet(() -> {
            List<String> keys = Stream.of(said.split(" ", -1))
                    .map(word -> "console.alarm.detail." + word)
                    .toList();
            return keys.stream().allMatch(texts::has)
                    ? keys.stream().map(texts::say).collect(Collectors.joining(texts.say("console.comma")))
                    : said;
        });
    }
}
