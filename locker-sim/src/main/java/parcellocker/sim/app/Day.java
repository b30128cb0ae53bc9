package parcellocker.sim.app;

import static parcellocker.sim.app.Steps.look;
import static parcellocker.sim.app.Steps.nothing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A day at one locker: three announced parcels and one that was not, a code, a QR, a cut network, a power cut. Played over the
 * same HTTP and the same bytes as by people; each effect is read back in the cabinet, in the locker's file and in the city's
 * database.
 */
final class Day {
    static final String FIRST = "SF1000000001";
    private static final String SECOND = "YT2000000002";
    private static final String THIRD = "ZTO300000003";
    private static final String FOURTH = "JD4000000004";

    private final Parts parts;
    private final Steps steps = new Steps();
    private final Looks looks;
    private final BenchClient cabinet;
    private Touchscreen screen;

    Day(Parts parts) {
        this.parts = parts;
        this.looks = new Looks(parts);
        this.cabinet = parts.cabinet();
        this.screen = parts.touchscreen();
    }

    /** Whether every effect was seen everywhere. */
    boolean play() throws IOException {
        System.out.println("\nA day at " + City.LOCKER + ":");
        try {
            announce();
            String first = deposit(FIRST, "S");
            String second = deposit(SECOND, "M");
            String third = deposit(THIRD, "L");
            finishCourier();
            code(FIRST, first);
            qr(SECOND, second);
            String fourth = withoutNetwork(third);
            networkBack(fourth);
            powerCut();
            new Figures(parts).print();
            steps.table();
            System.out.println("\nEvery effect was read back three times in three places.");
            return true;
        } catch (IllegalStateException failed) {
            steps.table();
            System.out.println("\nFAILED: " + failed.getMessage());
            return false;
        }
    }

    private void announce() {
        City city = parts.city();
        city.announce(FIRST, "王芳", "13800001234", "S");
        city.announce(SECOND, "张伟", "13900005678", "M");
        city.announce(THIRD, "刘洋", "13700009012", "L");
        screen.awaitOnline(true);
        steps.seen(
                "the city announces three parcels",
                nothing("doors shut"),
                look("3", () -> looks.locker("select count(*) from announcement")),
                look("3", () -> looks.city("select count(*) from parcel_announced")));
        screen.awaitPage("Home");
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
    }

    /** Scans the label's picture, puts the parcel in where a door of the announced size springs, shuts it; gives the compartment. */
    private String deposit(String waybill, String size) {
        JsonNode read = cabinet.scan(waybill);
        if (!waybill.equals(read.path("read").asText())) {
            throw new IllegalStateException("the label " + waybill + " was read as " + read);
        }
        return putIn(waybill, size);
    }

    private String putIn(String waybill, String size) {
        String where = screen.awaitPage("PutParcelIn").path("compartment").asText();
        cabinet.awaitOpen(where);
        cabinet.put(where, waybill);
        Pauses.people();
        cabinet.close(where);
        screen.awaitPage("CourierHome");
        steps.seen(
                "courier scans " + waybill + ", size " + size + ", door " + where,
                look(where + " shut, " + waybill + " in", () -> looks.cabinet(where)),
                look("OCCUPIED STORED", () -> looks.custody(where, waybill)),
                nothing("the notice is held"));
        return where;
    }

    private void finishCourier() {
        screen.leave();
        steps.seen(
                "courier is done: three notices",
                nothing("doors shut"),
                look("3", () -> looks.locker("select count(*) from delivery where state = 'STORED'")),
                look("3 STORED, 3 notices", looks::cityStored));
    }

    private void code(String waybill, String where) {
        String code = parts.city().notice(waybill).path("code").asText();
        type(code);
        collect(where);
        steps.seen(
                "recipient types the code of " + waybill,
                look(where + " shut, empty", () -> looks.cabinet(where)),
                look("UNLOADING COLLECTED", () -> looks.custody(where, waybill)),
                look("COLLECTED", () -> looks.cityState(waybill)));
    }

    private void qr(String waybill, String where) {
        home();
        String token = parts.city().notice(waybill).path("qr").asText();
        cabinet.scan(token);
        collect(where);
        steps.seen(
                "recipient holds the QR of " + waybill + " before the scanner",
                look(where + " shut, empty", () -> looks.cabinet(where)),
                look("UNLOADING COLLECTED", () -> looks.custody(where, waybill)),
                look("COLLECTED", () -> looks.cityState(waybill)));
    }

    private String withoutNetwork(String third) {
        String code = parts.city().notice(THIRD).path("code").asText();
        home();
        parts.cable().cut();
        screen.awaitOnline(false);
        type(code);
        collect(third);
        steps.seen(
                "network cut; recipient types the code of " + THIRD,
                look(third + " shut, empty", () -> looks.cabinet(third)),
                look("UNLOADING COLLECTED", () -> looks.custody(third, THIRD)),
                look("STORED", () -> looks.cityState(THIRD)));
        home();
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
        cabinet.scan(FOURTH);
        screen.awaitPage("AttestConsent");
        screen.touch("attest", Map.of("phone", "13600003456"));
        screen.awaitPage("ChooseSize");
        screen.touch("choose-size", Map.of("size", "M"));
        String where = putIn(FOURTH, "M");
        screen.leave();
        steps.seen(
                "still cut: " + FOURTH + ", not announced, lies in " + where,
                look(where + " shut, " + FOURTH + " in", () -> looks.cabinet(where)),
                look("OCCUPIED STORED", () -> looks.custody(where, FOURTH)),
                look("", () -> looks.cityState(FOURTH)));
        return where;
    }

    private void networkBack(String where) {
        parts.cable().join();
        screen.awaitOnline(true);
        steps.seen(
                "network back: the city's book equals the locker's",
                nothing("doors shut"),
                look("all sent", looks::unsent),
                look("same head, same custody", looks::booksAgree));
        String code = parts.city().notice(FOURTH).path("code").asText();
        type(code);
        collect(where);
        steps.seen(
                "recipient of " + FOURTH + " types the code",
                look(where + " shut, empty", () -> looks.cabinet(where)),
                look("UNLOADING COLLECTED", () -> looks.custody(where, FOURTH)),
                look("COLLECTED", () -> looks.cityState(FOURTH)));
    }

    /** The board withholds its answer, the agent dies between authorisation and door, and nothing is lost. */
    private void powerCut() throws IOException {
        String waybill = "EMS500000005";
        parts.city().announce(waybill, "陈静", "13500007890", "S");
        looks.awaitAnnounced(waybill);
        home();
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
        String where = deposit(waybill, "S");
        screen.leave();
        String code = parts.city().notice(waybill).path("code").asText();
        cabinet.withhold(false);
        type(code);
        Await.until(
                "AUTHORISED in the locker's SQLite",
                Duration.ofSeconds(5),
                () -> looks.openingOf(where).equals("AUTHORISED"));
        parts.killAgent();
        int pulses = looks.pulses();
        cabinet.answerAgain();
        parts.startAgent();
        screen = parts.touchscreen();
        screen.awaitPage("Home");
        steps.seen(
                "board silent, AUTHORISED on disk, kill -9, restart: nothing opens",
                look(where + " shut, " + waybill + " in", () -> looks.cabinet(where)),
                look("UNCERTAIN STORED, UNKNOWN", () -> looks.custody(where, waybill) + ", " + looks.openingOf(where)),
                look("UNCERTAIN", () -> looks.cityState(waybill)));
        if (looks.pulses() != pulses) {
            throw new IllegalStateException("a lock was fired at boot");
        }
        type(code);
        collect(where);
        steps.seen(
                "the same recipient, the same code",
                look(where + " shut, empty", () -> looks.cabinet(where)),
                look("UNLOADING COLLECTED", () -> looks.custody(where, waybill)),
                look("COLLECTED", () -> looks.cityState(waybill)));
    }

    private void type(String code) {
        home();
        screen.touch("enter-code", Map.of("digits", code));
    }

    private void collect(String where) {
        screen.awaitPage("TakeParcel");
        cabinet.awaitOpen(where);
        cabinet.take(where);
        Pauses.people();
        cabinet.close(where);
        screen.awaitPage("PickedUp");
    }

    private void home() {
        List<String> resting = List.of("PickedUp", "Refusal", "CourierHome", "TakenBack");
        JsonNode now = screen.screen();
        if (resting.contains(now.path("page").asText())) {
            screen.touch("done");
        }
        screen.awaitPage("Home");
    }
}
