package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static parcellocker.bridge.web.Client.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;
import parcellocker.contract.wire.Pin;
import parcellocker.contract.wire.QrToken;

/** The interface and the pages over real HTTP and a real PostgreSQL; the lockers' journals come without a broker. */
class RestTest {
    private static final String SIGNING = Jose.newSigningKey();
    private static final String TOKENS = Jose.newSigningKey();
    private static final String SEALING = Jose.newSealingKey();
    private static final String LOCKER_KEY = Jose.newSealingKey();
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final Database database = Postgres.migrated();
    private static final SqlBooks books = new SqlBooks(database);
    private static final Directives directives =
            new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    private static final Changes changes = new Changes();
    private static final Web web = web();
    private static final Client client = Client.of(web.url());

    private static Web web() {
        City city = new City(
                "Luoyang",
                database,
                books,
                new Fleet(database, directives),
                directives,
                new Presence(),
                new Announcements(database, directives, KeyRing.of(SEALING)),
                new Storage(database, directives, new Storage.Terms(true, Duration.ofHours(24), Optional.empty())),
                new Parcels(database, KeyRing.of(SEALING)),
                new Commands(database),
                new Tokens(database, directives, TOKENS, InstantSource.system()),
                Optional.of(new Notices(
                        database, new Notices.Terms("Luoyang", 24, TOKENS, KeyRing.of(SEALING), Optional.empty()))),
                Jose.publicOf(SEALING),
                InstantSource.system(),
                TOLD::add,
                () -> true);
        return new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, changes);
    }

    @BeforeAll
    static void start() {
        changes.start();
    }

    @AfterAll
    static void stop() {
        changes.close();
        web.close();
    }

    @Test
    void a_locker_is_registered_once_and_found_again() throws Exception {
        assertThat(register("REG-1").status()).isEqualTo(201);
        assertThat(register("REG-1").status()).isEqualTo(200);
        assertThat(Client.json(client.get("/v1/lockers/REG-1")).path("presence").asText())
                .isEqualTo("STALE");
        assertThat(client.get("/v1/lockers").body()).contains("REG-1");
        assertProblem(404, "LK-7002", client.get("/v1/lockers/nobody"));
        assertProblem(404, "LK-7002", client.get("/v1/lockers/x"));
    }

    @Test
    void an_announced_parcel_becomes_a_numbered_signed_directive_that_only_the_locker_can_read() throws Exception {
        register("ANN-1");
        assertThat(announce("ANN-1", "YTANN1", "13812345678").status()).isEqualTo(201);
        assertThat(announce("ANN-1", "YTANN2", "13812345678").status()).isEqualTo(201);
        List<Directives.Given> given = directives.untaken(new LockerId("ANN-1"), 100);
        List<Numbered> read = given.stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class))
                .filter(numbered -> numbered.directive() instanceof Directive.Announce)
                .toList();
        assertThat(given).extracting(Directives.Given::number).startsWith(1L, 2L);
        assertThat(read).hasSize(2).allMatch(numbered -> numbered.locker().equals("ANN-1"));
        Directive.Parcel first =
                ((Directive.Announce) read.get(0).directive()).parcels().getFirst();
        Directive.Parcel second =
                ((Directive.Announce) read.get(1).directive()).parcels().getFirst();
        assertThat(Json.read(Jose.open(first.person(), LOCKER_KEY), Directive.Person.class))
                .isEqualTo(new Directive.Person("张三", "13812345678"));
        assertThat(first.recipient()).isEqualTo(second.recipient()).doesNotContain("138");
        assertThat(TOLD).contains(new LockerId("ANN-1"));
    }

    @Test
    void the_same_announcement_twice_is_one_and_another_one_is_refused() throws Exception {
        register("ANN-2");
        assertThat(announce("ANN-2", "YTTWICE", "13812345678").status()).isEqualTo(201);
        assertThat(announce("ANN-2", "YTTWICE", "13812345678").status()).isEqualTo(200);
        assertProblem(409, "LK-7004", announce("ANN-2", "YTTWICE", "13912345678"));
        assertProblem(404, "LK-7002", announce("GHOST", "YTGHOST", "13812345678"));
        assertProblem(404, "LK-7003", client.get("/v1/parcels/YTGHOST"));
    }

    @Test
    void a_stored_parcel_is_told_with_code_and_token_and_its_history_is_read() throws Exception {
        register("NOT-1");
        announce("NOT-1", "YTNOT1", "13812345678");
        Journal journal = new Journal(new LockerId("NOT-1"), 1);
        String code = journal.attach("{\"delivery\":\"d-not-1\",\"code\":\"12345678\"}", Jose.publicOf(SEALING));
        new Intake(books)
                .take(
                        new LockerId("NOT-1"),
                        journal.deposit("d-not-1", "A01", "YTNOT1", code).all());

        var notice = notice("d-not-1");
        assertThat(notice.path("code").asText()).isEqualTo("12345678");
        assertThat(notice.path("phone").asText()).isEqualTo("1******5678");
        assertThat(notice.path("text").asText())
                .contains("Locker NOT-1", "12345678", "24 h")
                .doesNotContain("A01");
        QrToken token = QrToken.verified(notice.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.PICKUP);
        assertThat(token.subject()).isEqualTo("d-not-1");
        assertThat(token.locker()).isEqualTo("NOT-1");
        assertThat(notice("d-not-1").path("qr").asText())
                .isEqualTo(notice.path("qr").asText());

        var history = Client.json(client.get("/v1/parcels/YTNOT1"));
        assertThat(history.path("parcel").path("state").asText()).isEqualTo("STORED");
        assertThat(history.path("history")).hasSize(3);
        assertThat(client.page("/notices").body()).contains("12345678", "<svg class=\"qr\"", "1******5678");
        assertThat(chinese("/notices").body()).contains("已存入Locker NOT-1", "取件码12345678，或出示二维码", "可当场验收拒收");
        assertThat(client.page("/parcels/YTNOT1").body()).contains("deposit closed", "stored, open 6.0 s");
        assertThat(client.page("/parcels").body()).contains("YTNOT1").doesNotContain("12345678");
        assertThat(client.page("/").body()).contains("A01", "occupied");
    }

    @Test
    void a_stored_parcel_that_is_announced_afterwards_is_not_announced_to_the_locker() throws Exception {
        register("NOT-2");
        Journal journal = new Journal(new LockerId("NOT-2"), 1);
        String code = journal.attach("{\"delivery\":\"d-not-2\",\"code\":\"87654321\"}", Jose.publicOf(SEALING));
        new Intake(books)
                .take(
                        new LockerId("NOT-2"),
                        journal.deposit("d-not-2", "A01", "YTNOT2", code).all());
        assertThat(notice("d-not-2").path("phone").isMissingNode()).isTrue();
        assertThat(Client.json(announce("NOT-2", "YTNOT2", "13812345678"))
                        .path("state")
                        .asText())
                .isEqualTo("STORED");
        assertThat(notice("d-not-2").path("phone").asText()).isEqualTo("1******5678");
        assertThat(directives.untaken(new LockerId("NOT-2"), 100).stream()
                        .map(one -> Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING))))
                .noneMatch(text -> text.contains("YTNOT2"));
    }

    @Test
    void a_phone_typed_at_the_locker_reaches_the_notice_and_a_foreign_code_does_not() throws Exception {
        register("NOT-3");
        Journal journal = new Journal(new LockerId("NOT-3"), 1);
        String city = Jose.publicOf(SEALING);
        String phone = journal.attach("{\"name\":\"李四\",\"phone\":\"13987654321\"}", city);
        String foreign = journal.attach("{\"delivery\":\"d-other\",\"code\":\"11112222\"}", city);
        journal.add(
                Journal.authorised("d-not-3", "A02", "YTNOT3", foreign, phone),
                new Fact.DoorOpened("o-d-not-3", 1),
                new Fact.DepositClosed("o-d-not-3", 5_000, Fact.DepositVerdict.STORED));
        new Intake(books).take(new LockerId("NOT-3"), journal.all());
        assertThat(notice("d-not-3").path("phone").asText()).isEqualTo("1******4321");
        assertThat(notice("d-not-3").path("code").isMissingNode()).isTrue();
        assertThat(client.page("/notices").body()).contains("order a new one");
    }

    @Test
    void one_parcel_more_for_a_recipient_of_the_citys_is_told_to_the_same_phone() throws Exception {
        register("NOT-4");
        announce("NOT-4", "YTNOT4", "13812345678");
        String recipient = database.inTransaction(sql -> sql.one(
                        "select recipient from parcel_announced where waybill = 'YTNOT4'", row -> row.getString(1))
                .orElseThrow());
        Journal journal = new Journal(new LockerId("NOT-4"), 1);
        journal.add(
                new Fact.DepositAuthorised(
                        "o-d-not-4",
                        "d-not-4",
                        "A02",
                        List.of("YTMORE4"),
                        "c-1",
                        recipient,
                        Fact.Basis.COURIER_ATTESTED,
                        Journal.V,
                        "no-code",
                        null),
                new Fact.DoorOpened("o-d-not-4", 1),
                new Fact.DepositClosed("o-d-not-4", 5_000, Fact.DepositVerdict.STORED));
        new Intake(books).take(new LockerId("NOT-4"), journal.all());
        assertThat(notice("d-not-4").path("phone").asText()).isEqualTo("1******5678");
    }

    @Test
    void a_mail_address_is_shown_masked_told_to_no_locker_and_a_part_of_what_was_announced() throws Exception {
        register("ANN-5");
        String body =
                "{\"waybill\":\"YTMAIL\",\"locker\":\"ANN-5\",\"name\":\"x\",\"phone\":\"13812345678\",\"email\":\"%s\"}";
        OpenApi.Answer answer = client.post("/v1/parcels", body.formatted("zhang.san@mail.example.cn"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Client.json(answer).path("email").asText()).isEqualTo("z***@***.cn");
        assertProblem(409, "LK-7004", client.post("/v1/parcels", body.formatted("li.si@mail.example.cn")));
        for (String wrong :
                List.of("zhang", "a b@c.cn", "a@b.cn\\r\\nBcc: c@d.cn", "a@b.cn,c@d.cn", "\\\"a\\\"@b.cn", "")) {
            assertProblem(400, "LK-7001", client.post("/v1/parcels", body.formatted(wrong)));
        }
    }

    @Test
    void what_is_said_of_a_parcel_reaches_the_locker_and_another_word_is_another_announcement() throws Exception {
        register("ANN-3");
        String body =
                "{\"waybill\":\"YTMARK\",\"locker\":\"ANN-3\",\"name\":\"x\",\"phone\":\"13812345678\",\"marks\":%s}";
        assertThat(client.post("/v1/parcels", body.formatted("[\"LOW_DOOR\",\"FRESH\"]"))
                        .status())
                .isEqualTo(201);
        assertThat(client.post("/v1/parcels", body.formatted("[\"FRESH\",\"LOW_DOOR\"]"))
                        .status())
                .isEqualTo(200);
        assertProblem(409, "LK-7004", client.post("/v1/parcels", body.formatted("[]")));
        Directive.Announce told = directives.untaken(new LockerId("ANN-3"), 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class))
                .map(Numbered::directive)
                .filter(Directive.Announce.class::isInstance)
                .map(Directive.Announce.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(told.parcels().getFirst().marks()).containsExactly(Fact.Mark.FRESH, Fact.Mark.LOW_DOOR);
    }

    @Test
    void a_new_code_is_ordered_only_for_a_delivery_that_is_known_and_not_over() throws Exception {
        register("REN-1");
        Journal journal = new Journal(new LockerId("REN-1"), 1).deposit("d-ren", "A01", "YTREN1", "code");
        new Intake(books).take(new LockerId("REN-1"), journal.all());
        assertThat(client.post("/v1/deliveries/d-ren/renew-code", "").status()).isEqualTo(202);
        assertThat(directives
                        .untaken(new LockerId("REN-1"), 100)
                        .getLast()
                        .messages()
                        .getFirst())
                .satisfies(jws ->
                        assertThat(Jose.verify(jws, Jose.publicOf(SIGNING))).contains("RenewCode", "d-ren"));
        assertProblem(404, "LK-7003", client.post("/v1/deliveries/d-none/renew-code", ""));
        register("REN-2");
        new Intake(books)
                .take(
                        new LockerId("REN-2"),
                        new Journal(new LockerId("REN-2"), 1)
                                .deposit("d-ren", "A01", "YTREN2", "c")
                                .all());
        assertProblem(400, "LK-7001", client.post("/v1/deliveries/d-ren/renew-code", ""));
        assertThat(client.post("/v1/deliveries/d-ren/renew-code?locker=REN-2", "")
                        .status())
                .isEqualTo(202);
        new Intake(books)
                .take(new LockerId("REN-1"), journal.pickup("d-ren", "A01").all());
        assertProblem(400, "LK-7001", client.post("/v1/deliveries/d-ren/renew-code?locker=REN-1", ""));
    }

    @Test
    void a_courier_is_listed_at_every_locker_and_the_pin_is_nowhere() throws Exception {
        register("COU-1");
        String asked = "{\"courier\":\"c-7\",\"name\":\"王五\",\"badge\":\"04A7\",\"pin\":\"2468\",\"role\":\"COURIER\"}";
        assertThat(client.post("/v1/couriers", asked).status()).isEqualTo(201);
        register("COU-2");
        for (String locker : List.of("COU-1", "COU-2")) {
            List<Directive.Courier> listed = directives.untaken(new LockerId(locker), 100).stream()
                    .map(one ->
                            Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class))
                    .<Directive.Courier>mapMulti((numbered, out) -> {
                        if (numbered.directive() instanceof Directive.Couriers couriers) {
                            couriers.couriers().forEach(out);
                        }
                    })
                    .filter(courier -> courier.courier().equals("c-7"))
                    .toList();
            assertThat(listed).isNotEmpty();
            assertThat(Pin.matches("2468".toCharArray(), listed.getLast().pin()))
                    .isTrue();
        }
        assertProblem(400, "LK-7001", client.post("/v1/couriers", asked.replace("c-7", "c-8")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"waybill\":\"YT1\",\"waybill\":\"YT2\"}",
                "{\"waybill\":{\"a\":[]}}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY 1\",\"name\":\"x\",\"phone\":\"138\"}",
                "{\"waybill\":\"'; drop table parcel_announced; --\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\"}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\\u0000\",\"phone\":\"13812345678\"}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"door\":\"A01\"}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"size\":\"XL\"}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"basis\":7}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"marks\":[\"LOUD\"]}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"marks\":[\"FRESH\",\"FRESH\"]}",
                "{\"waybill\":\"YTBAD1\",\"locker\":\"LY-0001\",\"name\":\"x\",\"phone\":\"13812345678\",\"marks\":\"FRESH\"}"
            })
    void what_is_no_announcement_is_refused_by_number_and_changes_nothing(String body) throws Exception {
        OpenApi.Answer answer = client.post("/v1/parcels", body);
        assertProblem(400, "LK-7001", answer);
        assertThat(answer.body()).doesNotContain("13812345678");
        assertProblem(404, "LK-7003", client.get("/v1/parcels/YTBAD1"));
    }

    @Test
    void all_mistakes_of_a_request_are_told_at_once() throws Exception {
        assertThat(client.post(
                                "/v1/lockers",
                                "{\"locker\":\"x\",\"epoch\":0,\"sealTo\":\"not a key at all\",\"more\":1}")
                        .body())
                .contains(
                        "locker: must",
                        "name: is missing",
                        "address: is missing",
                        "epoch: must",
                        "sealTo: must",
                        "not known");
    }

    @Test
    void a_private_or_foreign_key_is_no_place_to_seal_to() throws Exception {
        for (String key : List.of(LOCKER_KEY, Jose.publicOf(SIGNING), "{\"kty\":\"oct\",\"k\":\"AAAA\"}")) {
            assertProblem(400, "LK-7001", client.post("/v1/lockers", registration("KEY-1", key)));
        }
    }

    @Test
    void a_body_beyond_64_kib_is_refused() throws Exception {
        assertProblem(413, "LK-7006", client.post("/v1/parcels", " ".repeat(64 * 1024 + 1)));
        assertProblem(400, "LK-7001", client.post("/v1/parcels", "[".repeat(60_000)));
    }

    @Test
    void without_the_key_nothing_is_told_or_changed() throws Exception {
        assertProblem(
                401,
                "LK-7005",
                client.checked(
                        "GET",
                        "/v1/parcels",
                        client.request("/v1/parcels").GET().build()));
        assertProblem(
                401,
                "LK-7005",
                client.checked(
                        "GET",
                        "/v1/notices",
                        client.request("/v1/notices")
                                .header("Authorization", "Bearer " + Client.KEY + "x")
                                .GET()
                                .build()));
        assertProblem(
                401,
                "LK-7005",
                client.checked(
                        "POST",
                        "/v1/lockers",
                        client.request("/v1/lockers")
                                .POST(BodyPublishers.ofString(registration("SNEAK", Jose.publicOf(LOCKER_KEY))))
                                .build()));
        assertProblem(404, "LK-7002", client.get("/v1/lockers/SNEAK"));
    }

    @Test
    void health_and_the_document_are_for_everybody() throws Exception {
        assertThat(client.checked(
                                "GET",
                                "/health",
                                client.request("/health").GET().build())
                        .status())
                .isEqualTo(200);
        assertThat(client.checked(
                                "GET",
                                "/openapi.yaml",
                                client.request("/openapi.yaml").GET().build())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pages_carry_their_own_policy_and_everything_they_load_is_in_the_jar() throws Exception {
        HttpResponse<String> page = client.page("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.body())
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("style=");
        for (String asset : List.of("/assets/htmx.js", "/assets/sse.js", "/assets/city.css")) {
            assertThat(page.body()).contains(asset);
            assertThat(client.page(asset).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> chinese(String path) throws Exception {
        return client.send(client.request(path).GET().build());
    }

    @Test
    void a_page_is_in_the_language_that_was_chosen_or_that_the_browser_prefers_and_fetches_itself_anew_in_it()
            throws Exception {
        assertThat(chinese("/").body())
                .contains("<html lang=\"zh-CN\">", "<h1>快件柜</h1>", "hx-get=\"/?lang=zh\"")
                .doesNotContain("Lockers");
        assertThat(client.page("/").body()).contains("<html lang=\"en\">", "<h1>Lockers</h1>", "hx-get=\"/?lang=en\"");
        assertThat(chinese("/?lang=en").body()).contains("<html lang=\"en\">", "hx-get=\"/?lang=en\"");
        assertThat(client.page("/?lang=zh").body()).contains("<html lang=\"zh-CN\">");
    }

    @Test
    void an_unknown_address_or_method_has_a_number_too() throws Exception {
        assertThat(client.page("/nothing").statusCode()).isEqualTo(404);
        assertThat(client.page("/nothing").body()).contains("LK-7001");
        assertThat(client.page("/parcels/YTNONE").body()).contains("LK-7003");
        assertThat(client.send(client.authorised("/v1/lockers").DELETE().build())
                        .statusCode())
                .isEqualTo(405);
    }

    private static com.fasterxml.jackson.databind.JsonNode notice(String delivery) throws Exception {
        for (var notice : Client.json(client.get("/v1/notices")).path("notices")) {
            if (notice.path("delivery").asText().equals(delivery)) {
                return notice;
            }
        }
        throw new AssertionError("no notice of " + delivery);
    }

    private static OpenApi.Answer register(String locker) throws Exception {
        return client.post("/v1/lockers", registration(locker, Jose.publicOf(LOCKER_KEY)));
    }

    private static String registration(String locker, String key) {
        return "{\"locker\":\"%s\",\"name\":\"Locker %s\",\"address\":\"West gate 1\",\"epoch\":1,\"sealTo\":\"%s\"}"
                .formatted(locker, locker, key.replace("\"", "\\\""));
    }

    private static OpenApi.Answer announce(String locker, String waybill, String phone) throws Exception {
        return client.post(
                "/v1/parcels",
                "{\"waybill\":\"%s\",\"locker\":\"%s\",\"name\":\"张三\",\"phone\":\"%s\"}"
                        .formatted(waybill, locker, phone));
    }
}
