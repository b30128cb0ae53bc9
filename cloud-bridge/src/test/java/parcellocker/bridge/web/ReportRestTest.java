package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.fleet.Uploads;
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
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;
import parcellocker.contract.wire.ReportWords;
import parcellocker.contract.wire.ReportWords.Chunk;

/** Reports of lockers: operators at the interface and the page, a locker at the listener; PostgreSQL, real HTTPS. */
class ReportRestTest {
    private static final String SIGNING = Jose.newSigningKey();
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-07-01T08:00:00Z"));
    private static final Database database = Postgres.migrated();
    private static final Directives directives =
            new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    private static final City city = new City(
            "Luoyang",
            database,
            new SqlBooks(database),
            new Fleet(database, directives),
            directives,
            new Presence(),
            new Announcements(database, directives, SEALING),
            new Storage(database, directives, new Storage.Terms(true, Duration.ofHours(24), Optional.empty())),
            new Parcels(database, SEALING),
            new Commands(database),
            new Tokens(database, directives, Jose.newSigningKey(), NOW::get),
            Optional.empty(),
            Jose.publicOf(SEALING.present()),
            NOW::get,
            TOLD::add,
            () -> true);
    private static final Intake intake = new Intake(city.books());

    private static Web web;
    private static Client client;
    private static OpenApi api;
    private static HttpClient https;
    /** Of two instances of the bridge. */
    private static List<EnrolmentListener> listeners;

    @BeforeAll
    static void start() throws Exception {
        Authority.Term years = new Authority.Term(Instant.now().minus(Duration.ofDays(365)), Duration.ofDays(9_000));
        Authority authority = Authority.create("Test", years);
        Identity identity =
                Papers.issue(authority, "listener", List.of("localhost"), years).identity();
        Enrolments.Terms terms = new Enrolments.Terms(
                authority,
                Optional.empty(),
                identity.certificate(),
                new Enrolments.Gift(
                        "ssl://broker:8883",
                        new EnrolmentWords.City("d", "t", Jose.publicOf(SEALING.present()), List.of()),
                        List.of()),
                Duration.ofHours(1),
                Duration.ofDays(365));
        Trust.Door door = new Trust.Door(new Enrolments(terms, NOW::get), revoked -> {});
        web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes(), Optional.of(door));
        EnrolmentListener.Address address = new EnrolmentListener.Address("127.0.0.1", 0, identity);
        listeners = List.of(new EnrolmentListener(address, city, door), new EnrolmentListener(address, city, door));
        client = new Client(web.url());
        api = new OpenApi(client.page("/openapi.yaml").body());
        https = HttpClient.newBuilder()
                .sslContext(Identity.anonymous(List.of(authority.certificate())))
                .build();
    }

    @AfterAll
    static void stop() {
        listeners.forEach(EnrolmentListener::close);
        web.close();
    }

    /** A locker that has come for its certificate. */
    private record Enrolled(LockerId id, Board board, Journal journal) {
        static Enrolled as(String id) throws Exception {
            client.post("/v1/lockers", "{\"locker\":\"" + id + "\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}");
            OpenApi.Answer invited = client.post("/v1/lockers/" + id + "/enrolment", "");
            String token = EnrolmentToken.parse(
                            Client.json(invited).path("token").asText())
                    .secret();
            Board board = Board.fresh();
            HttpRequest enrol = HttpRequest.newBuilder(uri(EnrolmentWords.ENROL, 0))
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(board.asks(id, token, false))))
                    .build();
            assertThat(https.send(enrol, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            LockerId locker = new LockerId(id);
            return new Enrolled(locker, board, new Journal(locker, 1));
        }

        void says(Fact... facts) {
            long from = journal.head() + 1;
            journal.add(facts);
            intake.take(id, journal.batch(from, journal.head()));
        }

        OpenApi.Answer asksHow(String request, byte[] whole) throws Exception {
            Chunk chunk = Chunk.asks(id.value(), request, whole.length, Uploads.hash(whole));
            return sent("GET", chunk, DeviceProof.of(chunk, board.key().getPrivate()), new byte[0], 0);
        }

        OpenApi.Answer puts(String request, byte[] whole, int from, int to, int instance) throws Exception {
            byte[] piece = Arrays.copyOfRange(whole, from, to);
            Chunk chunk = new Chunk(id.value(), request, from, whole.length, Uploads.hash(whole), Uploads.hash(piece));
            return sent("PUT", chunk, DeviceProof.of(chunk, board.key().getPrivate()), piece, instance);
        }
    }

    private static URI uri(String path, int instance) {
        return URI.create("https://localhost:" + listeners.get(instance).port() + path);
    }

    private static OpenApi.Answer sent(String method, Chunk chunk, String proof, byte[] bytes, int instance)
            throws Exception {
        String path = ReportWords.path(chunk.locker(), chunk.request());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, instance))
                .header(ReportWords.TOTAL, String.valueOf(chunk.total()))
                .header(ReportWords.SHA256, chunk.whole())
                .header(ReportWords.PROOF, proof);
        request = method.equals("GET")
                ? request.GET()
                : request.header(ReportWords.OFFSET, String.valueOf(chunk.offset()))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        HttpResponse<String> response = https.send(request.build(), HttpResponse.BodyHandlers.ofString());
        OpenApi.Answer answer = new OpenApi.Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        api.check(method, path, answer);
        return answer;
    }

    private static String path(LockerId locker) {
        return "/v1/lockers/" + locker + "/reports";
    }

    private static String asked(LockerId locker) throws Exception {
        OpenApi.Answer answer = client.post(path(locker), "{\"parts\":[\"LOG\",\"JOURNAL\"]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        NOW.set(NOW.get().plusSeconds(1));
        return Client.json(answer).path("request").asText();
    }

    private static JsonNode report(LockerId locker, String request) throws Exception {
        return Client.json(client.get(path(locker) + "/" + request));
    }

    private static String state(LockerId locker, String request) throws Exception {
        return report(locker, request).path("state").asText();
    }

    private static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }

    private static HttpResponse<byte[]> file(LockerId locker, String request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        client.authorised(path(locker) + "/" + request + "/file")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<Directive> given(LockerId locker) {
        return directives.untaken(locker, 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    private static List<String> audited(Audit.Act act) {
        return web.accounts().audit().latest("(key)", null).stream()
                .filter(row -> row.act() == act)
                .map(Audit.Row::subject)
                .toList();
    }

    private static Fact.ReportTaken taken(String request) {
        return new Fact.ReportTaken(request, List.of(Fact.Part.LOG), 0, 9, 65_536, 86_400_000);
    }

    @Test
    void a_report_is_asked_for_uploaded_to_two_instances_in_turn_and_downloaded() throws Exception {
        Enrolled locker = Enrolled.as("REP-001");
        TOLD.clear();
        OpenApi.Answer answer = client.post(
                path(locker.id()),
                "{\"parts\":[\"DIAGNOSTICS\",\"JOURNAL\"],\"from\":\"2026-06-30T08:00:00Z\",\"to\":\"2026-07-01T08:00:00Z\","
                        + "\"mostBytes\":1000000}");
        String request = Client.json(answer).path("request").asText();
        assertThat(TOLD).containsExactly(locker.id());
        assertThat(given(locker.id()))
                .containsExactly(new Directive.Report(
                        request,
                        List.of(Fact.Part.DIAGNOSTICS, Fact.Part.JOURNAL),
                        Instant.parse("2026-06-30T08:00:00Z").toEpochMilli(),
                        Instant.parse("2026-07-01T08:00:00Z").toEpochMilli(),
                        1_000_000));
        assertThat(state(locker.id(), request)).isEqualTo("ASKED");
        locker.says(new Fact.DirectiveTaken(1, "Report", null, null), taken(request));
        assertThat(state(locker.id(), request)).isEqualTo("ACCEPTED");
        assertThat(file(locker.id(), request).statusCode()).as("not here yet").isEqualTo(404);

        byte[] whole = bytes(300_000);
        assertThat(locker.asksHow(request, whole).body()).isEqualTo("{\"held\":0,\"whole\":false}");
        assertThat(locker.puts(request, whole, 0, 262_144, 0).status()).isEqualTo(200);
        assertThat(state(locker.id(), request)).isEqualTo("UPLOADING");
        assertThat(report(locker.id(), request).path("held").asLong()).isEqualTo(262_144);
        assertThat(report(locker.id(), request).path("total").asLong()).isEqualTo(300_000);
        Client.assertProblem(409, "LK-7123", locker.puts(request, whole, 0, 262_144, 1));
        assertThat(locker.puts(request, whole, 262_144, 300_000, 1).body())
                .isEqualTo("{\"held\":300000,\"whole\":true}");
        assertThat(state(locker.id(), request)).isEqualTo("UPLOADED");
        locker.says(new Fact.ReportEnded(request, Fact.ReportEnd.UPLOADED, null));
        assertThat(report(locker.id(), request).path("sha256").asText()).isEqualTo(Uploads.hash(whole));

        HttpResponse<byte[]> file = file(locker.id(), request);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(whole);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"REP-001-" + request + ".json.gz\"");
        String subject = "REP-001 " + request;
        assertThat(audited(Audit.Act.REPORT_ASKED)).contains(subject);
        assertThat(audited(Audit.Act.REPORT_DOWNLOADED)).containsOnlyOnce(subject);
        intake.replay(locker.id());
        assertThat(state(locker.id(), request)).as("after a replay").isEqualTo("UPLOADED");
        Client.assertProblem(409, "LK-7122", deleted(locker.id(), request));
    }

    private static OpenApi.Answer deleted(LockerId locker, String request) throws Exception {
        String path = path(locker) + "/" + request;
        return client.checked("DELETE", path, client.authorised(path).DELETE().build());
    }

    @Test
    void nobody_but_the_locker_itself_uploads_and_only_what_was_asked_for() throws Exception {
        Enrolled locker = Enrolled.as("REP-002");
        Enrolled other = Enrolled.as("REP-003");
        String request = asked(locker.id());
        byte[] whole = bytes(1_000);
        byte[] piece = Arrays.copyOf(whole, 400);
        Chunk chunk = new Chunk("REP-002", request, 0, 1_000, Uploads.hash(whole), Uploads.hash(piece));
        String foreign = DeviceProof.of(chunk, other.board().key().getPrivate());
        String own = DeviceProof.of(chunk, locker.board().key().getPrivate());
        Client.assertProblem(403, "LK-7031", sent("PUT", chunk, foreign, piece, 0));
        Client.assertProblem(403, "LK-7031", sent("PUT", chunk, own, Arrays.copyOf(whole, 401), 0));
        Client.assertProblem(
                403,
                "LK-7031",
                sent("PUT", new Chunk("REP-002", request, 0, 1_001, chunk.whole(), chunk.chunk()), own, piece, 0));
        Client.assertProblem(403, "LK-7031", sent("GET", chunk, own, piece, 0));
        Client.assertProblem(404, "LK-7121", other.puts(request, whole, 0, 400, 0));
        Client.assertProblem(404, "LK-7121", other.asksHow(request, whole));
        Client.assertProblem(404, "LK-7121", locker.puts("ffffffffffffffff", whole, 0, 400, 0));
        Client.assertProblem(404, "LK-7121", locker.puts("not-hexadecimals", whole, 0, 400, 0));
        Client.assertProblem(400, "LK-7001", sent("PUT", chunk, "short", piece, 0));
        Client.assertProblem(422, "LK-7124", locker.puts(request, bytes(3_000_000), 0, 1_000, 0));
        Client.assertProblem(413, "LK-7006", locker.puts(request, bytes(300_000), 0, 262_145, 0));
        assertThat(report(locker.id(), request).path("held").asLong()).isZero();
        assertThat(state(locker.id(), request)).isEqualTo("ASKED");
        client.post("/v1/lockers/REP-002/revocation", "");
        Client.assertProblem(403, "LK-7034", locker.puts(request, whole, 0, 400, 0));
    }

    @Test
    void a_whole_that_is_not_what_its_hash_says_leaves_nothing() throws Exception {
        Enrolled locker = Enrolled.as("REP-004");
        String request = asked(locker.id());
        byte[] whole = bytes(1_000);
        String lie = Uploads.hash(new byte[0]);
        Chunk chunk = new Chunk("REP-004", request, 0, 1_000, lie, Uploads.hash(whole));
        String proof = DeviceProof.of(chunk, locker.board().key().getPrivate());
        Client.assertProblem(422, "LK-7124", sent("PUT", chunk, proof, whole, 0));
        assertThat(rows(request)).isZero();
        assertThat(report(locker.id(), request).path("held").asLong()).isZero();
    }

    private static long rows(String request) {
        return database.inTransaction(sql -> sql.one(
                        "select count(*) from fleet_report_chunk where request = ?", row -> row.getLong(1), request)
                .orElseThrow());
    }

    @Test
    void a_later_one_and_an_operator_cancel_and_what_had_come_goes() throws Exception {
        Enrolled locker = Enrolled.as("REP-005");
        byte[] whole = bytes(1_000);
        String first = asked(locker.id());
        locker.puts(first, whole, 0, 400, 0);
        assertThat(rows(first)).isEqualTo(1);
        String second = asked(locker.id());
        assertThat(state(locker.id(), first)).isEqualTo("SUPERSEDED");
        assertThat(rows(first)).isZero();
        Client.assertProblem(409, "LK-7122", locker.puts(first, whole, 400, 1_000, 0));
        locker.puts(second, whole, 0, 400, 0);
        assertThat(deleted(locker.id(), second).status()).isEqualTo(200);
        assertThat(state(locker.id(), second)).isEqualTo("CANCELLED");
        assertThat(rows(second)).isZero();
        Client.assertProblem(409, "LK-7122", locker.asksHow(second, whole));
        locker.says(new Fact.ReportEnded(second, Fact.ReportEnd.WITHDRAWN, "LK-2064"));
        assertThat(state(locker.id(), second)).isEqualTo("CANCELLED");
        assertThat(audited(Audit.Act.REPORT_CANCELLED)).contains("REP-005 " + second);
        List<String> listed = new ArrayList<>();
        Client.json(client.get(path(locker.id())))
                .path("reports")
                .forEach(one -> listed.add(one.path("request").asText()));
        assertThat(listed).containsExactly(second, first);
    }

    @Test
    void what_the_locker_says_is_shown_with_its_number() throws Exception {
        Enrolled locker = Enrolled.as("REP-006");
        String refused = asked(locker.id());
        locker.says(
                new Fact.ReportEnded(refused, Fact.ReportEnd.REFUSED, "LK-2061"),
                new Fact.DirectiveTaken(1, "Report", "LK-2061", null));
        assertThat(state(locker.id(), refused)).isEqualTo("REFUSED");
        assertThat(report(locker.id(), refused).path("problem").asText()).isEqualTo("LK-2061");
        String failed = asked(locker.id());
        locker.says(
                taken(failed),
                new Fact.DirectiveTaken(2, "Report", null, null),
                new Fact.ReportEnded(failed, Fact.ReportEnd.FAILED, "LK-2063"));
        assertThat(state(locker.id(), failed)).isEqualTo("FAILED");
        assertThat(state(locker.id(), refused))
                .as("one that was over stays as it was")
                .isEqualTo("REFUSED");
        String unknown = asked(locker.id());
        locker.says(new Fact.DirectiveTaken(3, "Report", "LK-6006", null));
        assertThat(state(locker.id(), unknown))
                .as("an agent that knows no reports")
                .isEqualTo("REFUSED");
        assertThat(report(locker.id(), unknown).path("problem").asText()).isEqualTo("LK-6006");
        String page = client.page("/lockers/REP-006/reports").body();
        assertThat(page).contains("data-state=\"REFUSED\"", "data-state=\"FAILED\"", "LK-2063", "could not upload it");
        assertThat(client.page("/lockers/REP-006").body()).contains("/lockers/REP-006/reports");
    }

    @Test
    void a_list_and_a_new_epoch_say_again_what_is_open_and_nothing_else() throws Exception {
        Enrolled locker = Enrolled.as("REP-007");
        asked(locker.id());
        String open = asked(locker.id());
        database.inTransaction(sql -> {
            city.sayAgain(sql, locker.id());
            return sql.change("delete from fleet_directive where locker = ?", "REP-007");
        });
        intake.born(
                locker.id(),
                new Status.Birth(1, "s1", "1.0", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 0, List.of(), "", List.of(), null));
        assertThat(given(locker.id()))
                .filteredOn(Directive.Report.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Directive.Report.class, one -> assertThat(one.request()).isEqualTo(open));
        deleted(locker.id(), open);
        database.inTransaction(sql -> {
            city.reports().again(sql, locker.id());
            return locker;
        });
        assertThat(given(locker.id()))
                .filteredOn(Directive.Report.class::isInstance)
                .hasSize(1);
    }

    @Test
    void no_more_than_ten_are_kept_and_none_longer_than_a_month() throws Exception {
        Enrolled locker = Enrolled.as("REP-008");
        byte[] whole = bytes(1_000);
        String first = asked(locker.id());
        locker.puts(first, whole, 0, 1_000, 0);
        for (int n = 0; n < 9; n++) {
            asked(locker.id());
        }
        assertThat(rows(first)).isEqualTo(1);
        String last = asked(locker.id());
        assertThat(rows(first)).isZero();
        Client.assertProblem(404, "LK-7121", client.get(path(locker.id()) + "/" + first));
        NOW.set(NOW.get().plus(Reports.KEPT).minusSeconds(60));
        city.reports().forget();
        assertThat(state(locker.id(), last)).isEqualTo("ASKED");
        NOW.set(NOW.get().plusSeconds(120));
        assertThat(city.reports().forget()).isPositive();
        Client.assertProblem(404, "LK-7121", client.get(path(locker.id()) + "/" + last));
    }

    @Test
    void what_is_asked_for_must_be_sound() throws Exception {
        Enrolled locker = Enrolled.as("REP-009");
        for (String wrong : List.of(
                "{}",
                "{\"parts\":[]}",
                "{\"parts\":[\"LOG\",\"LOG\"]}",
                "{\"parts\":[\"BUS\"]}",
                "{\"parts\":[\"LOG\"],\"mostBytes\":65535}",
                "{\"parts\":[\"LOG\"],\"mostBytes\":8388609}",
                "{\"parts\":[\"LOG\"],\"from\":\"yesterday\"}",
                "{\"parts\":[\"LOG\"],\"from\":\"2026-07-01T08:00:00Z\",\"to\":\"2026-07-01T08:00:00Z\"}",
                "{\"parts\":[\"LOG\"],\"more\":1}")) {
            Client.assertProblem(400, "LK-7001", client.post(path(locker.id()), wrong));
        }
        Client.assertProblem(404, "LK-7002", client.post(path(new LockerId("NOBODY")), "{\"parts\":[\"LOG\"]}"));
        Client.assertProblem(404, "LK-7002", client.get(path(new LockerId("NOBODY"))));
        assertThat(given(locker.id())).isEmpty();
    }
}
