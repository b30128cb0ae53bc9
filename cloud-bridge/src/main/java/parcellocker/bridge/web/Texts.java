package parcellocker.bridge.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.parcels.Tongue;

/** What people read on pages, in one of two languages. */
public final class Texts {
    private static final int MOST_HEADER = 200;
    /** One for all of China. */
    private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    private static final Texts CHINESE = new Texts("zh", "zh-CN", "M月d日 EEEE HH:mm", Locale.CHINA);
    private static final Texts ENGLISH = new Texts("en", "en", "EEEE d MMMM, HH:mm", Locale.ENGLISH);

    private final String language;
    private final String tag;
    private final DateTimeFormatter times;
    private final Properties texts;

    private Texts(String language, String tag, String times, Locale locale) {
        this.language = language;
        this.tag = tag;
        this.times = DateTimeFormatter.ofPattern(times, locale).withZone(CITY);
        this.texts = read(language);
    }

    private static Properties read(String language) {
        String name = "/page/texts_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            Properties read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Those that somebody chose, or their browser prefers; Chinese if it prefers neither.
     *
     * @param chosen {@code zh} or {@code en}; anything else chooses nothing
     * @param accept the header {@code Accept-Language}
     */
    static Texts of(@Nullable String chosen, @Nullable String accept) {
        if ("zh".equals(chosen)) {
            return CHINESE;
        }
        return "en".equals(chosen) || prefersEnglish(accept) ? ENGLISH : CHINESE;
    }

    private static boolean prefersEnglish(@Nullable String accept) {
        if (accept == null || accept.length() > MOST_HEADER) {
            return false;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accept);
            return ranges.stream()
                    .map(range -> range.getRange().replaceFirst("-.*", ""))
                    .filter(one -> one.equals("zh") || one.equals("en"))
                    .findFirst()
                    .filter(one -> one.equals("en"))
                    .isPresent();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return language;
    }

    /** The one that it is not. */
    public String other() {
        return language.equals("zh") ? "en" : "zh";
    }

    /** As HTML's {@code lang} says it. */
    public String tag() {
        return tag;
    }

    /** For whoever writes in it without these texts. */
    Tongue tongue() {
        return language.equals("zh") ? Tongue.CHINESE : Tongue.ENGLISH;
    }

    /** A text; {@code {0}} stands for the first value, and so on. */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A time as people here say it. */
    public String time(Instant at) {
        return times.format(at);
    }
}
