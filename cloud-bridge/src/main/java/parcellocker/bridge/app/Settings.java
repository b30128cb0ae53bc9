package parcellocker.bridge.app;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import parcellocker.contract.problem.Problem;

/** A YAML file read key by key; every mistake is collected with its number, none ends the reading. */
final class Settings {
    private static final Set<String> DEFAULT_SECRETS = Set.of(
            "admin",
            "changeme",
            "change-me",
            "default",
            "demo",
            "guest",
            "password",
            "postgres",
            "secret",
            "test",
            "bridge",
            "12345678",
            "changemechangeme");

    private final JsonNode root;
    private final Path folder;
    private final Set<String> known = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    Settings(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        this.folder = parent == null ? Path.of("/") : parent;
        this.root = read(file);
    }

    private JsonNode read(Path file) {
        try {
            YAMLMapper mapper = YAMLMapper.builder(new YAMLFactory())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
            JsonNode tree = mapper.readTree(Files.readAllBytes(file));
            if (tree != null && tree.isObject()) {
                return tree;
            }
            mistake(Problem.CONFIG_UNREADABLE, file.toString(), "is not a YAML mapping");
        } catch (IOException broken) {
            // The parser's message would repeat lines of the file, and with them secrets.
            mistake(Problem.CONFIG_UNREADABLE, file.toString(), "cannot be read as YAML");
        }
        return MissingNode.getInstance();
    }

    boolean has(String key) {
        return !at(key).isMissingNode();
    }

    /** A text of a form that {@code expected} describes. */
    String text(String key, Predicate<String> form, String expected) {
        JsonNode value = at(key);
        if (value.isMissingNode() || value.isNull()) {
            mistake(Problem.CONFIG_MISSING, key, expected);
            return "";
        }
        if (!value.isValueNode() || !form.test(value.asText())) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, expected);
            return "";
        }
        return value.asText();
    }

    /** One text, or a list of some, each of that form. */
    List<String> texts(String key, Predicate<String> form, String expected) {
        JsonNode value = at(key);
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        if (all.isEmpty() || !all.stream().allMatch(one -> one.isTextual() && form.test(one.asText()))) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, expected);
            return List.of();
        }
        return all.stream().map(JsonNode::asText).toList();
    }

    /** What stands in a mapping, in the order of the file. */
    List<String> names(String key) {
        return at(key).properties().stream().map(Map.Entry::getKey).toList();
    }

    int number(String key, int least, int most) {
        JsonNode value = at(key);
        String expected = "a whole number from " + least + " to " + most;
        if (value.isMissingNode()) {
            mistake(Problem.CONFIG_MISSING, key, expected);
            return least;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, expected);
            return least;
        }
        return value.asInt();
    }

    boolean flag(String key) {
        JsonNode value = at(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, "true or false");
        }
        return value.asBoolean();
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String expected = "one of " + all.toString().toLowerCase(Locale.ROOT);
        String value = text(
                key,
                text -> all.stream()
                        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(text)),
                expected);
        return all.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElse(all.getLast());
    }

    /** A secret, itself under {@code key} or in the file named by {@code keyFile}; never one that everybody knows. */
    String secret(String key, int least) {
        String expected = "at least " + least + " characters, here or in a file named by " + key + "File";
        String fileKey = key + "File";
        JsonNode file = at(fileKey);
        JsonNode value = at(key);
        if (!file.isMissingNode() && !value.isMissingNode()) {
            mistake(Problem.CONFIG_CONFLICT, key, "give either " + key + " or " + fileKey);
            return "";
        }
        String secret = file.isMissingNode() ? text(key, text -> true, expected) : fromFile(fileKey);
        if (DEFAULT_SECRETS.contains(secret.toLowerCase(Locale.ROOT))) {
            mistake(Problem.DEFAULT_SECRET, key, "everybody knows this one: draw another");
        } else if (!secret.isEmpty() && secret.length() < least) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, expected);
        }
        return secret;
    }

    private String fromFile(String key) {
        Path file = path(key);
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                mistake(Problem.CONFIG_MISSING, key, "the file is empty");
            }
            return secret;
        } catch (IOException broken) {
            mistake(Problem.CONFIG_MISSING, key, "the file cannot be read");
            return "";
        }
    }

    /** A path, relative to the folder of the configuration file. */
    Path path(String key) {
        String text = text(key, one -> !one.isBlank(), "a path");
        try {
            return folder.resolve(text);
        } catch (InvalidPathException noFile) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, key, "a path");
            return folder;
        }
    }

    void mistake(Problem problem, String key, String what) {
        mistakes.add(problem.code() + " " + key + ": " + what);
    }

    /** A mistake of another file, which begins with its own number. */
    void mistakeIn(Path file, String mistake) {
        mistakes.add(mistake.replaceFirst(" ", " " + file.getFileName() + " "));
    }

    /** Every mistake, keys that nobody asked for included. */
    List<String> mistakes() {
        unknown(root, "");
        return List.copyOf(mistakes);
    }

    private void unknown(JsonNode node, String prefix) {
        node.properties().forEach(field -> {
            String key = prefix + field.getKey();
            boolean isParent = known.stream().anyMatch(one -> one.startsWith(key + "."));
            if (isParent && field.getValue().isObject()) {
                unknown(field.getValue(), key + ".");
            } else if (isParent || !known.contains(key)) {
                mistake(Problem.CONFIG_UNKNOWN_KEY, key, isParent ? "must be a mapping" : "is not a key; remove it");
            }
        });
    }

    private JsonNode at(String key) {
        known.add(key);
        JsonNode node = root;
        for (String part : key.split("\\.", -1)) {
            node = node.path(part);
        }
        return node;
    }
}
