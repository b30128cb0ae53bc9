package parcellocker.contract.wire;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** JSON knows no null-safety: a field left out arrives as null. Only components marked {@link Nullable} may be. */
final class Complete {
    private Complete() {}

    /** Refuses a record in which, at any depth, a component is missing. */
    static void check(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(Complete::checkElement);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                checkComponent(value, component);
            }
        }
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
