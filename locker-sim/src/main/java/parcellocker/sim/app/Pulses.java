package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every release of a lock, as the cabinet felt it. */
final class Pulses {
    private static final long WITHIN_MILLIS = 5_000;
    /** The wire takes its time after the deadline was looked at, and clocks of two processes are read one after the other. */
    private static final long SLACK_MILLIS = 100;
    /** One, and one more when the bus failed. */
    private static final int MOST_PER_OPENING = 2;

    private final List<Pulse> all = new ArrayList<>();

    private record Pulse(String compartment, long epochMillis) {}

    static Pulses of(JsonNode doors) {
        Pulses pulses = new Pulses();
        for (JsonNode door : doors) {
            for (JsonNode pulse : door.path("pulses")) {
                long millis = pulse.path("epochMicros").asLong() / 1000;
                pulses.all.add(new Pulse(door.path("id").asText(), millis));
            }
        }
        return pulses;
    }

    int size() {
        return all.size();
    }

    /** How many have no committed opening of that door shortly before them, each opening counted for at most two. */
    long unauthorised(Ledger ledger) {
        Map<String, Integer> used = new HashMap<>();
        return all.stream().filter(pulse -> !isAuthorised(pulse, ledger, used)).count();
    }

    private static boolean isAuthorised(Pulse pulse, Ledger ledger, Map<String, Integer> used) {
        for (Map.Entry<String, Ledger.Authorised> opening : ledger.openings().entrySet()) {
            long after = pulse.epochMillis() - opening.getValue().wallMillis();
            boolean fits = opening.getValue().compartment().equals(pulse.compartment())
                    && after >= -SLACK_MILLIS
                    && after <= WITHIN_MILLIS + SLACK_MILLIS;
            if (fits && used.merge(opening.getKey(), 1, Integer::sum) <= MOST_PER_OPENING) {
                return true;
            }
        }
        return false;
    }
}
