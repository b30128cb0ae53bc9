package parcellocker.bridge.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every page of the console needs.
 *
 * @param path its own address
 * @param places which pages its visitor may go to
 */
public record Frame(String city, String path, Visitor visitor, Texts texts, Set<String> places) {
    /** Every page there is, as the navigation has them. */
    static final List<String> ORDER = List.of(
            "/",
            "/alarms",
            "/parcels",
            "/tickets",
            "/mail-ins",
            "/outlets",
            "/map",
            "/configurations",
            "/notices",
            "/users",
            "/retention",
            "/audit");

    /** One for all of China; with its year, for what is looked up long after. */
    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    public Frame {
        places = Collections.unmodifiableSet(new TreeSet<>(places));
    }

    /** Where its visitor may go, as the navigation has it. */
    public List<String> order() {
        return ORDER.stream().filter(places::contains).toList();
    }

    /** What htmx sends along when a page fetches itself anew: that nobody did anything, and of which session the page is. */
    public String refresh() {
        return "{\"" + Access.REFRESH + "\":\"1\",\"" + Forms.HEADER + "\":\"" + visitor.form() + "\"}";
    }

    /** The class of a link in the navigation. */
    public String here(String place) {
        boolean isHere = place.equals("/") ? path.equals("/") : path.equals(place) || path.startsWith(place + "/");
        return isHere ? "here" : "";
    }

    /** The text of a word, e.g. of a role; the word itself if it has none. */
    public String word(String family, String name) {
        String key = "console." + family + "." + name;
        return texts.has(key) ? texts.say(key) : Pages.word(name);
    }

    /** The text of a word, or what is no word as it is. */
    public String said(String family, String said) {
        String key = "console." + family + "." + said;
        return texts.has(key) ? texts.say(key) : said;
    }

    public String dated(Instant at) {
        return DATED.format(at);
    }

    /** What a number means. */
    public String problem(String code) {
        String key = "console." + code;
        return texts.say(texts.has(key) ? key : "console.refused.lead");
    }
}
