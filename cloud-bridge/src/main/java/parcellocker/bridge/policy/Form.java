package parcellocker.bridge.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import parcellocker.contract.problem.Problem;

/** One mapping of the file, read field by field; every mistake is told with line and field. */
final class Form {
    private final Lined.Mapping mapping;
    private final String path;
    private final List<String> mistakes;
    private final Set<String> known = new TreeSet<>();

    Form(Lined.Mapping mapping, String path, List<String> mistakes) {
        this.mapping = mapping;
        this.path = path;
        this.mistakes = mistakes;
    }

    void mistake(Problem problem, int line, String field, String what) {
        String at = field.isEmpty() ? path : path.isEmpty() ? field : path + "." + field;
        mistakes.add("%s line %d, %s: %s".formatted(problem.code(), line, at, what));
    }

    int line(String field) {
        Lined found = mapping.fields().get(field);
        return found == null ? mapping.line() : found.line();
    }

    boolean has(String field) {
        known.add(field);
        return mapping.fields().containsKey(field);
    }

    /** A scalar; empty, and a mistake, if it is not there or not what was expected. */
    <T> Optional<T> value(String field, String expected, Function<String, Optional<T>> reader) {
        if (!has(field)) {
            mistake(Problem.CONFIG_MISSING, mapping.line(), field, expected);
            return Optional.empty();
        }
        Optional<T> read = mapping.fields().get(field) instanceof Lined.Scalar scalar
                ? reader.apply(scalar.text())
                : Optional.empty();
        if (read.isEmpty()) {
            mistake(Problem.CONFIG_OUT_OF_RANGE, line(field), field, expected);
        }
        return read;
    }

    int number(String field, int least, int most) {
        return value(
                        field,
                        "a whole number from " + least + " to " + most,
                        text -> Optional.of(text)
                                .filter(one -> one.matches("\\d{1,9}"))
                                .map(Integer::valueOf)
                                .filter(one -> one >= least && one <= most))
                .orElse(least);
    }

    int number(String field, int least, int most, int usual) {
        return has(field) ? number(field, least, most) : usual;
    }

    boolean flag(String field, boolean usual) {
        return has(field)
                ? value(field, "true or false", text -> switch (text) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.<Boolean>empty();
                        })
                        .orElse(usual)
                : usual;
    }

    /** A mapping of its own; an empty one if it is left out. */
    Form part(String field) {
        String below = path.isEmpty() ? field : path + "." + field;
        if (!has(field)) {
            return new Form(new Lined.Mapping(mapping.line(), Map.of()), below, mistakes);
        }
        if (mapping.fields().get(field) instanceof Lined.Mapping part) {
            return new Form(part, below, mistakes);
        }
        mistake(Problem.CONFIG_OUT_OF_RANGE, line(field), field, "a mapping");
        return new Form(new Lined.Mapping(line(field), Map.of()), below, mistakes);
    }

    /** The items of a list; none, and a mistake, if it is none. */
    List<Lined> items(String field, String expected) {
        if (!has(field)) {
            mistake(Problem.CONFIG_MISSING, mapping.line(), field, expected);
        } else if (mapping.fields().get(field) instanceof Lined.Sequence list
                && !list.items().isEmpty()) {
            return list.items();
        } else {
            mistake(Problem.CONFIG_OUT_OF_RANGE, line(field), field, expected);
        }
        return List.of();
    }

    /** Fields that nobody asked for are mistakes. */
    void done() {
        mapping.fields().forEach((field, value) -> {
            if (!known.contains(field)) {
                mistake(Problem.CONFIG_UNKNOWN_KEY, value.line(), field, "is not a key; remove it");
            }
        });
    }
}
