package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people in front of the cabinet, and who tampers with it. */
final class Street {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(25);
    /** A door shut at once was not used. */
    private static final Duration AT_THE_DOOR = Duration.ofMillis(1_800);

    private static final int HOLDS = 3;
    private static final String UNREADABLE = "LK-3103";

    private static final String PHONE = "13800001234";

    private final Site site;
    private final Map<String, String> places = new TreeMap<>();

    Street(Site site) {
        this.site = site;
    }

    /** The door that is meant: its own name, or where a parcel went. */
    String door(String named) {
        if (!named.startsWith("@")) {
            return named;
        }
        String door = places.get(named.substring(1));
        if (door == null) {
            throw new IllegalStateException("no door was given to " + named.substring(1) + " yet");
        }
        return door;
    }

    /** That door, or all of them. */
    List<String> doors(String named) {
        if (!named.equals("all")) {
            return List.of(door(named));
        }
        List<String> all = new ArrayList<>();
        site.cabinet().look("doors").forEach(door -> all.add(door.path("id").asText()));
        return all;
    }

    JsonNode seen(String door) {
        return site.cabinet().look("doors/" + door);
    }

    void trouble(Step.Trouble trouble) {
        Map<String, String> parameters = new TreeMap<>(Map.of("kind", trouble.kind()));
        if (!trouble.with().isEmpty()) {
            parameters.put("with", door(trouble.with()));
        }
        doors(trouble.door()).forEach(door -> site.cabinet().order("doors/" + door + "/fault", parameters));
    }

    void hand(String named, String deed, String label) {
        Map<String, String> parameters = label.isEmpty() ? Map.of() : Map.of("label", label);
        doors(named).forEach(door -> site.cabinet().order("doors/" + door + "/" + deed, parameters));
    }

    void order(String path, Map<String, String> parameters) {
        JsonNode unused = site.cabinet().order(path, parameters);
    }

    void machine(Step.Deed deed) {
        switch (deed) {
            case KILL -> site.machine().kill();
            case STOP -> site.machine().stop();
            case START -> site.machine().start();
        }
    }

    void touch(String name, Map<String, String> fields) {
        site.screen().touch(name, fields);
    }

    /** By the scanner; where the locker does not trust its clock, the help desk answers. */
    void signIn() {
        leave();
        JsonNode shown = held(site.pockets().courierToken());
        if (shown.path("page").asText().equals("CallHelpDesk")) {
            String answer = site.pockets()
                    .helpDeskAnswer(
                            shown.path("who").asText(),
                            shown.path("role").asText(),
                            shown.path("digits").asText());
            touch("answer-challenge", Map.of("digits", answer));
            shown = await("CourierHome", "Refusal");
        }
        require(shown, "CourierHome");
    }

    /** A long code that came in two pieces, because this machine stood still meanwhile, is held there again, as people do. */
    private JsonNode held(String token) {
        JsonNode shown = site.screen().shown();
        for (int i = 0; i < HOLDS; i++) {
            scan(token);
            shown = await("CourierHome", "CallHelpDesk", "Refusal");
            if (!shown.path("problem").asText().equals(UNREADABLE)) {
                return shown;
            }
            leave();
        }
        return shown;
    }

    void deposit(Step.Deposit deposit) {
        offer(deposit.waybill(), deposit.size(), deposit.scanned());
        require(await("PutParcelIn", "DidNotOpen", "Refusal"), "PutParcelIn");
        String door = door("@" + deposit.waybill());
        use(door, "put", Map.of("label", deposit.waybill()));
        require(await("CourierHome", "LeftOpen", "Looked"), "CourierHome");
    }

    void offer(String waybill, String size, boolean scanned) {
        require(await("CourierHome"), "CourierHome");
        if (scanned) {
            scan(waybill);
        } else {
            touch("type-waybill", Map.of("text", waybill));
        }
        JsonNode shown = await("ChooseSize", "AttestConsent", "Refusal");
        if (shown.path("page").asText().equals("AttestConsent")) {
            touch("attest", Map.of("phone", PHONE));
            shown = await("ChooseSize", "Refusal");
        }
        require(shown, "ChooseSize");
        touch("choose-size", Map.of("size", size));
        JsonNode given = await("Opening", "PutParcelIn", "DidNotOpen", "Refusal");
        if (given.hasNonNull("compartment")) {
            places.put(waybill, given.path("compartment").asText());
        }
    }

    void typeCode(String waybill) {
        leave();
        touch("enter-code", Map.of("digits", site.pockets().code(waybill)));
    }

    void collect(String waybill) {
        typeCode(waybill);
        JsonNode shown = await("TakeParcel", "DidNotOpen", "Refusal");
        require(shown, "TakeParcel");
        use(shown.path("compartment").asText(), "take", Map.of("label", waybill));
        require(await("PickedUp", "LeftOpen"), "PickedUp");
    }

    /** Touches done until the first page is there: a page may change under the finger. */
    void leave() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!page().equals("Home")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the screen stays at " + page() + " and does not go home");
            }
            touch("done", Map.of());
            PlanRun.pause(LOOK);
        }
    }

    private void use(String door, String deed, Map<String, String> parameters) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!seen(door).path("open").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("door " + door + " stays shut");
            }
            PlanRun.pause(LOOK);
        }
        order("doors/" + door + "/" + deed, parameters);
        PlanRun.pause(AT_THE_DOOR);
        order("doors/" + door + "/close", Map.of());
    }

    private void scan(String text) {
        JsonNode read = site.cabinet().order("scanner", Map.of("text", text));
        if (!read.path("read").asText().equals(text)) {
            throw new IllegalStateException("the scanner read " + read.path("read") + " instead of " + text);
        }
    }

    private String page() {
        return site.screen().shown().path("page").asText();
    }

    private JsonNode await(String... pages) {
        List<String> wanted = List.of(pages);
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode shown = site.screen().shown();
        while (!wanted.contains(shown.path("page").asText())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the screen shows " + told(shown) + ", not one of " + wanted);
            }
            PlanRun.pause(LOOK);
            shown = site.screen().shown();
        }
        return shown;
    }

    private static void require(JsonNode shown, String page) {
        if (!shown.path("page").asText().equals(page)) {
            throw new IllegalStateException("the screen shows " + told(shown) + ", not " + page);
        }
    }

    private static String told(JsonNode shown) {
        String page = shown.path("page").asText();
        return shown.hasNonNull("problem") ? page + " " + shown.path("problem").asText() : page;
    }
}
