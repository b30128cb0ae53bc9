package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.bridge.web.Client.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** EPCIS 2.0 over real HTTP and a real PostgreSQL; every document is held against GS1's schema. */
class EpcisRestTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Offices offices = new Offices(Postgres.migrated(), CLOCK, false);
    private static final Client client = Client.of(offices.web.url());

    @AfterAll
    static void stop() {
        offices.close();
    }

    private static PartnerProgram partner(String code, String kind) throws Exception {
        OpenApi.Answer answer = client.put(
                "/v1/partners/" + code,
                "{\"name\":\"%s\",\"kind\":\"%s\",\"scopes\":[\"DECLARE\",\"EVENTS\"],\"mask\":\"NOTHING\"}"
                        .formatted(code, kind));
        return new PartnerProgram(
                client, code, Client.json(answer).path("secret").asText(), CLOCK);
    }

    private static Journal locker(String name) throws Exception {
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"%s\",\"address\":\"West gate 1\",\"epoch\":1,\"sealTo\":\"%s\"}"
                        .formatted(
                                name, name, Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"")));
        offices.database.inTransaction(sql -> {
            SqlBooks.enrol(sql, new LockerId(name), 1);
            return true;
        });
        return new Journal(new LockerId(name), 1);
    }

    private static void tell(String locker, Journal journal) {
        new Intake(offices.books).take(new LockerId(locker), journal.all());
        offices.exchange.feed().gather();
    }

    private static void declare(PartnerProgram program, String... waybills) throws Exception {
        for (String waybill : waybills) {
            program.post(
                    "/v1/events",
                    "{\"events\":[{\"event\":\"d-%s\",\"code\":\"DECLARED\",\"waybill\":\"%s\"}]}"
                            .formatted(waybill, waybill));
        }
    }

    private static JsonNode events(OpenApi.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode document = Client.json(answer);
        Gs1Schema.check(document);
        return document.at("/epcisBody/queryResults/resultsBody/eventList");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String document(String... events) {
        return """
                {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"EPCISDocument",
                 "schemaVersion":"2.0","creationDate":"2026-11-26T08:00:00Z","epcisBody":{"eventList":[%s]}}
                """.formatted(String.join(",", events));
    }

    private static String shipped(String id, String waybill) {
        return """
                {"type":"ObjectEvent","eventID":"urn:uuid:%s","eventTime":"2026-11-25T10:00:00.000+08:00","eventTimeZoneOffset":"+08:00",
                 "epcList":["https://epcis.city.example/obj/%s"],"action":"OBSERVE","bizStep":"shipping","disposition":"in_transit",
                 "readPoint":{"id":"https://carrier.example/loc/hub-7"}}
                """.formatted(id, waybill);
    }

    @Test
    void a_parcels_stay_as_events_that_gs1_would_take() throws Exception {
        PartnerProgram carrier = partner("E-SF", "CARRIER");
        PartnerProgram other = partner("E-ZTO", "CARRIER");
        Journal journal = locker("EP-0001");
        declare(carrier, "SFE0001", "106141412345678908");
        tell(
                "EP-0001",
                journal.deposit("d1", "A01", "SFE0001", "c")
                        .pickup("d1", "A01")
                        .deposit("d2", "A02", "106141412345678908", "c")
                        .add(new Fact.StorageStarted("d2", 1, null, null), new Fact.StorageEnded("d2", 2)));
        JsonNode events = events(carrier.get("/v1/epcis/events"));
        assertThat(events.findValuesAsText("city:code"))
                .containsExactly("DEPOSITED", "PICKED_UP", "DEPOSITED", "OVERDUE");
        assertThat(events.findValuesAsText("bizStep")).containsExactly("storing", "accepting", "storing", "holding");
        JsonNode first = events.path(0);
        assertThat(first.path("epcList").path(0).asText()).isEqualTo("https://epcis.city.example/obj/SFE0001");
        assertThat(first.at("/readPoint/id").asText()).isEqualTo("https://epcis.city.example/loc/EP-0001.A01");
        assertThat(first.at("/bizLocation/id").asText()).isEqualTo("https://epcis.city.example/loc/EP-0001");
        assertThat(first.path("eventTimeZoneOffset").asText()).isEqualTo("+08:00");
        assertThat(first.path("eventTime").asText()).endsWith("+08:00");
        assertThat(events.path(2).path("epcList").path(0).asText())
                .isEqualTo("https://id.gs1.org/00/106141412345678908");
        assertThat(events(carrier.get("/v1/epcis/events")))
                .as("the same ids, whenever")
                .isEqualTo(events);
        assertThat(events(other.get("/v1/epcis/events"))).isEmpty();
    }

    @Test
    void one_parcel_is_asked_for_by_any_of_its_names() throws Exception {
        PartnerProgram carrier = partner("E-EMS", "CARRIER");
        Journal journal = locker("EP-0002");
        declare(carrier, "EME0001", "302335678902000022");
        tell("EP-0002", journal.deposit("d1", "A01", "EME0001", "c").deposit("d2", "A02", "302335678902000022", "c"));
        for (String epc : List.of("https://id.gs1.org/00/302335678902000022", "urn:epc:id:sscc:023356789.30200002")) {
            assertThat(events(carrier.get("/v1/epcis/epcs/" + encoded(epc) + "/events"))
                            .findValuesAsText("city:code"))
                    .containsExactly("DEPOSITED");
        }
        String own = "https://epcis.city.example/obj/EME0001";
        assertThat(events(carrier.get("/v1/epcis/epcs/" + encoded(own) + "/events")))
                .hasSize(1);
        assertThat(events(carrier.get("/v1/epcis/events?MATCH_epc=" + encoded(own + "|https://x.example/obj/1"))))
                .hasSize(1);
        assertThat(events(carrier.get("/v1/epcis/epcs/" + encoded("https://x.example/obj/1") + "/events")))
                .isEmpty();
        assertThat(events(carrier.get("/v1/epcis/events?EQ_bizStep=shipping%7Caccepting")))
                .isEmpty();
        assertThat(events(carrier.get("/v1/epcis/events?EQ_bizStep=https%3A%2F%2Fns.gs1.org%2Fcbv%2FBizStep-storing")))
                .hasSize(2);
        assertThat(events(carrier.get("/v1/epcis/events?LT_eventTime=2020-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(events(carrier.get("/v1/epcis/events?GE_eventTime=2020-01-01T00:00:00Z")))
                .hasSize(2);
    }

    @Test
    void pages_lead_from_one_to_the_next_and_miss_nothing() throws Exception {
        PartnerProgram carrier = partner("E-JD", "CARRIER");
        Journal journal = locker("EP-0003");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            declare(carrier, "JDE000" + i);
            journal.deposit("d" + i, "A0" + i, "JDE000" + i, "c");
            all.add("https://epcis.city.example/obj/JDE000" + i);
        }
        tell("EP-0003", journal);
        carrier.post("/v1/epcis/capture", document(shipped("0f3c1f4e-0000-5000-8000-000000000007", "JDE0007")));
        all.add("https://epcis.city.example/obj/JDE0007");
        List<String> seen = new ArrayList<>();
        String target = "/v1/epcis/events?perPage=3&GE_eventTime=2020-01-01T00%3A00%3A00Z";
        int pages = 0;
        while (!target.isEmpty()) {
            var page = carrier.whole(target);
            JsonNode events = events(PartnerProgram.answer(page));
            events.forEach(event -> seen.add(event.path("epcList").path(0).asText()));
            target = page.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
                    .orElse("");
            pages++;
        }
        assertThat(seen).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void what_a_partner_captures_it_finds_again_once_however_often_it_was_sent() throws Exception {
        PartnerProgram carrier = partner("E-YTO", "CARRIER");
        PartnerProgram shop = partner("E-SHOP", "SHOP");
        PartnerProgram state = partner("E-GOV", "REGULATOR");
        String body = document(
                shipped("0f3c1f4e-0000-5000-8000-000000000001", "YTE0001"),
                shipped("", "YTE0001").replace("\"eventID\":\"urn:uuid:\",", ""));
        Gs1Schema.check(new ObjectMapper().readTree(body));
        for (int i = 0; i < 2; i++) {
            var taken = carrier.sent("/v1/epcis/capture", body);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            String location = taken.headers().firstValue("Location").orElseThrow();
            JsonNode job = Client.json(carrier.get(location));
            assertThat(job.path("success").asBoolean()).as(job.toString()).isTrue();
            assertThat(job.path("running").asBoolean()).isFalse();
            assertProblem(404, "LK-7104", shop.get(location));
        }
        JsonNode events = events(carrier.get("/v1/epcis/events"));
        assertThat(events).hasSize(2);
        assertThat(events.path(0).path("bizStep").asText()).isEqualTo("shipping");
        assertThat(events.path(0).path("eventTime").asText()).isEqualTo("2026-11-25T10:00:00.000+08:00");
        assertThat(events.path(1).path("eventID").asText()).startsWith("urn:uuid:");
        declare(shop, "YTE0001");
        assertThat(events(shop.get("/v1/epcis/events")))
                .as("not the shop's to see")
                .isEmpty();
        assertThat(events(state.get("/v1/epcis/events?EQ_bizStep=shipping")).findValuesAsText("eventID"))
                .contains("urn:uuid:0f3c1f4e-0000-5000-8000-000000000001");
    }

    @Test
    void one_wrong_event_keeps_all_back_or_none() throws Exception {
        PartnerProgram carrier = partner("E-STO", "CARRIER");
        PartnerProgram other = partner("E-DBL", "CARRIER");
        declare(other, "STE0009");
        String[] events = {
            shipped("0f3c1f4e-0000-5000-8000-0000000000a1", "STE0001"),
            shipped("0f3c1f4e-0000-5000-8000-0000000000a2", "STE0009"),
            shipped("0f3c1f4e-0000-5000-8000-0000000000a3", "STE0003").replace("shipping", "flying"),
            shipped("0f3c1f4e-0000-5000-8000-0000000000a1", "STE0001").replace("in_transit", "damaged")
        };
        JsonNode all = Client.json(carrier.post("/v1/epcis/capture", document(events)));
        assertThat(all.path("success").asBoolean()).isFalse();
        assertThat(all.path("errors").findValuesAsText("code")).containsExactly("LK-7074", "LK-7102", "LK-7103");
        assertThat(events(carrier.get("/v1/epcis/events"))).isEmpty();
        var some = carrier.sent("/v1/epcis/capture", document(events), "GS1-Capture-Error-Behaviour", "proceed");
        assertThat(some.statusCode()).isEqualTo(202);
        assertThat(new ObjectMapper()
                        .readTree(some.body())
                        .path("captureErrorBehaviour")
                        .asText())
                .isEqualTo("proceed");
        assertThat(events(carrier.get("/v1/epcis/events")).findValuesAsText("eventID"))
                .containsExactly("urn:uuid:0f3c1f4e-0000-5000-8000-0000000000a1");
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) throws Exception {
        ObjectNode document = (ObjectNode)
                new ObjectMapper().readTree(document(shipped("0f3c1f4e-0000-5000-8000-0000000000b1", "CHE0001")));
        change.accept((ObjectNode) document.at("/epcisBody/eventList/0"));
        return document;
    }

    /** Each is wrong by GS1's schema, and only because its formats are asserted; the city refuses the same. */
    @Test
    void what_the_schema_of_gs1_refuses_the_city_refuses() throws Exception {
        PartnerProgram carrier = partner("E-CHK", "CARRIER");
        List<Consumer<ObjectNode>> slips = List.of(
                event -> event.put("bizStep", "flying"),
                event -> event.put("bizStep", "https://ns.gs1.org/cbv/BizStep-shipping"),
                event -> event.put("disposition", "happy"),
                event -> event.put("compartment", "A01"),
                event -> event.putArray("epcList").add("SF0001"),
                event -> event.put("action", "LOOK"),
                event -> event.remove("eventTimeZoneOffset"),
                event -> event.put("eventTimeZoneOffset", "8"),
                event -> event.put("eventTime", "yesterday"),
                event -> event.put("eventTime", "+999999999-01-01T00:00:00Z"),
                event -> event.put("eventID", "17"),
                event -> event.put("readPoint", "gate"),
                event -> event.putObject("bizLocation").put("id", "gate"));
        for (Consumer<ObjectNode> slip : slips) {
            ObjectNode document = changed(slip);
            assertThat(Gs1Schema.mistakes(document)).as(document.toString()).isNotEmpty();
            JsonNode job = Client.json(carrier.post("/v1/epcis/capture", document.toString()));
            assertThat(job.path("errors").findValuesAsText("code"))
                    .as(document.toString())
                    .containsExactly("LK-7102");
        }
        ObjectNode sound =
                changed(event -> event.put("carrier:note", "of our own").put("bizStep", "https://c.example/step"));
        Gs1Schema.check(sound);
        assertThat(Client.json(carrier.post("/v1/epcis/capture", sound.toString()))
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perPage=0",
                "perPage=501",
                "nextPageToken=x",
                "GE_eventTime=noon",
                "LT_eventTime=%2B999999999-01-01T00:00:00Z",
                "EQ_action=ADD",
                "eventType=x"
            })
    void what_cannot_be_asked_for_is_refused_and_not_read_over(String query) throws Exception {
        PartnerProgram carrier =
                partner("Q" + Integer.toHexString(query.hashCode()).toUpperCase(java.util.Locale.ROOT), "CARRIER");
        assertProblem(400, "LK-7001", carrier.get("/v1/epcis/events?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "", "{\"type\":\"EPCISDocument\"}"})
    void what_is_no_document_is_refused_whole(String body) throws Exception {
        PartnerProgram carrier =
                partner("B" + Integer.toHexString(body.hashCode()).toUpperCase(java.util.Locale.ROOT), "CARRIER");
        assertProblem(400, "LK-7001", carrier.post("/v1/epcis/capture", body));
        assertProblem(400, "LK-7001", carrier.post("/v1/epcis/capture", document()));
    }

    @Test
    void who_does_not_sign_is_nobody() throws Exception {
        for (String path : List.of("/v1/epcis/events", "/v1/epcis/epcs/x/events", "/v1/epcis/capture/x")) {
            assertProblem(401, "LK-7072", client.get(path));
        }
        assertProblem(401, "LK-7072", client.post("/v1/epcis/capture", document()));
    }
}
