package parcellocker.sim.bench;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of faults a board can have, as they are asked for, and what may be said of each with what it is otherwise. */
public enum FaultKind {
    NONE,
    WITHHOLD("fires=false"),
    MUTE,
    DEAD,
    ECHO,
    CUT("bytes=3"),
    NOISE("bytes=3"),
    LATE("millis=500"),
    SLOW("millis=500"),
    FOREIGN,
    TURNED("channel=1&checked=true"),
    DOUBLED,
    MERGED,
    BEHIND,
    INTERRUPTED("channel=1");

    /** For how many requests: may be said of every kind. */
    static final String TIMES = "times";

    private final String usual;

    FaultKind() {
        this("");
    }

    FaultKind(String usual) {
        this.usual = usual;
    }

    /** As it is written. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each parameter that makes it this fault, and what it is if it is not said. */
    SortedMap<String, String> usual() {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : usual.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return pairs;
    }

    /** What may be said of it. */
    public Set<String> parameters() {
        if (this == NONE) {
            return Collections.emptySet();
        }
        Set<String> all = new TreeSet<>(usual().keySet());
        all.add(TIMES);
        return all;
    }
}
