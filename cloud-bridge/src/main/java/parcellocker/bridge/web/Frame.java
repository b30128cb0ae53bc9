package parcellocker.bridge.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.bridge.accounts.Audit.Row;
import parcellocker.bridge.fleet.Alarms.Alarm;

/**
 * What every page of the console needs.
 *
 * @param path its own address, with what is asked for there
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

    /** Why a compartment is not in use, as a locker says it. */
    private static final Pattern BLOCKED = Pattern.compile("BLOCKED\\(([A-Z_]+)\\)");

    private static final Pattern DOOR = Pattern.compile("([SML]) (\\d+) mm");

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

    /** Itself, in the language in which it is: nobody's session says which where nobody signs in. */
    public String self() {
        return visitor.session().isPresent() ? path : path + "?lang=" + texts.language();
    }

    /** Where a link of the navigation leads. The map is for everybody, so it knows no session either. */
    public String link(String place) {
        return place.equals("/map") ? place + "?lang=" + texts.language() : place;
    }

    /** The class of a link in the navigation. */
    public String here(String place) {
        boolean isHere = place.equals("/") ? path.equals("/") : path.matches(Pattern.quote(place) + "([/?].*)?");
        return isHere ? "here" : "";
    }

    /** The text of a word, e.g. of a role; the word itself if it has none. */
    public String word(String family, String name) {
        String key = "console." + family + "." + name;
        return texts.has(key) ? texts.say(key) : Pages.word(name);
    }

    /** Whether a compartment is in use, and why not. */
    public String service(String said) {
        Matcher blocked = BLOCKED.matcher(said);
        return blocked.matches()
                ? texts.say("console.service.BLOCKED", word("block", blocked.group(1)))
                : word("service", said);
    }

    /** An {@linkplain Sentences English sentence} of the city's books or of a locker, in the language of the page. */
    public Sentences.Said sentence(String said) {
        return Sentences.of(texts, said);
    }

    /** How a compartment hangs, as {@link parcellocker.contract.status.Hardware#compartments} says it. */
    public String built(String said) {
        return Arrays.stream(said.split(" · ")).map(this::part).collect(Collectors.joining(" · "));
    }

    private String part(String said) {
        Matcher door = DOOR.matcher(said);
        if (door.matches()) {
            return texts.say("console.hardware.door", word("size", door.group(1)), door.group(2));
        }
        return Stream.of("zone", "contact")
                .map(family -> "console." + family + "." + said)
                .filter(texts::has)
                .findFirst()
                .map(texts::say)
                .orElse(said);
    }

    /** What is said beside an alarm. */
    public String detail(Alarm alarm) {
        String about = "console.alarm.about." + alarm.kind().name();
        String said = alarm.detail();
        return texts.has(about) && !said.isEmpty() ? texts.say(about, said) : Sentences.words(texts, said);
    }

    /** An account, or what acts without one, e.g. the key of the interface. */
    public String who(String account) {
        return account.startsWith("(") ? sentence(account).text() : account;
    }

    /** What an act was done to; of an alarm its kind is said in words. */
    public String subject(Row row) {
        return Arrays.stream(row.subject().split(" ", -1))
                .map(part -> texts.has("console.alarm." + part) ? word("alarm", part) : part)
                .collect(Collectors.joining(" "));
    }

    public String dated(Instant at) {
        return DATED.format(at);
    }

    /** The same of a locker's time. */
    public String at(long wallMillis) {
        return dated(Instant.ofEpochMilli(wallMillis));
    }

    /** What a number means. */
    public String problem(String code) {
        String key = "console." + code;
        return texts.say(texts.has(key) ? key : "console.refused.lead");
    }
}
