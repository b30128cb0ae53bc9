package parcellocker.sim.board.family;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A board as a layout describes it. Of its settings each family takes what changes how a board behaves; what only tells
 * the locker how to ask, means nothing here and is left alone: the locker refuses what nobody knows.
 *
 * @param family its name in the layout
 * @param address the board's switch
 * @param channels outputs it has
 * @param settings as written
 */
public record BoardOrder(String family, int address, int channels, SortedMap<String, String> settings) {
    public BoardOrder {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** The same board with more settings, which stand before its own. */
    public BoardOrder with(SortedMap<String, String> more) {
        SortedMap<String, String> both = new TreeMap<>(settings);
        both.putAll(more);
        return new BoardOrder(family, address, channels, both);
    }

    /** A whole number, or another if it is not set. */
    long number(String key, long otherwise) {
        String value = settings.get(key);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, not " + value, e);
        }
    }

    /** Yes or no, or another if it is not set. */
    boolean isSet(String key, boolean otherwise) {
        String value = settings.getOrDefault(key, String.valueOf(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " must be true or false, not " + value);
        }
        return value.equals("true");
    }

    /** One of some names, or another if it is not set; case and dashes do not matter. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        String value = settings.get(key);
        if (value == null) {
            return otherwise;
        }
        E[] known = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(known)
                .filter(one -> plain(one.name()).equals(plain(value)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " must be one of "
                        + Arrays.stream(known).map(BoardOrder::written).collect(Collectors.joining(", ")) + ", not "
                        + value));
    }

    private static String written(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
