package parcellocker.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What JSON lets through and this contract does not: a field left out arrives as null, and only components marked {@link Nullable} may
 * be; a text may hold half a character, which UTF-8 cannot carry on, or a zero, which PostgreSQL cannot keep.
 */
final class Complete {
    /** Asked once for each kind of record: the city reads every entry of all its lockers through here. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> kind) {
            return Arrays.stream(kind.getRecordComponents()).map(Part::of).toList();
        }
    };

    private Complete() {}

    /** One component of a kind of record. */
    private record Part(String name, Method accessor, boolean mayBeMissing) {
        static Part of(RecordComponent component) {
            return new Part(
                    component.getName(),
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object of(Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Refuses a record in which, at any depth, a component is missing or a text cannot be kept; of a tree, the texts alone. */
    static void check(Object value) {
        if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof JsonNode node) {
            checkTree(node);
        } else if (value instanceof List<?> list) {
            list.forEach(Complete::checkElement);
        } else if (value instanceof Record) {
            for (Part part : PARTS.get(value.getClass())) {
                checkPart(part, part.of(value));
            }
        }
    }

    private static void checkText(String text) {
        if (!isKept(text)) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "a text with a zero or half a character");
        }
    }

    private static boolean isKept(String text) {
        for (int at = 0; at < text.length(); ) {
            // A whole character beyond 16 bits comes as one number above those of the halves.
            int character = text.codePointAt(at);
            if (character == 0 || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    private static void checkTree(JsonNode node) {
        if (node.isTextual()) {
            checkText(node.asText());
        }
        node.forEach(Complete::checkTree);
    }

    private static void checkElement(@Nullable Object element) {
        if (element == null) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "null in a list");
        }
        check(element);
    }

    private static void checkPart(Part part, @Nullable Object value) {
        if (value != null) {
            check(value);
        } else if (!part.mayBeMissing()) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, part.name() + " is missing");
        }
    }
}
