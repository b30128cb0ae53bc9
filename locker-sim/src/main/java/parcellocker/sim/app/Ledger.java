package parcellocker.sim.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.wire.Json;

/** One book's journal, read for a soak: who was stored, collected, and which door was authorised when. */
final class Ledger {
    private final Set<String> bodies = new TreeSet<>();
    private final Map<String, List<String>> waybills = new HashMap<>();
    private final Map<String, String> deliveries = new HashMap<>();
    private final Map<String, Authorised> openings = new LinkedHashMap<>();
    private final Set<String> stored = new TreeSet<>();
    private final Map<String, Integer> collections = new HashMap<>();

    /** An opening as it was committed. */
    record Authorised(String compartment, long wallMillis) {}

    static Ledger of(List<String> bodies) {
        Ledger ledger = new Ledger();
        bodies.forEach(ledger::read);
        return ledger;
    }

    private void read(String body) {
        bodies.add(body);
        Entry entry = Json.read(body, Entry.class);
        long at = entry.stamp().wallMillis();
        Fact fact = entry.fact();
        if (fact instanceof Fact.DepositAuthorised f) {
            waybills.put(f.delivery(), f.waybills());
            authorised(f.opening(), f.delivery(), new Authorised(f.compartment(), at));
        } else if (fact instanceof Fact.PickupAuthorised f) {
            authorised(f.opening(), f.delivery(), new Authorised(f.compartment(), at));
        } else if (fact instanceof Fact.CheckAuthorised f) {
            authorised(f.opening(), f.delivery(), new Authorised(f.compartment(), at));
        } else if (fact instanceof Fact.DepositClosed f && f.verdict() == Fact.DepositVerdict.STORED) {
            stored.addAll(waybillsOf(f.opening()));
        } else if (fact instanceof Fact.PickupClosed f && f.verdict() == Fact.PickupVerdict.COLLECTED) {
            collections.merge(String.valueOf(deliveries.get(f.opening())), 1, Integer::sum);
        } else if (fact instanceof Fact.DoorLeftOpen f && f.collected()) {
            collections.merge(String.valueOf(deliveries.get(f.opening())), 1, Integer::sum);
        }
    }

    private void authorised(String opening, String delivery, Authorised how) {
        deliveries.put(opening, delivery);
        openings.put(opening, how);
    }

    private List<String> waybillsOf(String opening) {
        return waybills.getOrDefault(String.valueOf(deliveries.get(opening)), List.of());
    }

    int size() {
        return bodies.size();
    }

    long missingIn(Ledger other) {
        return bodies.stream().filter(body -> !other.bodies.contains(body)).count();
    }

    Set<String> stored() {
        return stored;
    }

    Set<String> collected() {
        Set<String> collected = new TreeSet<>();
        collections.keySet().forEach(delivery -> collected.addAll(waybills.getOrDefault(delivery, List.of())));
        return collected;
    }

    long collectedTwice() {
        return collections.values().stream().filter(times -> times > 1).count();
    }

    Map<String, Authorised> openings() {
        return openings;
    }
}
