package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import parcellocker.contract.wire.QrToken;
import parcellocker.sim.bench.plan.Site;

/** Somebody before the cabinet, with hands for doors and a finger for the browser's glass. */
final class AtTheKiosk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A door shut at once was not used. */
    private static final double AT_THE_DOOR_MILLIS = 1_800;

    private final Stand stand;
    private final LittleCity city;
    private final Site site;
    private final KioskWindow glass;
    private int parcels;
    private boolean isCityKnown;
    private String waybill = "";
    private String door = "";
    private String ticket = "";

    AtTheKiosk(Stand stand, LittleCity city, KioskWindow glass) {
        this.stand = stand;
        this.city = city;
        this.site = stand.site();
        this.glass = glass;
    }

    KioskWindow glass() {
        return glass;
    }

    Site site() {
        return site;
    }

    /** The door in their hand. */
    String door() {
        return door;
    }

    /** Nothing stands open of the one before, and the first page is on. */
    void begins() {
        for (JsonNode one : site.cabinet().look("doors")) {
            if (one.path("open").asBoolean()) {
                JsonNode unused = site.cabinet().order("doors/" + one.path("id").asText() + "/close", Map.of());
            }
        }
        leave();
    }

    /** To the first page; a page may change under the finger, and then the touch means nothing. */
    void leave() {
        Await.until("the first page", PATIENCE, () -> {
            if (!site.screen().shown().path("page").asText().equals("Home")) {
                site.screen().touch("done", Map.of());
            }
            return site.screen().shown().path("page").asText().equals("Home");
        });
        String unused = glass.await("Home");
    }

    private void scan(String text) {
        JsonNode read = site.cabinet().order("scanner", Map.of("text", text));
        if (!read.path("read").asText().equals(text)) {
            throw new IllegalStateException("the scanner read " + read.path("read") + " instead of " + text);
        }
    }

    /** From the first who needs it on the city is there: it tells the time and who takes care of the place. */
    private void cityIsThere() {
        if (!isCityKnown) {
            city.answers(stand);
            isCityKnown = true;
        }
        Await.until(
                "the city", PATIENCE, () -> site.screen().shown().path("online").asBoolean());
    }

    /** While no city tells the time, the help desk answers. What a scanner read before the agent listened is gone. */
    private void comes(String token, String home) {
        Await.until("an answer to the token", PATIENCE, () -> {
            scan(token);
            return glass.answers("CallHelpDesk", home);
        });
        if (glass.await("CallHelpDesk", home).equals("CallHelpDesk")) {
            JsonNode call = site.screen().shown();
            glass.type(site.pockets()
                    .helpDeskAnswer(
                            call.path("who").asText(),
                            call.path("role").asText(),
                            call.path("digits").asText()));
            String unused = glass.await(home);
        }
    }

    void courierComes() {
        comes(site.pockets().courierToken(), "CourierHome");
    }

    void technicianComes() {
        comes(stand.technicianToken(), "TechnicianHome");
    }

    /** The city's order in their hand, before the page that says what may be sent. */
    void wantsToSend() {
        cityIsThere();
        waybill = "SO%08d".formatted(++parcels);
        comes(stand.token(QrToken.Kind.MAIL_IN, waybill + " S SF RN-00001"), "PrepareMailIn");
    }

    /** What they send lies in the locker, and a collector reads what waits. */
    void collectorCame() {
        wantsToSend();
        glass.tap("start-mail-in");
        isAt("PutMailIn");
        puts();
        String unused = glass.await("Receipt");
        leave();
        comes(stand.token(QrToken.Kind.COLLECTOR, "sun"), "CourierHome");
        glass.tap("show-collection");
        unused = glass.await("Collection");
    }

    /** Others may wait too. */
    void asksForTheSent() {
        glass.tapBeside(waybill, "collect");
    }

    /** Their parcel's door is stuck; they have a ticket, and somebody of the place stands before the locker. */
    void caretakerCame() {
        cityIsThere();
        hasAParcel();
        hand("fault", Map.of("kind", "JAM"));
        typesTheCode();
        String unused = glass.await("DidNotOpen");
        glass.tap("help");
        glass.tap("ask-help");
        unused = glass.await("Ticket");
        ticket = site.screen().shown().path("number").asText();
        hand("fault", Map.of("kind", "NONE"));
        leave();
        JsonNode unusedBadge = site.cabinet().order("badge", Map.of("uid", LittleCity.BADGE));
        unused = glass.await("CourierSignIn");
        glass.type(city.pin());
        unused = glass.await("CaretakerHome");
        unusedBadge = site.cabinet().order("badge/away", Map.of());
    }

    void namesTheTicket() {
        glass.type(ticket);
    }

    void handsOver() {
        hand("take", Map.of("label", waybill));
        glass.tap("handed-over");
        shuts();
    }

    /** Scanned and vouched for. */
    void asksForASize() {
        courierComes();
        waybill = "SF%08d".formatted(++parcels);
        scan(waybill);
        String unused = glass.await("AttestConsent");
        glass.type("13800001234");
        unused = glass.await("ChooseSize");
    }

    /** A parcel of theirs lies in the locker and the courier stands before it. */
    void hasJustStored() {
        asksForASize();
        glass.tap("choose-size");
        isAt("PutParcelIn");
        puts();
        String unused = glass.await("CourierHome");
    }

    /** A parcel of theirs lies in the locker and nobody stands before it. */
    void hasAParcel() {
        hasJustStored();
        leave();
    }

    /** What was theirs is in their bag. */
    void hasCollected() {
        hasAParcel();
        typesTheCode();
        isAt("TakeParcel");
        takes();
        String unused = glass.await("PickedUp");
    }

    /** A parcel of theirs was put back and is due back. */
    void hasRefused() {
        hasAParcel();
        typesTheCode();
        isAt("TakeParcel");
        putsBack();
        String unused = glass.await("TakenBack");
        leave();
    }

    /** Others may be due back too. */
    void asksForTheRefused() {
        glass.tapBeside(waybill, "recall");
    }

    /** Takes it out, says so and shuts the door. */
    void takesBack() {
        hand("take", Map.of("label", waybill));
        glass.tap("took-back");
        shuts();
    }

    /** Says so while the door stands open, and shuts it with the parcel inside. */
    void putsBack() {
        glass.tap("put-back");
        shuts();
    }

    /** A board that has just begun to speak again is believed when its doors were read. */
    void inspectsAnEmptyOne() {
        Await.until("an empty compartment", PATIENCE, () -> !anEmptyOne().isEmpty());
        glass.tapLabelled("inspect", anEmptyOne());
        String unused = glass.await("Inspect");
    }

    private String anEmptyOne() {
        for (JsonNode place : site.screen().shown().path("others")) {
            if (place.path("custody").asText().equals("EMPTY")) {
                return place.path("compartment").asText();
            }
        }
        return "";
    }

    void saysEmpty() {
        glass.tap("it-is-empty");
        shuts();
    }

    void typesTheCode() {
        leave();
        glass.type(site.pockets().code(waybill));
    }

    /** The door of this page is open before them. */
    void isAt(String page) {
        String unused = glass.await(page);
        door = site.screen().shown().path("compartment").asText();
        Await.until("door " + door + " opens", PATIENCE, this::isOpen);
    }

    boolean isOpen() {
        return site.cabinet().look("doors/" + door).path("open").asBoolean();
    }

    void puts() {
        hand("put", Map.of("label", waybill));
        shuts();
    }

    void takes() {
        hand("take", Map.of("label", waybill));
        shuts();
    }

    void shuts() {
        glass.page().waitForTimeout(AT_THE_DOOR_MILLIS);
        hand("close", Map.of());
    }

    private void hand(String deed, Map<String, String> parameters) {
        JsonNode unused = site.cabinet().order("doors/" + door + "/" + deed, parameters);
    }

    void board(String trouble) {
        JsonNode unused = site.cabinet().order("board/fault", Map.of("kind", trouble));
    }

    String custody() {
        return site.book().custody(door);
    }
}
