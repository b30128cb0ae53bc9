package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * People at one locker while its machines die: one courier and many recipients, who remember what the screen told them. Whoever is
 * interrupted shuts the doors that stand open, waits for the screen, and begins again.
 */
final class Trade implements Runnable {
    private static final Duration STANDS_OPEN = Duration.ofMillis(300);
    private static final Duration LATCH_LETS_GO = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 6;
    private static final int MOST_TRIES = 8;
    private static final String PHONE = "13800001234";

    private final Parts parts;
    private final Random random;
    private final Set<String> stored = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> collected = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> refused = Collections.synchronizedSet(new TreeSet<>());
    private final Deque<String> waiting = new ArrayDeque<>();
    private volatile boolean stopped;
    private final Map<String, Integer> interruptions = new ConcurrentSkipListMap<>();
    private int number;

    Trade(Parts parts, long seed) {
        this.parts = parts;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        while (!stopped) {
            boolean deposits = waiting.isEmpty() || (waiting.size() < MOST_WAITING && random.nextBoolean());
            attempt(deposits ? this::depositNext : this::collectNext);
        }
    }

    void stop() {
        stopped = true;
    }

    /** With nothing dying any more, every parcel that can be had is fetched. */
    void collectTheRest() {
        for (int left = waiting.size(); left > 0; left--) {
            attempt(this::collectNext);
        }
    }

    /** Waybills of which the screen said: stored. */
    Set<String> stored() {
        return stored;
    }

    /** Waybills of which the screen said: collected. */
    Set<String> collected() {
        return collected;
    }

    /** How many parcels were stored and collected so far, together. */
    int deeds() {
        return stored.size() + collected.size();
    }

    String progress() {
        return "%d stored, %d collected, %d refused, %d interruptions"
                .formatted(
                        stored.size(),
                        collected.size(),
                        refused.size(),
                        interruptions.values().stream().mapToInt(times -> times).sum());
    }

    /** What interrupted people, and how often. */
    Map<String, Integer> interruptions() {
        return interruptions;
    }

    private void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (IllegalStateException interrupted) {
            interruptions.merge(reason(interrupted), 1, Integer::sum);
            shutDoors();
            Pauses.of(STANDS_OPEN);
        }
    }

    /** Without ports and waybills, so that the same reason is counted as one. */
    private static String reason(IllegalStateException interrupted) {
        String first =
                String.valueOf(interrupted.getMessage()).lines().findFirst().orElse("");
        return first.replaceAll("[0-9]{3,}", "#");
    }

    private void shutDoors() {
        for (JsonNode door : parts.cabinet().doors()) {
            if (door.path("open").asBoolean()) {
                pushUntilShut(door.path("id").asText());
            }
        }
    }

    /** While its coil still holds the latch a door springs back. */
    private void pushUntilShut(String door) {
        Await.until("door " + door + " stays shut", LATCH_LETS_GO, () -> {
            try {
                parts.cabinet().close(door);
                return true;
            } catch (IllegalStateException springsBack) {
                return false;
            }
        });
    }

    private void depositNext() {
        String waybill = "SOAK%06d".formatted(++number);
        for (int tries = 0; tries < MOST_TRIES && !stored.contains(waybill); tries++) {
            attempt(() -> deposit(waybill));
        }
        if (stored.contains(waybill)) {
            waiting.addLast(waybill);
        }
    }

    private void deposit(String waybill) {
        Counter counter = Counter.at(parts);
        counter.signIn();
        for (JsonNode uncertain : counter.screen().path("uncertain")) {
            lookInto(counter, uncertain);
        }
        JsonNode next = counter.typeWaybill(waybill);
        if (next.path("page").asText().equals("Refusal")) {
            if (next.path("problem").asText().equals("LK-2009")) {
                stored.add(waybill);
            }
            counter.leave();
            return;
        }
        if (next.path("page").asText().equals("AttestConsent")) {
            counter.touch("attest", Map.of("phone", PHONE), "ChooseSize");
        }
        String where = counter.touch("choose-size", Map.of("size", "S"), "PutParcelIn")
                .path("compartment")
                .asText();
        useDoor(where, () -> parts.cabinet().put(where, waybill));
        counter.await("CourierHome");
        stored.add(waybill);
        counter.leave();
    }

    /** A deposit that was interrupted: the courier looks, and says what is there. */
    private void lookInto(Counter counter, JsonNode uncertain) {
        String where = uncertain.path("compartment").asText();
        String waybill = uncertain.path("waybill").asText();
        counter.touch("look-into", Map.of("delivery", uncertain.path("delivery").asText()), "LookInside");
        boolean inside = inside(where, waybill);
        counter.touch(inside ? "it-is-inside" : "took-back", Map.of(), "LookInside");
        useDoor(where, () -> {});
        if (counter.await("Looked").path("inside").asBoolean()) {
            stored.add(waybill);
            waiting.addLast(waybill);
        }
        counter.touch("back", Map.of(), "CourierHome");
    }

    private boolean inside(String where, String waybill) {
        for (JsonNode label : parts.cabinet().door(where).path("contents")) {
            if (label.asText().equals(waybill)) {
                return true;
            }
        }
        return false;
    }

    private void collectNext() {
        String waybill = waiting.pollFirst();
        if (waybill == null || collected.contains(waybill)) {
            return;
        }
        for (int tries = 0; tries < MOST_TRIES && isWaitedFor(waybill); tries++) {
            attempt(() -> collect(waybill));
        }
        if (isWaitedFor(waybill)) {
            waiting.addLast(waybill);
        }
    }

    private boolean isWaitedFor(String waybill) {
        return !collected.contains(waybill) && !refused.contains(waybill);
    }

    private void collect(String waybill) {
        String code = parts.city().notice(waybill).path("code").asText();
        Counter counter = Counter.at(parts);
        JsonNode next = counter.typeCode(code);
        if (next.path("page").asText().equals("Refusal")) {
            if (List.of("LK-3109", "LK-3108", "LK-3107")
                    .contains(next.path("problem").asText())) {
                refused.add(waybill);
            }
            return;
        }
        String where = next.path("compartment").asText();
        useDoor(where, () -> parts.cabinet().take(where));
        counter.await("PickedUp");
        collected.add(waybill);
    }

    private void useDoor(String where, Runnable hands) {
        parts.cabinet().awaitOpen(where);
        hands.run();
        Pauses.of(STANDS_OPEN);
        parts.cabinet().close(where);
    }
}
