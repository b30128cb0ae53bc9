package parcellocker.sim.world;

import java.util.EnumMap;
import java.util.Map;

/** The faults of one seed: a random part of them all, each with its own rate (swarm testing). */
final class Faults {
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Chance chance;
    private final Trace trace;
    private final Seen seen;
    private boolean healed;

    Faults(Depth depth, Chance chance, Trace trace, Seen seen) {
        this.chance = chance;
        this.trace = trace;
        this.seen = seen;
        for (Fault fault : Fault.values()) {
            if (chance.happens(0.4) && fault.isOf(depth)) {
                rates.put(fault, chance.between(1, 100) / 100.0);
            }
        }
    }

    /** Whether it happens here; {@code most} is the probability in the worst of seeds. */
    boolean strikes(Fault fault, double most) {
        if (healed || !rates.containsKey(fault)) {
            return false;
        }
        if (!chance.happens(rates.getOrDefault(fault, 0.0) * most)) {
            return false;
        }
        seen.note("fault " + fault);
        trace.line("fault", fault);
        return true;
    }

    /** Whether this seed knows it. */
    boolean has(Fault fault) {
        return rates.containsKey(fault);
    }

    void heal() {
        healed = true;
    }

    boolean areHealed() {
        return healed;
    }
}
