package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.accounts.Audit;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.HardwareHash;

/** What lockers say they are built of, and what somebody accepts, over real HTTP and a real PostgreSQL. */
class HardwareRestTest {
    private static final Hardware BUILT = built(1, 24);
    private static final Hardware REWIRED = built(2, 24);

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

    /** Of so many doors, on a board of that address. */
    static Hardware built(int address, int doors) {
        return new Hardware(List.of(new Hardware.Board(
                "b1",
                "main",
                "xor8a",
                address,
                24,
                IntStream.rangeClosed(1, doors)
                        .mapToObj(door ->
                                new Hardware.Door(door, "A%02d".formatted(door), "M", 0, "AMBIENT", "CLOSED_IS_1"))
                        .toList())));
    }

    private static LockerId locker(String name) {
        LockerId locker = silent(name);
        born(locker, BUILT);
        return locker;
    }

    /** One that has not said what it is built of. */
    private static LockerId silent(String name) {
        hall.locker(name);
        return new LockerId(name);
    }

    private static void born(LockerId locker, Hardware hardware) {
        hall.built(locker, hardware);
    }

    private static JsonNode shown(LockerId locker) throws Exception {
        return Client.json(client.get("/v1/lockers/" + locker + "/hardware"));
    }

    private static OpenApi.Answer accept(LockerId locker, Hardware looked) throws Exception {
        return client.post(
                "/v1/lockers/" + locker + "/hardware/acceptance",
                "{\"hash\":\"%s\",\"by\":\"li\"}".formatted(HardwareHash.of(looked)));
    }

    private static List<String> alarms(LockerId locker) throws Exception {
        return Client.json(client.get("/v1/lockers/" + locker + "/alarms"))
                .path("alarms")
                .valueStream()
                .map(alarm ->
                        alarm.path("kind").asText() + " " + alarm.path("state").asText() + " "
                                + alarm.path("detail").asText())
                .toList();
    }

    private static String open(LockerId locker) throws Exception {
        return Client.json(client.get("/v1/hardware"))
                .path("lockers")
                .valueStream()
                .filter(each -> each.path("locker").asText().equals(locker.value()))
                .map(each -> each.path("state").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void aLockerProposesWhatItIsBuiltOf_andSomebodyAcceptsItOnce() throws Exception {
        LockerId locker = locker("HW-1");
        assertThat(shown(locker).path("state").asText()).isEqualTo("PROPOSED");
        assertThat(shown(locker).path("boards").path(0).path("doors")).hasSize(24);
        assertThat(open(locker)).isEqualTo("PROPOSED");
        assertThat(alarms(locker)).as("nobody has promised anything").isEmpty();

        assertThat(Client.json(accept(locker, BUILT)).path("state").asText()).isEqualTo("ACCEPTED");
        assertThat(accept(locker, BUILT).status()).as("said again").isEqualTo(200);
        assertThat(shown(locker).path("acceptedBy").asText()).isEqualTo("li");
        assertThat(open(locker)).isEmpty();
        born(locker, BUILT);
        assertThat(alarms(locker)).isEmpty();
    }

    @Test
    void whatIsChangedLaterIsAnAlarm_untilItIsAsBefore() throws Exception {
        LockerId locker = locker("HW-2");
        accept(locker, BUILT);
        born(locker, REWIRED);
        assertThat(alarms(locker))
                .containsExactly("HARDWARE_CHANGED RAISED A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 +12");
        assertThat(shown(locker).path("state").asText()).isEqualTo("CHANGED");
        assertThat(shown(locker).path("differing")).hasSize(24);
        assertThat(shown(locker).path("differing").path(0).path("accepted").asText())
                .isEqualTo("b1/1 · main xor8a @1 · M 0 mm · AMBIENT · CLOSED_IS_1");
        assertThat(open(locker)).isEqualTo("CHANGED");
        born(locker, REWIRED);
        assertThat(alarms(locker)).as("once").hasSize(1);
        born(locker, BUILT);
        assertThat(alarms(locker).getFirst()).startsWith("HARDWARE_CHANGED CLEARED");
        assertThat(open(locker)).isEmpty();
    }

    @Test
    void orUntilItIsAcceptedToo_butNotUnseen() throws Exception {
        LockerId locker = locker("HW-3");
        accept(locker, BUILT);
        born(locker, built(1, 23));
        assertThat(alarms(locker)).containsExactly("HARDWARE_CHANGED RAISED A24");
        born(locker, REWIRED);
        assertThat(alarms(locker))
                .as("whoever saw the first has not seen the second")
                .containsExactlyInAnyOrder(
                        "HARDWARE_CHANGED CLEARED A24",
                        "HARDWARE_CHANGED RAISED A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 +12");
        Client.assertProblem(409, "LK-7142", accept(locker, built(1, 23)));
        assertThat(accept(locker, REWIRED).status()).isEqualTo(200);
        born(locker, REWIRED);
        assertThat(alarms(locker)).hasSize(2).allMatch(told -> told.startsWith("HARDWARE_CHANGED CLEARED"));
    }

    /** A locker of many doors differs in more than an alarm names. */
    @Test
    void aSecondDifferenceIsAnotherAlarm_evenIfBothReadAlike() throws Exception {
        LockerId locker = locker("HW-7");
        accept(locker, BUILT);
        born(locker, REWIRED);
        born(locker, built(3, 24));
        String detail = " A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 +12";
        assertThat(alarms(locker))
                .containsExactlyInAnyOrder("HARDWARE_CHANGED CLEARED" + detail, "HARDWARE_CHANGED RAISED" + detail);
        born(locker, built(3, 24));
        assertThat(alarms(locker)).as("said again").hasSize(2);
    }

    /** An entry that comes after the birth in the journal ends nothing of it. */
    @Test
    void theAlarmStandsWhateverTheJournalSays() throws Exception {
        LockerId locker = locker("HW-4");
        accept(locker, BUILT);
        born(locker, REWIRED);
        hall.take(locker, new Journal(locker, 1).add(new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, false, "")));
        assertThat(alarms(locker).getFirst()).startsWith("HARDWARE_CHANGED RAISED");
    }

    @Test
    void nonsenseHasItsNumber() throws Exception {
        LockerId nobody = silent("HW-5");
        Client.assertProblem(404, "LK-7141", client.get("/v1/lockers/HW-5/hardware"));
        Client.assertProblem(404, "LK-7141", accept(nobody, BUILT));
        Client.assertProblem(404, "LK-7002", client.get("/v1/lockers/HW-NONE/hardware"));
        Client.assertProblem(
                400, "LK-7001", client.post("/v1/lockers/HW-5/hardware/acceptance", "{\"hash\":\"1\",\"by\":\"li\"}"));
    }

    @Test
    void anOperatorAcceptsItOnThePage_aTechnicianOnlyLooks() throws Exception {
        LockerId locker = locker("HW-6");
        String form = "action=\"/lockers/HW-6/hardware/acceptance\"";
        Hall.Browser technician = hall.browser();
        technician.signIn("technician", Hall.SECRET);
        assertThat(technician.get("/lockers/HW-6/hardware").body())
                .contains("A24")
                .doesNotContain(form);

        Hall.Browser operator = hall.browser();
        operator.signIn("operator", Hall.SECRET);
        assertThat(operator.get("/lockers/HW-6").body()).contains("/lockers/HW-6/hardware");
        assertThat(operator.get("/lockers/HW-6/hardware").body()).contains(form, "data-state=\"PROPOSED\"");
        born(locker, REWIRED);
        HttpResponse<String> stale =
                operator.post("/lockers/HW-6/hardware/acceptance", Map.of("hash", HardwareHash.of(BUILT)));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("LK-7142", "data-state=\"PROPOSED\"", "hx-get=\"/lockers/HW-6/hardware\"");
        HttpResponse<String> accepted =
                operator.post("/lockers/HW-6/hardware/acceptance", Map.of("hash", HardwareHash.of(REWIRED)));
        assertThat(accepted.body()).contains("data-state=\"ACCEPTED\"").doesNotContain(form);
        born(locker, BUILT);
        assertThat(operator.get("/lockers/HW-6").body()).contains("built otherwise than accepted");
        assertThat(operator.get("/lockers/HW-6/hardware").body()).contains("data-state=\"CHANGED\"", form);
        assertThat(hall.accounts.audit().latest("operator", null))
                .filteredOn(row -> row.act() == Audit.Act.HARDWARE_ACCEPTED)
                .extracting(Audit.Row::subject)
                .containsExactly("HW-6");
    }
}
