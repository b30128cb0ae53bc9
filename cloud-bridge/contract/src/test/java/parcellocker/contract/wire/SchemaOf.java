package parcellocker.contract.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a record of this contract, read off its components: what is published must be what is sent. */
final class SchemaOf {
    private static final Set<Type> NUMBERS = Set.of(long.class, int.class, Long.class, Integer.class);
    private static final Set<Type> FLAGS = Set.of(boolean.class, Boolean.class);

    private final TreeMap<String, ObjectNode> named = new TreeMap<>();

    private SchemaOf() {}

    /** A document of its own. */
    static ObjectNode document(String name, Class<?> type) {
        SchemaOf schemas = new SchemaOf();
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", "/schemas/v1/" + name)
                .put("title", type.getSimpleName());
        document.setAll(type.isSealed() ? schemas.family(type) : schemas.record(type, false));
        if (!schemas.named.isEmpty()) {
            ObjectNode definitions = document.putObject("definitions");
            schemas.named.forEach(definitions::set);
        }
        return document;
    }

    private ObjectNode record(Class<?> type, boolean isKind) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        if (isKind) {
            required.add("kind");
            properties.putObject("kind").put("const", type.getSimpleName());
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!isNullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        schema.set("properties", properties);
        return schema;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode of(Type type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType list) {
            return schema.put("type", "array").set("items", of(list.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return schema.put("type", "string");
        }
        if (NUMBERS.contains(raw)) {
            return schema.put("type", "integer");
        }
        if (FLAGS.contains(raw)) {
            return schema.put("type", "boolean");
        }
        if (raw.isEnum()) {
            ArrayNode names = schema.putArray("enum");
            Arrays.stream(raw.getEnumConstants())
                    .map(one -> ((Enum<?>) one).name())
                    .forEach(names::add);
            return schema;
        }
        return raw.isSealed() ? family(raw) : reference(raw, false);
    }

    /** Told apart by {@code kind}. */
    private ObjectNode family(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode kinds = schema.putArray("oneOf");
        List<Class<?>> members = Arrays.stream(type.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
        members.forEach(kind -> kinds.add(reference(kind, true)));
        return schema;
    }

    private ObjectNode reference(Class<?> type, boolean isKind) {
        String name = type.getSimpleName();
        if (!named.containsKey(name)) {
            named.put(name, JsonNodeFactory.instance.objectNode());
            named.put(name, record(type, isKind));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + name);
    }
}
