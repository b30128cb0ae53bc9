package parcellocker.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What JSON lets through and this contract does not: a field left out arrives as null, and only components marked {@link Nullable} may
 * be; a text may hold half a character, which UTF-8 cannot carry on, or a zero, which PostgreSQL cannot keep.
 */
final class Complete {
    private Complete() {}

    /** Refuses a record in which, at any depth, a component is missing or a text cannot be kept; of a tree, the texts alone. */
    static void check(Object value) {
        if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof JsonNode node) {
            checkTree(node);
        } else if (value instanceof List<?> list) {
            list.forEach(Complete::checkElement);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                checkComponent(value, component);
            }
        }
    }

    private static void checkText(String text) {
        // A whole character beyond 16 bits comes as one number above those of the halves.
        boolean isKept = text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!isKept) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "a text with a zero or half a character");
        }
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

    private static void checkComponent(Object record, RecordComponent component) {
        Object part;
        try {
            part = component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (part != null) {
            check(part);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, component.getName() + " is missing");
        }
    }
}
