package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Board;
import parcellocker.bridge.trust.Enrolments;
import parcellocker.bridge.trust.Papers;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** Operators at the interface, boards at the listener; every answer is held against the served document. */
class EnrolmentListenerTest {
    private static final String SEALING = Jose.newSealingKey();
    private static final List<String> REVOKED = new ArrayList<>();
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final OperatorKey OPERATOR =
            new OperatorKey("ops-1", Jose.publicOf(Jose.newSigningKey()), List.of(OperatorKey.Right.OPEN));

    private static final String DIRECTIVES = Jose.newSigningKey();

    private static City city;
    private static Web web;
    private static EnrolmentListener listener;
    private static Client operator;
    private static OpenApi api;
    private static HttpClient https;

    @BeforeAll
    static void start() throws Exception {
        Authority.Term year = new Authority.Term(Instant.now(), Duration.ofDays(365));
        Authority authority = Authority.create("Test", year);
        Database database = Postgres.migrated();
        Directives directives = new Directives(database, DIRECTIVES, (sql, at) -> Directives.Said.NOTHING);
        Identity identity =
                Papers.issue(authority, "listener", List.of("localhost"), year).identity();
        EnrolmentWords.City keys = new EnrolmentWords.City("d", "t", Jose.publicOf(SEALING), List.of("former"));
        Enrolments.Terms terms = new Enrolments.Terms(
                authority,
                Optional.empty(),
                identity.certificate(),
                new Enrolments.Gift("ssl://broker:8883", keys, List.of(OPERATOR)),
                Duration.ofHours(1),
                Duration.ofDays(365));
        Trust.Door door = new Trust.Door(new Enrolments(terms, InstantSource.system()), REVOKED::add);
        city = city(database, directives);
        web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes(), Optional.of(door));
        listener = new EnrolmentListener(new EnrolmentListener.Address("127.0.0.1", 0, identity), city, door);
        operator = new Client(web.url());
        api = new OpenApi(operator.page("/openapi.yaml").body());
        https = HttpClient.newBuilder()
                .sslContext(Identity.anonymous(List.of(authority.certificate())))
                .build();
    }

    private static City city(Database database, Directives directives) {
        return new City(
                "Luoyang",
                database,
                new SqlBooks(database),
                new Fleet(database, directives),
                directives,
                new Presence(),
                new Announcements(database, directives, KeyRing.of(SEALING)),
                new Storage(database, directives, new Storage.Terms(true, Duration.ofHours(24), Optional.empty())),
                new Parcels(database, KeyRing.of(SEALING)),
                new Commands(database),
                new Tokens(database, directives, Jose.newSigningKey(), InstantSource.system()),
                Optional.empty(),
                Jose.publicOf(SEALING),
                InstantSource.system(),
                TOLD::add,
                () -> true);
    }

    @AfterAll
    static void stop() {
        listener.close();
        web.close();
    }

    @Test
    void a_locker_is_registered_invited_enrolled_renewed_and_revoked() throws Exception {
        register("EN-001");
        assertThat(standing("EN-001")).isEqualTo("UNKNOWN");
        assertThat(announce("EN-001", "YTEN01").body()).contains("LK-7035");
        String token = invited("EN-001");
        assertThat(standing("EN-001")).isEqualTo("INVITED");

        Board board = Board.fresh();
        OpenApi.Answer granted = ask(EnrolmentWords.ENROL, board.asks("EN-001", token, false));
        assertThat(granted.status()).isEqualTo(201);
        assertThat(Json.read(granted.body(), EnrolmentWords.Granted.class).operators())
                .containsExactly(OPERATOR);
        assertThat(standing("EN-001")).isEqualTo("ENROLLED");
        assertThat(announce("EN-001", "YTEN01").status()).isEqualTo(201);

        OpenApi.Answer second = ask(EnrolmentWords.ENROL, Board.fresh().asks("EN-001", token, false));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("LK-7032");

        Board next = board.next();
        assertThat(ask(EnrolmentWords.RENEW, board.renews("EN-001", next)).status())
                .isEqualTo(201);
        REVOKED.clear();
        assertThat(operator.post("/v1/lockers/EN-001/revocation", "").status()).isEqualTo(200);
        assertThat(REVOKED).singleElement().asString().contains("X509 CRL");
        OpenApi.Answer never = ask(EnrolmentWords.RENEW, next.renews("EN-001", board.next()));
        assertThat(never.status()).isEqualTo(403);
        assertThat(never.body()).contains("LK-7034");
    }

    @Test
    void a_replaced_board_is_announced_again_what_only_the_old_one_could_read() throws Exception {
        register("EN-004");
        Board old = Board.fresh();
        assertThat(ask(EnrolmentWords.ENROL, old.asks("EN-004", invited("EN-004"), false))
                        .status())
                .isEqualTo(201);
        assertThat(announce("EN-004", "YTEN04").status()).isEqualTo(201);
        long given = given("EN-004");
        TOLD.clear();
        Board board = Board.fresh();
        assertThat(ask(EnrolmentWords.ENROL, board.asks("EN-004", invited("EN-004"), false))
                        .status())
                .isEqualTo(201);
        JsonNode locker = Client.json(operator.get("/v1/lockers/EN-004"));
        assertThat(locker.path("epoch").asLong()).isEqualTo(2);
        assertThat(given("EN-004")).isEqualTo(given + 1);
        assertThat(TOLD).containsExactly(new LockerId("EN-004"));
    }

    @Test
    void a_replaced_board_draws_new_codes_for_what_is_stored() throws Exception {
        register("EN-005");
        LockerId locker = new LockerId("EN-005");
        ask(EnrolmentWords.ENROL, Board.fresh().asks("EN-005", invited("EN-005"), false));
        Journal journal = new Journal(locker, 1)
                .deposit("00000000000000e1", "A01", "YTEN051", "code")
                .deposit("00000000000000e2", "A02", "YTEN052", "code")
                .pickup("00000000000000e2", "A02");
        new Intake(city.books()).take(locker, journal.all());
        ask(EnrolmentWords.ENROL, Board.fresh().asks("EN-005", invited("EN-005"), false));
        assertThat(city.directives().untaken(locker, 100))
                .extracting(one -> Json.read(
                                Jose.verify(one.messages().getFirst(), Jose.publicOf(DIRECTIVES)), Numbered.class)
                        .directive())
                .contains(new Directive.RenewCode("00000000000000e1"))
                .doesNotContain(new Directive.RenewCode("00000000000000e2"));
    }

    @Test
    void a_board_learns_to_whom_it_seals_before_it_asks() throws Exception {
        var response = https.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + EnrolmentWords.ENROL))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(Json.read(response.body(), EnrolmentWords.Sealing.class).sealing())
                .isEqualTo(Jose.publicOf(SEALING));
    }

    @Test
    void a_locker_learns_at_the_listener_and_at_each_renewal_what_the_citys_keys_are_now() throws Exception {
        var response = https.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + EnrolmentWords.CITY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        OpenApi.Answer answer = new OpenApi.Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        api.check("GET", EnrolmentWords.CITY, answer);
        EnrolmentWords.Published said = Json.read(answer.body(), EnrolmentWords.Published.class);
        assertThat(said.city()).isEqualTo(new EnrolmentWords.City("d", "t", Jose.publicOf(SEALING), List.of("former")));
        assertThat(said.operators()).containsExactly(OPERATOR);

        register("EN-006");
        Board board = Board.fresh();
        ask(EnrolmentWords.ENROL, board.asks("EN-006", invited("EN-006"), false));
        OpenApi.Answer renewed = ask(EnrolmentWords.RENEW, board.renews("EN-006", board.next()));
        assertThat(Json.read(renewed.body(), EnrolmentWords.Renewed.class).published())
                .isEqualTo(said);
    }

    @Test
    void nonsense_is_refused_by_number() throws Exception {
        register("EN-002");
        String token = invited("EN-002");
        Board board = Board.fresh();
        EnrolmentWords.Asked good = board.asks("EN-002", token, false);
        String wrong = "A".repeat(43);
        assertThat(ask(EnrolmentWords.ENROL, board.asks("EN-002", wrong, false)).status())
                .isEqualTo(403);
        assertThat(ask(EnrolmentWords.ENROL, board.asks("EN-002", "short", false))
                        .status())
                .isEqualTo(400);
        assertThat(ask(EnrolmentWords.ENROL, "[]").status()).isEqualTo(400);
        assertThat(ask(EnrolmentWords.ENROL, "x".repeat(70_000)).status()).isEqualTo(413);
        assertThat(ask(EnrolmentWords.ENROL, board.forges("EN-002", token)).status())
                .isEqualTo(400);
        ObjectNode tree = (ObjectNode) Json.tree(Json.write(good));
        assertThat(ask(
                                EnrolmentWords.ENROL,
                                tree.deepCopy()
                                        .put("sealTo", "{\"kty\":\"OKP\"}")
                                        .toString())
                        .status())
                .isEqualTo(400);
        assertThat(ask(
                                EnrolmentWords.ENROL,
                                tree.deepCopy()
                                        .put("signing", Jose.newSigningKey())
                                        .toString())
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("/v1/lockers/EN-999/enrolment", "").status()).isEqualTo(404);
        assertThat(operator.post("/v1/lockers/EN-999/revocation", "").status()).isEqualTo(404);
        assertThat(standing("EN-002")).isEqualTo("INVITED");
    }

    @Test
    void operators_questions_are_not_answered_without_the_key_nor_at_the_listener() throws Exception {
        register("EN-003");
        var request = operator.request("/v1/lockers/EN-003/enrolment")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(operator.send(request).statusCode()).isEqualTo(401);
        for (String path : List.of("/v1/lockers/EN-003/enrolment", "/v1/lockers", "/", "/v1/parcels")) {
            assertThat(https.send(request(path, ""), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static void register(String locker) throws Exception {
        String body = "{\"locker\":\"" + locker + "\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}";
        assertThat(operator.post("/v1/lockers", body).status()).isEqualTo(201);
    }

    private static OpenApi.Answer announce(String locker, String waybill) throws Exception {
        return operator.post(
                "/v1/parcels",
                "{\"waybill\":\"" + waybill + "\",\"locker\":\"" + locker
                        + "\",\"name\":\"n\",\"phone\":\"13812345678\"}");
    }

    private static String invited(String locker) throws Exception {
        OpenApi.Answer answer = operator.post("/v1/lockers/" + locker + "/enrolment", "");
        assertThat(answer.status()).isEqualTo(201);
        return EnrolmentToken.parse(Client.json(answer).path("token").asText()).secret();
    }

    private static String standing(String locker) throws Exception {
        JsonNode answer = Client.json(operator.get("/v1/lockers/" + locker + "/enrolment"));
        return answer.path("state").asText();
    }

    private static long given(String locker) throws Exception {
        return Client.json(operator.get("/v1/lockers/" + locker))
                .path("directivesGiven")
                .asLong();
    }

    private static OpenApi.Answer ask(String path, Record asked) throws IOException, InterruptedException {
        return ask(path, Json.write(asked));
    }

    private static OpenApi.Answer ask(String path, String body) throws IOException, InterruptedException {
        var response = https.send(request(path, body), HttpResponse.BodyHandlers.ofString());
        OpenApi.Answer answer = new OpenApi.Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        api.check("POST", path, answer);
        return answer;
    }

    private static HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + listener.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
