package parcellocker.bridge.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;

/** Something of every kind of fact, with every word that each may carry. */
final class Facts {
    private Facts() {}

    /** Of each kind one for each word of its enumerations, and for either answer of its questions. */
    static List<Fact> all() {
        return Arrays.stream(Fact.class.getPermittedSubclasses())
                .flatMap(kind -> of(kind).stream())
                .toList();
    }

    private static List<Fact> of(Class<?> kind) {
        RecordComponent[] parts = kind.getRecordComponents();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < words(parts); i++) {
            facts.add(made(kind, parts, i));
        }
        return facts;
    }

    /** As many as its longest enumeration has. */
    private static int words(RecordComponent[] parts) {
        return Arrays.stream(parts)
                .map(RecordComponent::getType)
                .mapToInt(type -> type == boolean.class ? 2 : type.isEnum() ? type.getEnumConstants().length : 1)
                .max()
                .orElse(1);
    }

    private static Fact made(Class<?> kind, RecordComponent[] parts, int which) {
        try {
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values =
                    Arrays.stream(parts).map(part -> value(part, which)).toArray();
            return (Fact) kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(kind + " cannot be made", broken);
        }
    }

    /** Of a list one of what it holds. */
    private static Object value(RecordComponent part, int which) {
        return part.getGenericType() instanceof ParameterizedType list
                ? List.of(value((Class<?>) list.getActualTypeArguments()[0], which))
                : value(part.getType(), which);
    }

    private static Object value(Class<?> type, int which) {
        if (type.isEnum()) {
            Object[] words = type.getEnumConstants();
            return words[which % words.length];
        }
        if (type == boolean.class) {
            return which % 2 == 0;
        }
        if (type == int.class) {
            return 3;
        }
        if (type == long.class || type == Long.class) {
            return 7_200_000L;
        }
        if (type == Verifier.class) {
            return Journal.V;
        }
        return type == String.class
                ? "A01"
                : Optional.of(new Fact.Longer(1, 1)).filter(type::isInstance).orElseThrow();
    }
}
