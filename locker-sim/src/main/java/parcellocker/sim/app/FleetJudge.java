package parcellocker.sim.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.fleet.Fleet;

/** Holds the city's book against what each locker of a fleet knows of itself. */
final class FleetJudge {
    private static final int MOST_TOLD = 5;
    /** Of a locker that has not said a word. */
    private static final String NONE = "0 0";

    private FleetJudge() {}

    /** What differs, a line each; empty: the books are equal. */
    static List<String> faults(List<Fleet.Head> heads, Books city) {
        return faults(heads, city::ask);
    }

    /** @param city asked in SQL, answers the first column of each row */
    static List<String> faults(List<Fleet.Head> heads, Function<String, List<String>> city) {
        Map<String, String> cursors =
                map(city.apply("select locker || '=' || up_to || ' ' || head from journal_cursor"));
        Map<String, String> entries = map(
                city.apply("select locker || '=' || count(*) || ' ' || max(seq) from journal_entry group by locker"));
        Map<String, String> lives = map(city.apply("select locker || '=' || count(*) filter (where state = 'COLLECTED')"
                + " || ' of ' || count(*) from parcel_delivery group by locker"));
        List<String> faults = new ArrayList<>();
        for (Fleet.Head head : heads) {
            String id = head.locker().value();
            differ(faults, id + " head", cursors.get(id), head.head() + " " + head.hash());
            differ(faults, id + " entries", entries.getOrDefault(id, NONE), head.head() + " " + head.head());
            if (head.stored() > 0) {
                differ(faults, id + " parcels", lives.get(id), head.collected() + " of " + head.stored());
            }
        }
        String aside = String.join(",", city.apply("select count(*) from journal_quarantine"));
        differ(faults, "kept aside", aside, "0");
        return faults.size() <= MOST_TOLD
                ? faults
                : List.of(faults.size() + " differences, e.g. " + faults.subList(0, MOST_TOLD));
    }

    private static Map<String, String> map(List<String> lines) {
        Map<String, String> map = new HashMap<>();
        for (String line : lines) {
            int at = line.indexOf('=');
            map.put(line.substring(0, at), line.substring(at + 1));
        }
        return map;
    }

    private static void differ(List<String> faults, String what, @Nullable String found, String wanted) {
        if (!wanted.equals(found)) {
            faults.add(what + ": " + found + " in the city, " + wanted + " there");
        }
    }
}
