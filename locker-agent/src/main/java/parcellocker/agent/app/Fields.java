package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import parcellocker.contract.problem.Problem;

/**
 * One section of a configuration being read. It never throws: each mistake is noted with its number, its place and what is
 * allowed, and a harmless value goes on, so that a person sees all mistakes at once. {@link #close} refuses keys nobody asked for.
 */
final class Fields implements AutoCloseable {
    private final String path;
    private final JsonNode node;
    private final List<String> mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(String path, JsonNode node, List<String> mistakes) {
        this.path = path;
        this.node = node;
        this.mistakes = mistakes;
        if (!node.isObject()) {
            note(Problem.CONFIG_MISSING, "", "a section with keys is expected here");
        }
    }

    String text(String key) {
        return find(key).map(JsonNode::asText).orElseGet(() -> {
            note(Problem.CONFIG_MISSING, key, "is missing");
            return "";
        });
    }

    Optional<String> maybeText(String key) {
        return find(key).map(JsonNode::asText);
    }

    /** A text made into something by a checking constructor; its complaint is the mistake. */
    <T> Optional<T> value(String key, Function<String, T> make) {
        String text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.apply(text));
        } catch (IllegalArgumentException refused) {
            note(Problem.CONFIG_OUT_OF_RANGE, key, "is '" + text + "': " + refused.getMessage());
            return Optional.empty();
        }
    }

    <E extends Enum<E>> E choice(String key, E otherwise) {
        Optional<String> text = maybeText(key);
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E choice : choices) {
            if (choice.name().equalsIgnoreCase(text.get().replace('-', '_'))) {
                return choice;
            }
        }
        note(
                Problem.CONFIG_OUT_OF_RANGE,
                key,
                "is '" + text.get() + "', allowed: "
                        + Stream.of(choices).map(Enum::name).toList());
        return otherwise;
    }

    /** A whole number within bounds, both allowed. */
    long number(String key, Bounds bounds) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) {
            return bounds.otherwise();
        }
        JsonNode value = found.get();
        // Beyond 64 bits it would be cut, and what is left may be within bounds.
        boolean isWhole = value.isIntegralNumber() && value.canConvertToLong();
        if (!isWhole || value.asLong() < bounds.least() || value.asLong() > bounds.most()) {
            note(
                    Problem.CONFIG_OUT_OF_RANGE,
                    key,
                    "is " + value + ", allowed: " + bounds.least() + " to " + bounds.most());
            return bounds.otherwise();
        }
        return value.asLong();
    }

    boolean flag(String key, boolean otherwise) {
        Optional<JsonNode> found = find(key);
        if (found.isPresent() && !found.get().isBoolean()) {
            note(Problem.CONFIG_OUT_OF_RANGE, key, "is " + found.get() + ", allowed: true or false");
        }
        return found.map(value -> value.asBoolean(otherwise)).orElse(otherwise);
    }

    /** Plain values that must be told, for any other would be a guess. */
    void need(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                note(Problem.CONFIG_MISSING, key, "is missing");
            }
        }
    }

    /** A section that must be there. */
    Fields section(String key) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) {
            note(Problem.CONFIG_MISSING, key, "is missing");
        }
        return new Fields(path + key + ".", found.orElseGet(JsonNodeFactory.instance::objectNode), mistakes);
    }

    /** A section that may be left out. */
    Fields maybeSection(String key) {
        return new Fields(path + key + ".", find(key).orElseGet(JsonNodeFactory.instance::objectNode), mistakes);
    }

    /** A section that stands in another file, read and closed: its mistakes are told under the key that names the file. */
    <T> T elsewhere(String key, JsonNode file, Function<Fields, T> read) {
        try (Fields fields = new Fields(path + key + ".", file, mistakes)) {
            return read.apply(fields);
        }
    }

    boolean has(String key) {
        known.add(key);
        return node.hasNonNull(key);
    }

    /** Whether it is a section, where a plain value could stand too. */
    boolean isSection(String key) {
        return find(key).filter(JsonNode::isObject).isPresent();
    }

    /** Every element of a list of sections. */
    List<Fields> sections(String key) {
        List<Fields> sections = new ArrayList<>();
        Optional<JsonNode> found = find(key);
        if (found.isEmpty() || !found.get().isArray() || found.get().isEmpty()) {
            note(Problem.CONFIG_MISSING, key, "must be a list with at least one element");
            return sections;
        }
        int index = 0;
        for (JsonNode element : found.get()) {
            sections.add(new Fields(path + key + "[" + index++ + "].", element, mistakes));
        }
        return sections;
    }

    /** Keys that cannot be judged, because something told before decides what they mean. */
    void ignore(String... keys) {
        known.addAll(List.of(keys));
    }

    /** Another file's root, its mistakes told with these. */
    Fields of(String name, JsonNode root) {
        return new Fields(name, root, mistakes);
    }

    /** A section only to look at: what is wrong with it is told by whoever reads it. */
    Fields peek(String key) {
        return new Fields(
                path + key + ".",
                find(key).filter(JsonNode::isObject).orElseGet(JsonNodeFactory.instance::objectNode),
                new ArrayList<>());
    }

    /** Where this section stands, with a dot behind it. */
    String place() {
        return path;
    }

    void note(Problem problem, String key, String what) {
        mistakes.add(problem.code() + " " + path + key + " " + what);
    }

    private Optional<JsonNode> find(String key) {
        known.add(key);
        return node.hasNonNull(key) ? Optional.of(node.get(key)) : Optional.empty();
    }

    @Override
    public void close() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                note(Problem.CONFIG_UNKNOWN_KEY, name, "is not known here; known: " + known);
            }
        });
    }

    /** Bounds of a number and its value when it is not given. */
    record Bounds(long least, long most, long otherwise) {}
}
