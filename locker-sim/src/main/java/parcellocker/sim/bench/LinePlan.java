package parcellocker.sim.bench;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the bench.
 *
 * @param id its name
 * @param baud bits a second
 * @param boards ids of the boards on it, as in the layout
 * @param over what carries it
 * @param settings what the bench alone knows of some of its boards, by id: firmware, tempo
 */
record LinePlan(
        String id, int baud, List<String> boards, Over over, SortedMap<String, SortedMap<String, String>> settings) {
    /** Links of that name lead to them. */
    private static final List<String> DEVICES = List.of("scanner", "badge", "climate", "w1");

    LinePlan {
        boards = List.copyOf(boards);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        if (!id.matches("[A-Za-z0-9-]{1,16}") || DEVICES.contains(id)) {
            throw new IllegalArgumentException(
                    "a line's id is 1 to 16 letters, digits and dashes, and none of " + DEVICES + ": " + id);
        }
        if (baud < 300 || baud > 1_000_000) {
            throw new IllegalArgumentException("line " + id + " cannot have " + baud + " baud");
        }
        if (boards.isEmpty()) {
            throw new IllegalArgumentException("line " + id + " has no boards");
        }
    }

    SortedMap<String, String> settings(String board) {
        return settings.getOrDefault(board, Collections.emptySortedMap());
    }
}
