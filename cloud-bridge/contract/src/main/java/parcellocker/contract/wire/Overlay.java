package parcellocker.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What a city may set over a locker's own file, and nothing else: what decides how locks are fired, what is wired to what, who is
 * believed and where the city is can only be changed at the locker; neither can what a locker holds against people and the city itself: the
 * alarm of an open door, and how many doors a caretaker may open, for how long. The body is JSON in the shape of that file.
 */
public final class Overlay {
    /** UTF-8 bytes of a body, so that it fits into the journal. */
    public static final int MOST_BYTES = 1_500;

    /** Sets nothing. */
    public static final String EMPTY = "{}";

    /** Every key that may be set, with what it may be; numbers are in milliseconds or pieces. */
    public static final SortedMap<String, Range> KEYS = keys();

    private Overlay() {}

    /** What a value may be. */
    public sealed interface Range {
        /** A whole number, both ends allowed. */
        record Whole(long least, long most) implements Range {}

        /** One of these words. */
        record Word(List<String> words) implements Range {
            public Word {
                words = List.copyOf(words);
            }
        }

        /** A time of day, e.g. {@code "22:30"}. */
        record Time() implements Range {}
    }

    private static SortedMap<String, Range> keys() {
        SortedMap<String, Range> keys = new TreeMap<>();
        keys.put("badges.againMillis", new Range.Whole(500, 10_000));
        keys.put("city.againMillis", new Range.Whole(100, 60_000));
        keys.put("city.firstMillis", new Range.Whole(0, 300_000));
        keys.put("city.mostMillis", new Range.Whole(1_000, 600_000));
        keys.put("kiosk.quiet.from", new Range.Time());
        keys.put("kiosk.quiet.to", new Range.Time());
        keys.put("mailIn", new Range.Word(List.of("NONE", "WATCHED", "UNWATCHED")));
        keys.put("profile.consent", new Range.Word(List.of("STRICT", "ATTEST")));
        keys.put("profile.courierShare", new Range.Whole(1, 100));
        keys.put("profile.graceMillis", new Range.Whole(0, 3_600_000));
        keys.put("profile.idleMillis", new Range.Whole(10_000, 600_000));
        keys.put("profile.lowReserve", new Range.Whole(0, 20));
        keys.put("profile.noticeMillis", new Range.Whole(0, 120_000));
        keys.put("profile.remindMillis", new Range.Whole(5_000, 30_000));
        keys.put("scanner.againMillis", new Range.Whole(0, 10_000));
        return Collections.unmodifiableSortedMap(keys);
    }

    /** Name of a body: SHA-256 of its UTF-8 bytes as they travel. */
    public static String hash(String body) {
        return Chain.name(body);
    }

    /** A tree as a body: keys in order, without spaces. */
    public static String body(JsonNode tree) {
        return Json.write(sorted(tree));
    }

    private static Object sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        SortedMap<String, Object> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return fields;
    }

    /** Every value that a body sets, by its key. A body with {@link #mistakes} gives what can be read of it. */
    public static SortedMap<String, JsonNode> values(String body) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        collect("", Json.tree(body), values);
        return Collections.unmodifiableSortedMap(values);
    }

    private static void collect(String path, JsonNode node, SortedMap<String, JsonNode> into) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = path + field.getKey();
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                collect(key + ".", field.getValue(), into);
            } else {
                into.put(key, field.getValue());
            }
        }
    }

    /** Everything that is wrong with a body by itself, each with its number; nothing if a locker may look at the rest. */
    public static List<String> mistakes(String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return List.of(Problem.MESSAGE_TOO_LARGE.code() + " " + bytes + " bytes, at most " + MOST_BYTES);
        }
        try {
            return Json.tree(body).isObject()
                    ? mistakes(values(body))
                    : List.of(Problem.MESSAGE_MALFORMED.code() + " sections with keys are expected");
        } catch (ProblemException unreadable) {
            return List.of(Problem.MESSAGE_MALFORMED.code() + " this cannot be read");
        }
    }

    private static List<String> mistakes(SortedMap<String, JsonNode> values) {
        List<String> mistakes = new ArrayList<>();
        values.forEach((key, value) -> {
            Range range = KEYS.get(key);
            if (range == null) {
                mistakes.add(Problem.CONFIGURATION_LOCAL.code() + " " + cut(key) + " cannot be set from afar");
            } else if (!isWithin(range, value)) {
                mistakes.add(Problem.CONFIG_OUT_OF_RANGE.code() + " " + key + " is " + cut(value.toString())
                        + ", allowed: " + allowed(range));
            }
        });
        return mistakes;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private static boolean isWithin(Range range, JsonNode value) {
        return switch (range) {
            case Range.Whole whole ->
                value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= whole.least()
                        && value.longValue() <= whole.most();
            case Range.Word word -> value.isTextual() && word.words().contains(value.textValue());
            case Range.Time ignored -> value.isTextual() && value.textValue().matches("([01][0-9]|2[0-3]):[0-5][0-9]");
        };
    }

    /** For people. */
    public static String allowed(Range range) {
        return switch (range) {
            case Range.Whole whole -> whole.least() + " to " + whole.most();
            case Range.Word word -> String.join(", ", word.words());
            case Range.Time ignored -> "a time like \"22:30\", in quotes";
        };
    }
}
