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
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
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

/** An office that asks lockers for reports: a bridge's pages and interface, and the listeners of two instances; PostgreSQL, real HTTPS. */
final class ReportOffice implements AutoCloseable {
    private static final String SIGNING = Jose.newSigningKey();
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    final List<LockerId> told = new ArrayList<>();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-07-01T08:00:00Z"));
    final Database database = Postgres.migrated();
    private final Directives directives = new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    final City city = new City(
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
            new Tokens(database, directives, Jose.newSigningKey(), now::get),
            Optional.empty(),
            Jose.publicOf(SEALING.present()),
            now::get,
            told::add,
            () -> true);
    final Intake intake = new Intake(city.books());

    final Web web;
    final Client client;
    private final OpenApi api;
    private final HttpClient https;
    /** Of two instances of the bridge. */
    private final List<EnrolmentListener> listeners;

    ReportOffice() throws Exception {
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
        Trust.Door door = new Trust.Door(new Enrolments(terms, now::get), revoked -> {});
        web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes(), Optional.of(door));
        EnrolmentListener.Address address = new EnrolmentListener.Address("127.0.0.1", 0, identity);
        listeners = List.of(new EnrolmentListener(address, city, door), new EnrolmentListener(address, city, door));
        client = new Client(web.url());
        api = new OpenApi(client.page("/openapi.yaml").body());
        https = HttpClient.newBuilder()
                .sslContext(Identity.anonymous(List.of(authority.certificate())))
                .build();
    }

    @Override
    public void close() {
        listeners.forEach(EnrolmentListener::close);
        web.close();
    }

    /** A locker that has come for its certificate. */
    Enrolled enrolled(String id) throws Exception {
        client.post("/v1/lockers", "{\"locker\":\"" + id + "\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1}");
        OpenApi.Answer invited = client.post("/v1/lockers/" + id + "/enrolment", "");
        String token = EnrolmentToken.parse(Client.json(invited).path("token").asText())
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

    /** It speaks, and uploads. */
    final class Enrolled {
        final LockerId id;
        final Board board;
        private final Journal journal;

        private Enrolled(LockerId id, Board board, Journal journal) {
            this.id = id;
            this.board = board;
            this.journal = journal;
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

    URI uri(String path, int instance) {
        return URI.create("https://localhost:" + listeners.get(instance).port() + path);
    }

    OpenApi.Answer sent(String method, Chunk chunk, String proof, byte[] bytes, int instance) throws Exception {
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

    static String path(LockerId locker) {
        return "/v1/lockers/" + locker + "/reports";
    }

    String asked(LockerId locker) throws Exception {
        OpenApi.Answer answer = client.post(path(locker), "{\"parts\":[\"LOG\",\"JOURNAL\"]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        now.set(now.get().plusSeconds(1));
        return Client.json(answer).path("request").asText();
    }

    JsonNode report(LockerId locker, String request) throws Exception {
        return Client.json(client.get(path(locker) + "/" + request));
    }

    String state(LockerId locker, String request) throws Exception {
        return report(locker, request).path("state").asText();
    }

    static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }

    HttpResponse<byte[]> file(LockerId locker, String request) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        client.authorised(path(locker) + "/" + request + "/file")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    List<Directive> given(LockerId locker) {
        return directives.untaken(locker, 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    List<String> audited(Audit.Act act) {
        return web.accounts().audit().latest("(key)", null).stream()
                .filter(row -> row.act() == act)
                .map(Audit.Row::subject)
                .toList();
    }

    static Fact.ReportTaken taken(String request) {
        return new Fact.ReportTaken(request, List.of(Fact.Part.LOG), 0, 9, 65_536, 86_400_000);
    }

    OpenApi.Answer deleted(LockerId locker, String request) throws Exception {
        String path = path(locker) + "/" + request;
        return client.checked("DELETE", path, client.authorised(path).DELETE().build());
    }

    long rows(String request) {
        return database.inTransaction(sql -> sql.one(
                        "select count(*) from fleet_report_chunk where request = ?", row -> row.getLong(1), request)
                .orElseThrow());
    }
}
