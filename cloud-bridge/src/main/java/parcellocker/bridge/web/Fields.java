package parcellocker.bridge.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** A request's JSON object, read field by field; all mistakes are told at once, none repeats a value. */
final class Fields {
    static final int MOST_BYTES = 64 * 1024;

    private static final JsonMapper MAPPER = mapper();

    private final JsonNode object;
    private final List<String> mistakes = new ArrayList<>();
    private final TreeSet<String> unknown = new TreeSet<>();

    private Fields(JsonNode object) {
        this.object = object;
        object.fieldNames().forEachRemaining(unknown::add);
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(8).build());
        return mapper;
    }

    /** Reads the body; {@link Problem#TOO_LARGE} or {@link Problem#REQUEST_MALFORMED} if it is not an object. */
    static Fields of(Context ctx) {
        return of(ctx.bodyInputStream());
    }

    static Fields of(InputStream in) {
        try {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new ProblemException(Problem.TOO_LARGE, "at most " + MOST_BYTES + " bytes");
            }
            return of(tree(body));
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "not a JSON object", broken);
        }
    }

    /** Reads one that is part of something larger. */
    static Fields of(JsonNode object) {
        if (!object.isObject()) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "not a JSON object");
        }
        return new Fields(object);
    }

    static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "not a JSON object", broken);
        }
    }

    /** A text that must match; an empty one stands in for a mistake until {@link #done()}. */
    String text(String name, String form) {
        return optional(name, form).orElseGet(() -> {
            mistake(name, "is missing");
            return "";
        });
    }

    /** A text that may be left out or null. */
    Optional<String> optional(String name, String form) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !Pattern.matches(form, value.asText())) {
            mistake(name, "must match " + form);
            return Optional.of("");
        }
        if (!isWhole(value.asText())) {
            mistake(name, "holds half a character");
            return Optional.of("");
        }
        return Optional.of(value.asText());
    }

    /** Half a character can be carried neither by the database nor by a locker's message. */
    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** A list of texts that must each match, none twice. */
    List<String> texts(String name, String form, int least, int most) {
        unknown.remove(name);
        JsonNode list = object.path(name);
        List<String> found = new ArrayList<>();
        list.forEach(one -> found.add(one.isTextual() ? one.asText() : ""));
        boolean isSound = list.isArray()
                && found.size() >= least
                && found.size() <= most
                && found.stream().distinct().count() == found.size()
                && found.stream().allMatch(one -> Pattern.matches(form, one) && isWhole(one));
        if (!isSound) {
            mistake(name, "must be " + least + " to " + most + " different texts that match " + form);
        }
        return found;
    }

    /** One of an enum's names. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<E> all = Arrays.asList(type.getEnumConstants());
        Optional<E> found = all.stream()
                .filter(one -> value.isTextual() && one.name().equals(value.asText()))
                .findFirst();
        if (found.isEmpty()) {
            mistake(name, "must be one of " + all);
        }
        return found;
    }

    /** One of an enum's names that must be there; the first stands in for a mistake. */
    <E extends Enum<E>> E needed(String name, Class<E> type) {
        return choice(name, type).orElseGet(() -> {
            if (!object.hasNonNull(name)) {
                mistake(name, "is missing");
            }
            return type.getEnumConstants()[0];
        });
    }

    /** Any number of an enum's names, none twice. */
    <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return texts(name, String.join("|", names), 0, names.size()).stream()
                .filter(names::contains)
                .map(one -> Enum.valueOf(type, one))
                .toList();
    }

    /** The same, or left out: none. */
    <E extends Enum<E>> List<E> optionalChoices(String name, Class<E> type) {
        unknown.remove(name);
        return object.hasNonNull(name) ? choices(name, type) : List.of();
    }

    /** A day as {@code 2026-02-28}; the first of all stands in for a mistake. */
    LocalDate day(String name) {
        return optionalDay(name).orElseGet(() -> {
            mistake(name, "is missing");
            return LocalDate.EPOCH;
        });
    }

    Optional<LocalDate> optionalDay(String name) {
        return optional(name, "\\d{4}-\\d{2}-\\d{2}").map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException noDay) {
                mistake(name, "is no day");
                return LocalDate.EPOCH;
            }
        });
    }

    /** An object that may be left out or null. */
    Optional<JsonNode> optionalObject(String name) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            mistake(name, "must be an object");
        }
        return Optional.of(value);
    }

    double decimal(String name, double least, double most) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            mistake(name, "must be a number from " + least + " to " + most);
            return least;
        }
        return value.asDouble();
    }

    long number(String name, long least, long most) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            mistake(name, "must be a whole number from " + least + " to " + most);
            return least;
        }
        return value.asLong();
    }

    /** The same, or left out. */
    OptionalLong optionalNumber(String name, long least, long most) {
        unknown.remove(name);
        return object.hasNonNull(name) ? OptionalLong.of(number(name, least, most)) : OptionalLong.empty();
    }

    boolean flag(String name, boolean otherwise) {
        unknown.remove(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            mistake(name, "must be true or false");
        }
        return value.asBoolean();
    }

    LockerId locker(String name) {
        String id = text(name, "[A-Za-z0-9][A-Za-z0-9-]{2,31}");
        // The stand-in is never used: done() refuses the request first.
        return new LockerId(id.isEmpty() ? "none" : id);
    }

    void mistake(String name, String what) {
        mistakes.add(name + ": " + what);
    }

    /** Refuses the request if anything was wrong with it. */
    void done() {
        unknown.forEach(name -> mistakes.add("a field that is not known"));
        if (!mistakes.isEmpty()) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, String.join("; ", mistakes));
        }
    }
}
