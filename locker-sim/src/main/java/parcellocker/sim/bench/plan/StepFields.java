package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of one step as they are written. Whatever is wrong with one is noted, with what would be right. */
final class StepFields {
    private final JsonNode node;
    private final String where;
    private final List<String> mistakes;
    private final Set<String> used = new TreeSet<>();

    StepFields(JsonNode node, String where, List<String> mistakes) {
        this.node = node;
        this.where = where;
        this.mistakes = mistakes;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** The words of that key; noted if there are none. */
    String text(String key) {
        used.add(key);
        String text = node.path(key).asText("");
        if (text.isBlank()) {
            mistake(key + " is missing");
        }
        return text.strip();
    }

    /** The words of that key, or none at all. */
    String maybe(String key) {
        return has(key) ? text(key) : "";
    }

    /** One of these words; the first of them if it is another, which is noted. */
    String word(String key, List<String> words) {
        String text = text(key);
        if (!text.isEmpty() && !words.contains(text)) {
            mistake(key + " is " + text + "; it may be " + listed(words));
        }
        return words.contains(text) ? text : words.getFirst();
    }

    static <E extends Enum<E>> List<String> written(E[] choices) {
        return Arrays.stream(choices)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    Optional<Duration> time(String key, Duration usual) {
        return has(key) ? time(key) : Optional.of(usual);
    }

    Optional<Duration> time(String key) {
        String text = text(key);
        Optional<Duration> time = Times.read(text);
        if (time.isEmpty() && !text.isEmpty()) {
            mistake(key + ": " + text + " is no time; write 300 ms, 5 s or 2 min");
        }
        return time;
    }

    Optional<Count> count(String key) {
        String text = text(key);
        Optional<Count> count = Count.read(text);
        if (count.isEmpty() && !text.isEmpty()) {
            mistake(key + ": " + text + " is no count; write 3, at least 1 or at most 2");
        }
        return count;
    }

    /** A whole number between these, both allowed. */
    OptionalInt whole(String key, int least, int most) {
        OptionalDouble number = decimal(key, least, most);
        if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
            mistake(key + " must be a whole number");
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    /** A number between these, both allowed. */
    OptionalDouble decimal(String key, double least, double most) {
        String text = text(key);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // Told below, with the numbers that are too small or too large.
        }
        if (!text.isEmpty()) {
            mistake(key + " is " + text + "; it may be " + plain(least) + " to " + plain(most));
        }
        return OptionalDouble.empty();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** What is not used yet: parameters that go along as they are. */
    Map<String, String> rest() {
        Map<String, String> rest = new TreeMap<>();
        unused().forEach(key -> rest.put(key, text(key)));
        return rest;
    }

    /** Keys that nobody asked for. */
    List<String> unused() {
        return node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !used.contains(key))
                .toList();
    }

    void mistake(String what) {
        mistakes.add(where + " " + what);
    }
}
