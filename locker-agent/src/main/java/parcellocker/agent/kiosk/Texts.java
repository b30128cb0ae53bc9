package parcellocker.agent.kiosk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.locker.Language;
import parcellocker.contract.problem.Problem;

/** The words of the screens in one language. A missing key is a fault, never a blank. */
final class Texts {
    private static final String SAY = "say.";

    private final Language language;
    private final Properties words = new Properties();

    Texts(Language language) {
        this.language = language;
        String name = "/kiosk/texts_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (var in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            words.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The text of that key; {@code {0}}, {@code {1}} … stand for what is given. */
    String of(String key, Object... given) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key + " in " + language);
        }
        for (int i = 0; i < given.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(given[i]));
        }
        return text;
    }

    /** What happened. */
    String what(Problem problem) {
        return of(key(problem) + ".what");
    }

    /** What to do about it. */
    String advice(Problem problem) {
        return of(key(problem) + ".do");
    }

    /** Numbers that only programs meet share one text. */
    private static String key(Problem problem) {
        return problem.number() < 6000 ? "problem." + problem.code() : "problem.other";
    }

    /** For the page's {@code lang}. */
    String tag() {
        return language == Language.ZH ? "zh-CN" : "en";
    }

    /** Names of what can be read out, see {@link Prompts}. */
    SortedSet<String> prompts() {
        SortedSet<String> names = new TreeSet<>();
        for (String key : words.stringPropertyNames()) {
            if (key.startsWith(SAY)) {
                names.add(key.substring(SAY.length()));
            }
        }
        return names;
    }

    SortedSet<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }
}
