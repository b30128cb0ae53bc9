package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.bridge.web.Client.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** The time line of a parcel over real HTTP and a real PostgreSQL. */
class TraceRestTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final LockerId LOCKER = new LockerId("TR-0001");
    private static final Offices offices = new Offices(Postgres.migrated(), CLOCK, false);
    private static final Client client = Client.of(offices.web.url());
    private static final Journal journal = new Journal(LOCKER, 1);

    @BeforeAll
    static void city() throws Exception {
        register(LOCKER);
    }

    private static void register(LockerId locker) throws Exception {
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1,\"sealTo\":\"%s\"}"
                        .formatted(locker, Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"")));
        offices.database.inTransaction(sql -> {
            SqlBooks.enrol(sql, locker, 1);
            return true;
        });
    }

    @AfterAll
    static void stop() {
        offices.close();
    }

    private static void announce(String waybill) throws Exception {
        client.post(
                "/v1/parcels",
                "{\"waybill\":\"%s\",\"locker\":\"TR-0001\",\"name\":\"张三\",\"phone\":\"13812345678\"}"
                        .formatted(waybill));
        // The locker's own noon was some time ago.
        int unused = offices.database.inTransaction(sql ->
                sql.change("update parcel_announced set announced_at = '2026-01-01' where waybill = ?", waybill));
    }

    private static void hear() {
        new Intake(offices.books).take(LOCKER, journal.all());
        offices.exchange.feed().gather();
    }

    private static void isHeard() {
        offices.presence.heard(
                LOCKER,
                new Status.Birth(1, "s", "1.0", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 0, List.of(), "", List.of(), null),
                CLOCK.instant());
    }

    private static List<String> lines(JsonNode trace) {
        List<String> lines = new ArrayList<>();
        trace.path("lines")
                .forEach(line -> lines.add(
                        line.has("gap")
                                ? "(" + line.path("gap").asText() + ")"
                                : line.path("what").asText()));
        return lines;
    }

    @Test
    void from_the_announcement_to_the_pickup_with_every_look_and_every_gap() throws Exception {
        isHeard();
        announce("TRA0001");
        journal.deposit("d1", "A01", "TRA0001", "c")
                .add(
                        new Fact.AuditAuthorised("a1", "A01", "d1", "t-1", "0011223344556677", "ops-2"),
                        new Fact.DoorOpened("a1", 300),
                        new Fact.AuditClosed("a1", 4_000, Fact.AuditVerdict.INSIDE));
        hear();
        offices.presence.told(
                LOCKER,
                new Telemetry(1, List.of(), List.of(new Telemetry.Climate("cold-1", 900, -18_000, null))),
                Instant.now());
        JsonNode inside = Client.json(client.get("/v1/parcels/TRA0001/trace"));
        assertThat(lines(inside)).containsExactly("ANNOUNCED", "(CARRIED)", "DEPOSITED", "LOOKED_AT");
        assertThat(inside.path("locker").asText()).isEqualTo("TR-0001");
        assertThat(inside.at("/climate/0/milliCelsius").asInt()).isEqualTo(-18_000);
        assertThat(inside.at("/lines/3/words").asText()).contains("found inside");
        journal.pickup("d1", "A01");
        hear();
        JsonNode over = Client.json(client.get("/v1/parcels/tra0001/trace"));
        assertThat(lines(over)).containsExactly("ANNOUNCED", "(CARRIED)", "DEPOSITED", "LOOKED_AT", "PICKED_UP");
        assertThat(over.has("locker")).isFalse();
        assertThat(over.path("climate")).isEmpty();
        assertThat(client.page("/parcels/TRA0001").body())
                .contains("Who had it", "With a carrier; no locker sees it there.", "picked up", "looked at");
        assertProblem(404, "LK-7003", client.get("/v1/parcels/TRA9999/trace"));
    }

    @Test
    void a_partner_sees_the_chain_of_its_own_and_no_word_about_people() throws Exception {
        announce("TRA0002");
        journal.deposit("d2", "A02", "TRA0002", "c");
        hear();
        String secret = Client.json(
                        client.put(
                                "/v1/partners/TRSF",
                                "{\"name\":\"SF\",\"kind\":\"SHOP\",\"scopes\":[\"DECLARE\",\"SHIPMENTS\"],\"mask\":\"NOTHING\"}"))
                .path("secret")
                .asText();
        PartnerProgram shop = new PartnerProgram(client, "TRSF", secret, CLOCK);
        assertProblem(404, "LK-7003", shop.get("/v1/shipments/TRA0002/trace"));
        for (String waybill : List.of("TRA0002", "TRA0003")) {
            shop.post(
                    "/v1/events",
                    "{\"events\":[{\"event\":\"%s\",\"code\":\"DECLARED\",\"waybill\":\"%s\"}]}"
                            .formatted(waybill, waybill));
        }
        OpenApi.Answer answer = shop.get("/v1/shipments/TRA0002/trace");
        assertThat(lines(Client.json(answer))).startsWith("ANNOUNCED", "(CARRIED)", "DEPOSITED");
        assertThat(answer.body()).doesNotContain("courier", "words", "5678", "张");
        assertProblem(404, "LK-7003", shop.get("/v1/shipments/TRA0003/trace"));
        assertProblem(401, "LK-7072", client.get("/v1/shipments/TRA0002/trace"));
    }

    @Test
    void what_somebody_sends_has_its_chain_too_and_a_silent_locker_is_a_gap() throws Exception {
        LockerId silent = new LockerId("TR-0002");
        register(silent);
        new Intake(offices.books)
                .take(
                        silent,
                        new Journal(silent, 1)
                                .add(
                                        new Fact.MailInAuthorised(
                                                "o5",
                                                "d2",
                                                "A07",
                                                "SO00000001",
                                                "M",
                                                "SF",
                                                "RN-1",
                                                "0011223344556677",
                                                1_800_000_000),
                                        new Fact.DoorOpened("o5", 300),
                                        new Fact.MailInClosed("o5", 9_000, Fact.MailInVerdict.STORED))
                                .all());
        assertThat(lines(Client.json(client.get("/v1/parcels/SO00000001/trace"))))
                .containsExactly("SENT", "(LOCKER_SILENT)");
        assertThat(client.page("/mail-ins/SO00000001").body()).contains("The locker is not heard now.");
    }
}
