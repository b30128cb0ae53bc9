package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.bridge.web.Client.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** From the served document to a parcel in a locker and back, over real HTTP and a real PostgreSQL; every answer is held against the document. */
class ExchangeRestTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Offices offices = new Offices(Postgres.migrated(), CLOCK, false);
    private static final Client client = Client.of(offices.web.url());

    @AfterAll
    static void stop() {
        offices.close();
    }

    private static PartnerProgram partner(String code, String kind, String mask) throws Exception {
        OpenApi.Answer answer = client.put(
                "/v1/partners/" + code,
                "{\"name\":\"%s\",\"kind\":\"%s\",\"scopes\":[\"DECLARE\",\"EVENTS\",\"SHIPMENTS\"],\"mask\":\"%s\",\"dialect\":\"KUAIDI100\"}"
                        .formatted(code, kind, mask));
        assertThat(answer.status()).isEqualTo(201);
        return new PartnerProgram(
                client, code, Client.json(answer).path("secret").asText(), CLOCK);
    }

    private static LockerId locker(String name) throws Exception {
        OpenApi.Answer answer = client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"%s\",\"address\":\"West gate 1\",\"epoch\":1,\"sealTo\":\"%s\"}"
                        .formatted(
                                name, name, Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"")));
        assertThat(answer.status()).isEqualTo(201);
        offices.database.inTransaction(sql -> {
            SqlBooks.enrol(sql, new LockerId(name), 1);
            return true;
        });
        return new LockerId(name);
    }

    private static String announced(String event, String waybill, String locker) {
        return "{\"event\":\"%s\",\"code\":\"ANNOUNCED\",\"waybill\":\"%s\",\"locker\":\"%s\",\"name\":\"张三\",\"phone\":\"13812345678\"}"
                .formatted(event, waybill, locker);
    }

    private static String batch(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    @Test
    void a_carriers_parcel_from_the_announcement_to_the_pickup() throws Exception {
        PartnerProgram carrier = partner("SF", "CARRIER", "MASKED");
        LockerId locker = locker("LY-0001");
        JsonNode results = Client.json(carrier.post("/v1/events", batch(announced("e1", "SF0001", "LY-0001"))));
        assertThat(results.path("results").path(0).path("result").asText()).isEqualTo("TAKEN");
        Journal journal =
                new Journal(locker, 1).deposit("d1", "A01", "SF0001", "c").pickup("d1", "A01");
        new Intake(offices.books).take(locker, journal.all());
        offices.exchange.feed().gather();
        JsonNode first = Client.json(carrier.get("/v1/events?after=0&limit=1"));
        assertThat(first.path("events").path(0).path("code").asText()).isEqualTo("DEPOSITED");
        assertThat(first.path("events").path(0).path("theirs").path(1).asText()).isEqualTo("501");
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second =
                Client.json(carrier.get("/v1/events?after=" + first.path("next").asLong()));
        assertThat(second.path("events").findValuesAsText("code")).containsExactly("PICKED_UP");
        assertThat(second.path("more").asBoolean()).isFalse();
        JsonNode shipment = Client.json(carrier.get("/v1/shipments/SF0001"));
        assertThat(shipment.path("state").asText()).isEqualTo("COLLECTED");
        assertThat(shipment.path("phone").asText()).endsWith("5678").doesNotContain("1381234");
        assertThat(shipment.path("events")).hasSize(2);
        assertThat(Client.json(client.get("/v1/partners/SF/transfers"))
                        .path("transfers")
                        .findValuesAsText("way"))
                .containsExactly("LOOKED", "FETCHED", "FETCHED", "HEARD");
    }

    @Test
    void what_is_wrong_with_one_event_keeps_no_other_back() throws Exception {
        PartnerProgram carrier = partner("STO", "CARRIER", "NOTHING");
        PartnerProgram other = partner("YTO", "CARRIER", "NOTHING");
        locker("LY-0002");
        other.post("/v1/events", batch("{\"event\":\"o1\",\"code\":\"DECLARED\",\"waybill\":\"YT9999\"}"));
        JsonNode results = Client.json(carrier.zipped(
                        "/v1/events",
                        batch(
                                announced("e1", "ST0001", "LY-0002"),
                                announced("e2", "ST0002", "LY-9999"),
                                "{\"event\":\"e3\",\"code\":\"DECLARED\",\"waybill\":\"YT9999\"}",
                                "{\"event\":\"e4\",\"code\":\"LOST\",\"waybill\":\"ST0004\"}",
                                "17",
                                announced("e1", "ST0001", "LY-0002"),
                                "{\"event\":\"e6\",\"code\":\"DECLARED\",\"waybill\":\"ST0006\"}")))
                .path("results");
        assertThat(results.findValuesAsText("result"))
                .containsExactly("TAKEN", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "KNOWN", "TAKEN");
        assertThat(results.findValuesAsText("code")).containsExactly("LK-7002", "LK-7074", "LK-7001", "LK-7001");
        assertThat(results.toString()).doesNotContain("13812345678");
        assertThat(Client.json(carrier.get("/v1/shipments/ST0006"))
                        .path("state")
                        .asText())
                .isEqualTo("DECLARED");
        assertProblem(404, "LK-7003", carrier.get("/v1/shipments/YT9999"));
        assertThat(Client.json(carrier.get("/v1/shipments/ST0001")).has("phone"))
                .isFalse();
    }

    /** A waybill is easily guessed. */
    @Test
    void only_who_announced_a_parcel_itself_sees_whom_it_is_for() throws Exception {
        PartnerProgram carrier = partner("JD", "CARRIER", "MASKED");
        PartnerProgram curious = partner("CURIOUS", "SHOP", "MASKED");
        locker("LY-0011");
        carrier.post("/v1/events", batch(announced("e1", "JD00011", "LY-0011")));
        curious.post("/v1/events", batch("{\"event\":\"c1\",\"code\":\"DECLARED\",\"waybill\":\"JD00011\"}"));
        JsonNode seen = Client.json(curious.get("/v1/shipments/JD00011"));
        assertThat(seen.path("waybill").asText()).isEqualTo("JD00011");
        assertThat(seen.has("phone") || seen.has("name")).isFalse();
        carrier.post("/v1/events", batch("{\"event\":\"e2\",\"code\":\"DECLARED\",\"waybill\":\"JD00011\"}"));
        assertThat(Client.json(carrier.get("/v1/shipments/JD00011"))
                        .path("phone")
                        .asText())
                .endsWith("5678");
        curious.post("/v1/events", batch("{\"event\":\"c2\",\"code\":\"DECLARED\",\"waybill\":\"JD00012\"}"));
        curious.post("/v1/events", batch(announced("c3", "JD00012", "LY-0011")));
        assertThat(Client.json(curious.get("/v1/shipments/JD00012")).has("phone"))
                .isTrue();
    }

    /** Lockers know upper-case waybills of five characters and more. */
    @Test
    void a_waybill_in_small_letters_is_the_same_and_one_that_no_locker_could_read_is_refused() throws Exception {
        PartnerProgram carrier = partner("DEPPON", "CARRIER", "MASKED");
        LockerId locker = locker("LY-0012");
        JsonNode results = Client.json(carrier.post(
                        "/v1/events",
                        batch(
                                announced("e1", "dpk00012", "LY-0012"),
                                "{\"event\":\"e2\",\"code\":\"DECLARED\",\"waybill\":\"dpk00013\"}",
                                "{\"event\":\"e3\",\"code\":\"DECLARED\",\"waybill\":\"DP12\"}",
                                announced("e4", "DP12", "LY-0012"))))
                .path("results");
        assertThat(results.findValuesAsText("result")).containsExactly("TAKEN", "TAKEN", "REFUSED", "REFUSED");
        new Intake(offices.books)
                .take(
                        locker,
                        new Journal(locker, 1)
                                .deposit("d12", "A01", "DPK00012", "c")
                                .all());
        offices.exchange.feed().gather();
        JsonNode shipment = Client.json(carrier.get("/v1/shipments/dpk00012"));
        assertThat(shipment.path("waybill").asText()).isEqualTo("DPK00012");
        assertThat(shipment.path("state").asText()).isEqualTo("STORED");
        assertThat(shipment.path("events").findValuesAsText("code")).containsExactly("DEPOSITED");
        assertThat(Client.json(carrier.get("/v1/shipments/DPK00013"))
                        .path("state")
                        .asText())
                .isEqualTo("DECLARED");
    }

    @Test
    void who_asks_and_finds_nothing_new_was_given_nothing() throws Exception {
        PartnerProgram carrier = partner("ASKS", "CARRIER", "NOTHING");
        assertThat(Client.json(carrier.get("/v1/events")).path("events")).isEmpty();
        assertThat(Client.json(client.get("/v1/partners/ASKS/transfers")).path("transfers"))
                .isEmpty();
    }

    @Test
    void who_does_not_sign_is_nobody() throws Exception {
        PartnerProgram carrier = partner("EMS", "CARRIER", "NOTHING");
        for (String path : new String[] {"/v1/events", "/v1/shipments/X0001", "/v1/carriers/X0001"}) {
            HttpResponse<String> answer =
                    client.send(client.authorised(path).GET().build());
            assertThat(answer.statusCode()).as("the city's key is no partner").isEqualTo(401);
            assertThat(answer.body()).contains("LK-7072");
        }
        PartnerProgram forger = new PartnerProgram(client, "EMS", "another-secret", CLOCK);
        assertProblem(401, "LK-7072", forger.get("/v1/events"));
        assertProblem(401, "LK-7072", forger.post("/v1/events", batch()));
        PartnerProgram late = new PartnerProgram(
                client, "EMS", carrier.secret(), () -> CLOCK.instant().minusSeconds(301));
        assertProblem(401, "LK-7072", late.get("/v1/events"));
        client.put(
                "/v1/partners/EMS",
                "{\"name\":\"EMS\",\"kind\":\"CARRIER\",\"scopes\":[\"EVENTS\"],\"mask\":\"NOTHING\"}");
        assertProblem(403, "LK-7073", carrier.post("/v1/events", batch(announced("e1", "E0001", "LY-0001"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"events\":[]}", "{\"events\":{}}", "[]", "", "nonsense"})
    void a_body_that_is_no_batch_is_refused_whole(String body) throws Exception {
        PartnerProgram carrier = partner(
                "P" + Integer.toHexString(body.hashCode()).toUpperCase(java.util.Locale.ROOT), "CARRIER", "NOTHING");
        assertProblem(400, "LK-7001", carrier.post("/v1/events", body));
    }

    @Test
    void too_much_is_refused_before_it_is_read() throws Exception {
        PartnerProgram carrier = partner("BIG", "CARRIER", "NOTHING");
        assertProblem(413, "LK-7006", carrier.post("/v1/events", "x".repeat(300_000)));
        assertProblem(413, "LK-7006", carrier.zipped("/v1/events", "x".repeat(2_000_000)));
        String[] many = new String[501];
        for (int i = 0; i < many.length; i++) {
            many[i] = "{\"event\":\"e%d\",\"code\":\"DECLARED\",\"waybill\":\"B%05d\"}".formatted(i, i);
        }
        assertProblem(400, "LK-7001", carrier.zipped("/v1/events", batch(many)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=501", "after=99999999999999999999"})
    void a_place_that_is_none_is_refused(String query) throws Exception {
        PartnerProgram carrier = partner(
                "Q" + Integer.toHexString(query.hashCode()).toUpperCase(java.util.Locale.ROOT), "CARRIER", "NOTHING");
        assertProblem(400, "LK-7001", carrier.get("/v1/events?" + query));
    }

    @ParameterizedTest
    @CsvSource({
        "http://partner.example/in",
        "https://user:pass@partner.example/in",
        "https:///in",
        "https://partner.example/in#part",
        "ftp://partner.example/in",
        "https://partner.example:0/in",
        "https://partner.example:65536/in"
    })
    void events_are_brought_only_over_tls_to_a_named_host(String callback) throws Exception {
        OpenApi.Answer answer = client.put(
                "/v1/partners/CALL",
                "{\"name\":\"C\",\"kind\":\"SHOP\",\"scopes\":[\"EVENTS\"],\"mask\":\"NOTHING\",\"callback\":\"%s\"}"
                        .formatted(callback));
        assertProblem(400, "LK-7001", answer);
    }

    @Test
    void a_secret_is_told_once() throws Exception {
        PartnerProgram carrier = partner("ONCE", "CARRIER", "NOTHING");
        assertThat(client.get("/v1/partners/ONCE").body()).doesNotContain(carrier.secret());
        assertThat(client.get("/v1/partners").body()).contains("ONCE").doesNotContain(carrier.secret());
        JsonNode renewed = Client.json(client.post("/v1/partners/ONCE/secret", ""));
        PartnerProgram anew =
                new PartnerProgram(client, "ONCE", renewed.path("secret").asText(), CLOCK);
        assertThat(carrier.get("/v1/events").status()).isEqualTo(200);
        assertThat(anew.get("/v1/events").status()).isEqualTo(200);
        assertProblem(401, "LK-7072", carrier.get("/v1/events"));
        assertProblem(404, "LK-7071", client.get("/v1/partners/NOBODY"));
        assertProblem(404, "LK-7071", client.post("/v1/partners/NOBODY/secret", ""));
        assertThat(Client.json(client.get("/v1/partners/ONCE/dead-letters")).path("deadLetters"))
                .isEmpty();
        assertThat(Client.json(client.post("/v1/partners/ONCE/replay", ""))
                        .path("replayed")
                        .asInt())
                .isZero();
    }

    @Test
    void a_guess_of_the_carrier_is_for_people_to_choose_from() throws Exception {
        PartnerProgram shop = partner("SHOP", "SHOP", "NOTHING");
        JsonNode guess = Client.json(shop.get("/v1/carriers/3160000261634"));
        assertThat(guess.path("confidence").asText()).isEqualTo("AMBIGUOUS");
        assertThat(guess.path("carriers")).extracting(JsonNode::asText).containsExactly("STO", "YUNDA", "CHINAPOST");
        assertThat(guess.path("kdniao")).extracting(JsonNode::asText).containsExactly("STO", "YD", "YZPY");
        assertThat(guess.path("kuaidi100"))
                .extracting(JsonNode::asText)
                .containsExactly("shentong", "yunda", "youzhengguonei");
    }
}
