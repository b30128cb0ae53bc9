package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Alarms;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Silence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** Alarms as people work them off, over real HTTP and a real PostgreSQL. */
class AlarmRestTest {
    private static Hall hall;
    private static Client client;

    @BeforeAll
    static void start() {
        hall = new Hall(false);
        hall.everyRole();
        client = Client.of(hall.web.url());
    }

    @AfterAll
    static void stop() {
        hall.close();
    }

    @Test
    void whoeverAcknowledgesSeesToIt_andItIsResolvedWhenItsCauseIsOver() throws Exception {
        Journal journal = journal("ALM-1").add(new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, true, ""));
        take(journal);
        JsonNode raised = latest("ALM-1");
        assertThat(raised.path("kind").asText()).isEqualTo("HATCH_OPEN");
        assertThat(raised.path("state").asText()).isEqualTo("RAISED");
        assertThat(raised.path("urgent").asBoolean()).isTrue();
        Client.assertProblem(409, "LK-7132", say(raised, "resolution", "li", ""));

        assertThat(say(raised, "acknowledgement", "li", "on my way").status()).isEqualTo(200);
        assertThat(say(raised, "acknowledgement", "li", "on my way").status())
                .as("said again")
                .isEqualTo(200);
        Client.assertProblem(409, "LK-7132", say(raised, "acknowledgement", "wang", ""));
        assertThat(latest("ALM-1").path("acknowledgedBy").asText()).isEqualTo("li");

        take(journal.add(new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, false, "")));
        JsonNode over = latest("ALM-1");
        assertThat(over.path("state").asText()).isEqualTo("RESOLVED");
        assertThat(over.has("resolvedBy")).as("nobody's word").isFalse();
        assertThat(over.path("note").asText()).isEqualTo("on my way");
        Client.assertProblem(409, "LK-7132", say(raised, "acknowledgement", "li", ""));
    }

    @Test
    void whatIsOverBeforeAnybodyCameIsStillShownToSomebody() throws Exception {
        take(journal("ALM-2")
                .add(new Fact.BoardLost("1", List.of("A01"), 60_000), new Fact.BoardBack("1", List.of("A01"))));
        JsonNode cleared = latest("ALM-2");
        assertThat(cleared.path("state").asText()).isEqualTo("CLEARED");
        assertThat(open()).contains("ALM-2 BOARD_LOST");
        say(cleared, "acknowledgement", "li", "");
        assertThat(latest("ALM-2").path("state").asText()).isEqualTo("RESOLVED");
        assertThat(open()).doesNotContain("ALM-2 BOARD_LOST");
    }

    @Test
    void aForcedDoorIsResolvedByAWord_andComesFirst() throws Exception {
        take(journal("ALM-3")
                .add(new Fact.DoorForced("A07"), new Fact.CompartmentBlocked("A08", Fact.BlockReason.DIRTY)));
        List<String> open = open();
        assertThat(open.indexOf("ALM-3 DOOR_FORCED")).isLessThan(open.indexOf("ALM-3 BLOCKED"));
        JsonNode forced = of("ALM-3", "DOOR_FORCED");
        say(forced, "acknowledgement", "li", "");
        assertThat(say(forced, "resolution", "wang", "lock replaced").status()).isEqualTo(200);
        JsonNode done = of("ALM-3", "DOOR_FORCED");
        assertThat(done.path("resolvedBy").asText()).isEqualTo("wang");
        assertThat(done.path("note").asText()).isEqualTo("lock replaced");
        take(new Journal(new LockerId("ALM-3"), 1)
                .add(
                        new Fact.DoorForced("A07"),
                        new Fact.CompartmentBlocked("A08", Fact.BlockReason.DIRTY),
                        new Fact.DoorForced("A07")));
        assertThat(of("ALM-3", "DOOR_FORCED").path("state").asText()).isEqualTo("RAISED");
    }

    @Test
    void nonsenseHasItsNumber() throws Exception {
        Client.assertProblem(404, "LK-7131", client.post("/v1/alarms/999999/resolution", "{\"by\":\"li\"}"));
        Client.assertProblem(404, "LK-7131", client.post("/v1/alarms/first/resolution", "{\"by\":\"li\"}"));
        Client.assertProblem(400, "LK-7001", client.post("/v1/alarms/1/acknowledgement", "{}"));
        Client.assertProblem(404, "LK-7002", client.get("/v1/lockers/ALM-NONE/alarms"));
    }

    @Test
    void aDoorThatWillFailIsOneUntilItDoesNot() throws Exception {
        journal("ALM-4");
        LockerId locker = new LockerId("ALM-4");
        Alarms alarms = new Alarms(hall.database);
        alarms.doors(locker, List.of(door("A01", "SLOW"), door("A02", null)));
        alarms.doors(locker, List.of(door("A01", "SLOW"), door("A02", null)));
        assertThat(all("ALM-4")).hasSize(1);
        assertThat(latest("ALM-4").path("detail").asText()).isEqualTo("SLOW");
        alarms.doors(locker, List.of(door("A01", null)));
        assertThat(latest("ALM-4").path("state").asText()).isEqualTo("CLEARED");
        alarms.doors(locker, List.of(door("A01", "SLOW")));
        assertThat(all("ALM-4")).hasSize(2);
    }

    @Test
    void aLockerThatIsNotHeardOfIsOneUntilItIs() throws Exception {
        journal("ALM-5");
        LockerId locker = new LockerId("ALM-5");
        Presence presence = new Presence();
        boolean[] isLinked = {false};
        Silence silence = new Silence(presence, new Alarms(hall.database), () -> isLinked[0]);
        Instant died = Instant.now();
        presence.heard(locker, birth(1), died);
        presence.heard(locker, new Status.Death(1), died);
        Instant late = died.plus(Silence.PATIENCE);
        silence.round(late);
        assertThat(all("ALM-5")).as("a bridge without broker says nothing").isEmpty();
        isLinked[0] = true;
        silence.round(late.minusMillis(1));
        assertThat(all("ALM-5")).isEmpty();
        silence.round(late);
        silence.round(late);
        assertThat(all("ALM-5")).hasSize(1);
        presence.heard(locker, birth(2), late);
        silence.round(late);
        assertThat(latest("ALM-5").path("state").asText()).isEqualTo("CLEARED");
    }

    @Test
    void aTechnicianSeesToOneOnThePage_aRegulatorOnlyLooks() throws Exception {
        take(journal("ALM-6").add(new Fact.DoorForced("A09")));
        long number = latest("ALM-6").path("alarm").asLong();
        Hall.Browser regulator = hall.browser();
        regulator.signIn("regulator", Hall.SECRET);
        assertThat(regulator.get("/alarms").body()).contains("ALM-6").doesNotContain("/acknowledgement");

        Hall.Browser technician = hall.browser();
        technician.signIn("technician", Hall.SECRET);
        assertThat(technician.get("/alarms").body()).contains("action=\"/alarms/" + number + "/acknowledgement\"");
        HttpResponse<String> seen =
                technician.post("/alarms/" + number + "/acknowledgement", Map.of("note", "I drive there"));
        assertThat(seen.body()).contains("hx-get=\"/alarms\"");
        assertThat(seen.body()).contains("I drive there", "action=\"/alarms/" + number + "/resolution\"");
        assertThat(latest("ALM-6").path("acknowledgedBy").asText()).isEqualTo("technician");
        HttpResponse<String> again =
                technician.post("/alarms/" + number + "/acknowledgement", Map.of("note", "b\u0007"));
        assertThat(again.statusCode()).isEqualTo(400);
        technician.post("/alarms/" + number + "/resolution", Map.of("note", ""));
        HttpResponse<String> late = technician.post("/alarms/" + number + "/resolution", Map.of("note", ""));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("LK-7132");
        assertThat(hall.accounts.audit().latest("technician", null))
                .filteredOn(row -> row.subject().equals("ALM-6 DOOR_FORCED " + number))
                .extracting(Audit.Row::act)
                .containsExactly(Audit.Act.ALARM_RESOLVED, Audit.Act.ALARM_ACKNOWLEDGED);
        assertThat(technician.get("/alarms?all").body()).contains("data-alarm=\"" + number + "\"");
        assertThat(technician.get("/alarms").body()).doesNotContain("data-alarm=\"" + number + "\"");
    }

    @Test
    void whoeverLooksAtAllOfThemStillDoesAfterTheyDidSomething() throws Exception {
        take(journal("ALM-8").add(new Fact.DoorForced("A09")));
        long number = latest("ALM-8").path("alarm").asLong();
        Hall.Browser technician = hall.browser();
        technician.signIn("technician", Hall.SECRET);
        String acknowledgement = "/alarms/" + number + "/acknowledgement?all";
        assertThat(technician.get("/alarms?all").body())
                .contains("hx-get=\"/alarms?all\"", "action=\"" + acknowledgement + "\"")
                .contains("<a href=\"/alarms\" class=\"here\">");
        assertThat(technician.post(acknowledgement, Map.of("note", "")).body())
                .contains("hx-get=\"/alarms?all\"", "/alarms/" + number + "/resolution?all");
    }

    private static Journal journal(String locker) {
        hall.locker(locker);
        return new Journal(new LockerId(locker), 1);
    }

    private static void take(Journal journal) {
        new Intake(new SqlBooks(hall.database)).take(new LockerId(journal.all().locker()), journal.all());
    }

    private static Telemetry.Door door(String compartment, @Nullable String sign) {
        return new Telemetry.Door(compartment, 300L, 7, 0, 0, 0, null, sign);
    }

    private static Status.Birth birth(long bdSeq) {
        return new Status.Birth(
                bdSeq, "s-" + bdSeq, "1", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 1, List.of(), "", List.of(), null);
    }

    private static JsonNode latest(String locker) throws Exception {
        return all(locker).getFirst();
    }

    private static JsonNode of(String locker, String kind) throws Exception {
        return all(locker).stream()
                .filter(alarm -> alarm.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> all(String locker) throws Exception {
        return Client.json(client.get("/v1/lockers/" + locker + "/alarms"))
                .path("alarms")
                .valueStream()
                .toList();
    }

    private static List<String> open() throws Exception {
        return Client.json(client.get("/v1/alarms"))
                .path("alarms")
                .valueStream()
                .map(alarm ->
                        alarm.path("locker").asText() + " " + alarm.path("kind").asText())
                .toList();
    }

    private static OpenApi.Answer say(JsonNode alarm, String what, String who, String note) throws Exception {
        return client.post(
                "/v1/alarms/" + alarm.path("alarm").asLong() + "/" + what,
                "{\"by\":\"%s\",\"note\":\"%s\"}".formatted(who, note));
    }
}
