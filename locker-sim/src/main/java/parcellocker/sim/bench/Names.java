package parcellocker.sim.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How choices are written in files. */
final class Names {
    private Names() {}

    /**
     * The choice of that name; case and dashes do not matter.
     *
     * @throws IllegalArgumentException if there is none; it tells which there are
     */
    static <E extends Enum<E>> E of(Class<E> choices, String name) {
        E[] known = choices.getEnumConstants();
        String sought = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(known)
                .filter(one -> one.name().equals(sought))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of " + written(known)));
    }

    private static List<String> written(Enum<?>... known) {
        return Arrays.stream(known)
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
