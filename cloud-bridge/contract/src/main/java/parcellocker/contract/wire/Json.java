package parcellocker.contract.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;

/** JSON of every record here: strict about types, silent about unknown fields, at most {@link #MOST_BYTES}. */
public final class Json {
    /** The largest message either side accepts. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final ObjectMapper MAPPER = mapper();
    /** A reader that has found its way through a kind keeps it. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> kind) {
            return MAPPER.readerFor(kind);
        }
    };

    private Json() {}

    /** Compact UTF-8 text of a record of this contract. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a contract record could not be written", broken);
        }
    }

    /** Reads a message; {@link Problem#MESSAGE_TOO_LARGE} or {@link Problem#MESSAGE_MALFORMED} if it is not one. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(Problem.MESSAGE_TOO_LARGE, bytes.length + " bytes, at most " + MOST_BYTES);
        }
        return read(text(bytes, type), type);
    }

    /** As {@link #read(byte[], Class)}, of a text already bounded. */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = READERS.get(type).readValue(text);
            if (value == null) {
                throw new ProblemException(
                        Problem.MESSAGE_MALFORMED, "nothing where " + type.getSimpleName() + " was expected");
            }
            Complete.check(value);
            return value;
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            // The text itself may hold secrets: name only what was expected.
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "not a " + type.getSimpleName(), broken);
        }
    }

    /** The tree of a text, for readers that must keep kinds they do not know. */
    public static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    /** Strict: a replacement character would silently change what was signed or hashed. */
    private static String text(byte[] bytes, Class<?> type) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new ProblemException(
                    Problem.MESSAGE_MALFORMED, "not a " + type.getSimpleName() + ": not UTF-8", broken);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_EXTERNAL_TYPE_ID_PROPERTY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addMixIn(Fact.class, Kinds.class)
                .addMixIn(Directive.class, Kinds.class)
                .addMixIn(Status.class, Kinds.class)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxNumberLength(20)
                        .maxStringLength(MOST_BYTES)
                        .build());
        register(mapper, Fact.class);
        register(mapper, Directive.class);
        register(mapper, Status.class);
        return mapper;
    }

    private static void register(ObjectMapper mapper, Class<?> family) {
        Arrays.stream(family.getPermittedSubclasses())
                .map(kind -> new NamedType(kind, kind.getSimpleName()))
                .forEach(mapper::registerSubtypes);
    }

    /** Every sealed family is told apart by {@code "kind"}: the record's own name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "kind")
    private interface Kinds {}
}
