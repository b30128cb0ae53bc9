package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
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
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;
import parcellocker.contract.wire.OperatorSign;
import parcellocker.contract.wire.QrToken;

/** Commands and tokens over real HTTP and a real PostgreSQL. */
class StaffRestTest {
    private static final String OPERATOR = Jose.newSigningKey();
    private static final String TOKENS = Jose.newSigningKey();
    private static final String SEALING = Jose.newSealingKey();
    private static final String LOCKER_KEY = Jose.newSealingKey();
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final Database database = Postgres.migrated();
    private static final SqlBooks books = new SqlBooks(database);
    private static final Commands commands = new Commands(database);
    private static final Changes changes = new Changes();
    private static final Web web = web();
    private static final Client client = Client.of(web.url());
    private static final Map<String, Journal> journals = new HashMap<>();
    private static int drawn;

    private static Web web() {
        Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
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
                commands,
                new Tokens(database, directives, TOKENS, InstantSource.system()),
                Optional.empty(),
                Jose.publicOf(SEALING),
                InstantSource.system(),
                TOLD::add,
                () -> true);
        return new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, changes);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void a_command_is_kept_as_it_was_signed_and_waits_for_the_locker() throws Exception {
        LockerId locker = registered("CMD-1");
        Command command = command("CMD-1", Instant.now().getEpochSecond());
        SignedCommand signed = signed(command);
        assertThat(post(locker, signed).status()).isEqualTo(202);
        assertThat(post(locker, signed).status()).as("the same again").isEqualTo(202);
        assertThat(TOLD).contains(locker);
        assertThat(commands.due(locker, Instant.now()))
                .extracting(Commands.Due::text)
                .containsExactly(Json.write(signed));
        assertThat(commands.waiting(Instant.now())).contains(locker);
        assertThat(commands.due(locker, Instant.now().plusSeconds(61))).isEmpty();
        JsonNode known = get(locker, command.id());
        assertThat(known.path("state").asText()).isEqualTo("WAITING");
        assertThat(known.path("compartment").asText()).isEqualTo("A01");
        assertThat(known.path("actor").asText()).isEqualTo("op-7");
    }

    @Test
    void the_journal_answers_and_the_command_is_sent_no_more() throws Exception {
        LockerId locker = registered("CMD-2");
        Command open = command("CMD-2", Instant.now().getEpochSecond());
        Command refused = command("CMD-2", Instant.now().getEpochSecond());
        post(locker, signed(open));
        post(locker, signed(refused));
        Journal journal = new Journal(locker, 1)
                .add(
                        new Fact.CommandAuthorised(
                                "o-1", open.id(), "ops-1", 1, "A01", null, "op-7", "caller", "T-1", List.of()),
                        new Fact.CommandRefused(refused.id(), "ops-1", 2L, "LK-6038"));
        new Intake(books).take(locker, journal.all());
        assertThat(commands.due(locker, Instant.now())).isEmpty();
        assertThat(get(locker, open.id()).path("state").asText()).isEqualTo("AUTHORISED");
        assertThat(get(locker, open.id()).path("opening").asText()).isEqualTo("o-1");
        assertThat(get(locker, refused.id()).path("state").asText()).isEqualTo("REFUSED");
        assertThat(get(locker, refused.id()).path("refused").asText()).isEqualTo("LK-6038");
        journal.add(new Fact.DoorOpened("o-1", 300));
        new Intake(books).take(locker, journal.batch(3, 3));
        assertThat(get(locker, open.id()).path("state").asText()).isEqualTo("OPEN");
        journal.add(new Fact.RemoteClosed("o-1", 5_000));
        new Intake(books).take(locker, journal.batch(4, 4));
        assertThat(get(locker, open.id()).path("state").asText()).isEqualTo("CLOSED");
        assertThat(new Fleet(database, new Directives(database, OPERATOR, (sql, at) -> Directives.Said.NOTHING))
                        .compartments(locker))
                .extracting(place -> place.custody())
                .containsExactly("UNCERTAIN");
        new Intake(books).replay(locker);
        assertThat(get(locker, open.id()).path("state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void what_is_not_of_its_form_is_refused() throws Exception {
        LockerId locker = registered("CMD-3");
        long now = Instant.now().getEpochSecond();
        Command command = command("CMD-3", now);
        assertThat(post(locker, signed(command)).status()).isEqualTo(202);
        assertThat(post(locker, new SignedCommand(signed(command).command(), List.of(approval(command))))
                        .status())
                .isEqualTo(409);
        assertThat(post(locker, signed(command("CMD-1", now))).status()).isEqualTo(400);
        assertThat(post(locker, signed(command("CMD-3", now - 61))).status()).isEqualTo(400);
        String nonsense = "e".repeat(20) + "." + "a".repeat(20) + "." + "b".repeat(86);
        assertThat(post(locker, new SignedCommand(nonsense, List.of())).status())
                .isEqualTo(400);
        assertThat(client.post("/v1/lockers/CMD-3/commands", "{\"command\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(post(new LockerId("GHOST"), signed(command("GHOST", now))).status())
                .isEqualTo(404);
        assertThat(client.get("/v1/lockers/CMD-3/commands/" + "f".repeat(32)).status())
                .isEqualTo(404);
    }

    @Test
    void a_delegate_gets_a_token_of_their_own_for_two_days_at_most() throws Exception {
        LockerId locker = registered("TOK-1");
        store(locker, "00000000000000a1", "YTTOK1");
        JsonNode first = Client.json(client.post("/v1/deliveries/00000000000000a1/delegates", "{\"hours\":48}"));
        JsonNode second = Client.json(client.post("/v1/deliveries/00000000000000a1/delegates", "{\"hours\":1}"));
        QrToken token = QrToken.verified(first.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.DELEGATE);
        assertThat(token.locker()).isEqualTo("TOK-1");
        assertThat(token.subject()).isEqualTo("00000000000000a1");
        assertThat(token.id())
                .isEqualTo(first.path("token").asText())
                .isNotEqualTo(second.path("token").asText());
        assertThat(token.notAfter() - Instant.now().getEpochSecond()).isBetween(48 * 3600L - 60, 48 * 3600L);
        assertThat(client.post("/v1/deliveries/00000000000000a1/delegates", "{\"hours\":49}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v1/deliveries/nobody/delegates", "{\"hours\":1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_group_is_of_one_person_at_one_locker() throws Exception {
        LockerId locker = registered("TOK-2");
        store(locker, "00000000000000b1", "YTTOK2");
        store(locker, "00000000000000b2", "YTTOK3");
        JsonNode answer = Client.json(client.post(
                "/v1/lockers/TOK-2/group-tokens",
                "{\"deliveries\":[\"00000000000000b1\",\"00000000000000b2\"],\"hours\":24}"));
        QrToken token = QrToken.verified(answer.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.GROUP);
        assertThat(token.subject()).isEqualTo("00000000000000b1 00000000000000b2");
        Fact other = new Fact.DepositAuthorised(
                "o-x",
                "00000000000000b3",
                "A09",
                List.of("YTTOK4"),
                "c-1",
                "r-2",
                Fact.Basis.RECIPIENT_PARCEL,
                Journal.V,
                "c",
                null);
        Journal journal = journal(locker);
        journal.add(other);
        new Intake(books).take(locker, journal.batch(journal.head(), journal.head()));
        assertThat(client.post(
                                "/v1/lockers/TOK-2/group-tokens",
                                "{\"deliveries\":[\"00000000000000b1\",\"00000000000000b3\"],\"hours\":24}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v1/lockers/TOK-2/group-tokens", "{\"deliveries\":[],\"hours\":24}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v1/lockers/GHOST/group-tokens", "{\"deliveries\":[\"00000000000000b1\"],\"hours\":24}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_works_gets_a_token_for_their_role_and_no_longer_than_its_shift() throws Exception {
        registered("TOK-3");
        client.post(
                "/v1/couriers",
                "{\"courier\":\"tech-9\",\"badge\":\"T9009\",\"pin\":\"246810\",\"role\":\"TECHNICIAN\"}");
        JsonNode answer =
                Client.json(client.post("/v1/lockers/TOK-3/staff-tokens", "{\"courier\":\"tech-9\",\"hours\":8}"));
        QrToken token = QrToken.verified(answer.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.TECHNICIAN);
        assertThat(token.subject()).isEqualTo("tech-9");
        assertThat(client.post("/v1/lockers/TOK-3/staff-tokens", "{\"courier\":\"tech-9\",\"hours\":9}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v1/lockers/TOK-3/staff-tokens", "{\"courier\":\"nobody\",\"hours\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_collects_gets_a_collectors_token() throws Exception {
        registered("TOK-4");
        client.post(
                "/v1/couriers", "{\"courier\":\"zhao\",\"badge\":\"Z1001\",\"pin\":\"246810\",\"role\":\"COLLECTOR\"}");
        JsonNode answer =
                Client.json(client.post("/v1/lockers/TOK-4/staff-tokens", "{\"courier\":\"zhao\",\"hours\":12}"));
        QrToken token = QrToken.verified(answer.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.COLLECTOR);
    }

    @Test
    void a_caretaker_is_listed_and_gets_no_token() throws Exception {
        registered("TOK-5");
        String listed = "{\"courier\":\"ma\",\"badge\":\"P1001\",\"pin\":\"246810\",\"role\":\"CARETAKER\"}";
        assertThat(client.post("/v1/couriers", listed).status()).isLessThan(300);
        assertThat(client.post("/v1/lockers/TOK-5/staff-tokens", "{\"courier\":\"ma\",\"hours\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_sender_gets_an_orders_token_and_what_became_of_it_is_read_by_its_number() throws Exception {
        LockerId locker = registered("SND-1");
        String order = "{\"order\":\"SO20261126001\",\"size\":\"M\",\"carrier\":\"SF\","
                + "\"identity\":\"RN-20261126-7\",\"hours\":%d}";
        JsonNode answer = Client.json(client.post("/v1/lockers/SND-1/mail-in-tokens", order.formatted(24)));
        QrToken token = QrToken.verified(answer.path("qr").asText(), Jose.publicOf(TOKENS));
        assertThat(token.kind()).isEqualTo(QrToken.Kind.MAIL_IN);
        assertThat(token.subject()).isEqualTo("SO20261126001 M SF RN-20261126-7");
        assertThat(client.post("/v1/lockers/SND-1/mail-in-tokens", order.formatted(73))
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/v1/mail-ins/SO20261126001").status()).isEqualTo(404);
        Journal journal = journal(locker);
        journal.add(
                new Fact.MailInAuthorised(
                        "o-m",
                        "00000000000000d1",
                        "A01",
                        "SO20261126001",
                        "M",
                        "SF",
                        "RN-20261126-7",
                        token.id(),
                        token.notAfter()),
                new Fact.DoorOpened("o-m", 300),
                new Fact.MailInClosed("o-m", 9_000, Fact.MailInVerdict.STORED));
        new Intake(books).take(locker, journal.batch(1, 3));
        JsonNode stored = Client.json(client.get("/v1/mail-ins/SO20261126001"));
        assertThat(stored.path("mailIn").path("state").asText()).isEqualTo("STORED");
        Instant opened = Instant.parse(stored.path("mailIn").path("openedAt").asText());
        assertThat(Instant.parse(stored.path("mailIn").path("shutAt").asText())).isEqualTo(opened.plusSeconds(9));
        journal.add(
                new Fact.CollectionAuthorised("o-c", "00000000000000d1", "A01", "zhao"),
                new Fact.DoorOpened("o-c", 300),
                new Fact.CollectionClosed("o-c", 4_000, Fact.CollectionVerdict.TAKEN));
        new Intake(books).take(locker, journal.batch(4, 6));
        new Intake(books).replay(locker);
        JsonNode list = Client.json(client.get("/v1/mail-ins"));
        assertThat(list.path("mailIns").get(0).path("state").asText()).isEqualTo("COLLECTED");
        assertThat(list.path("mailIns").get(0).path("collector").asText()).isEqualTo("zhao");
        assertThat(client.page("/mail-ins").body()).contains("SO20261126001", "collected");
        assertThat(client.page("/mail-ins/SO20261126001").body())
                .contains("identity checked under RN-20261126-7", "collector zhao, compartment A01");
    }

    @Test
    void what_staff_found_is_read_in_the_parcels_history() throws Exception {
        LockerId locker = registered("AUD-1");
        store(locker, "00000000000000c1", "YTAUD1");
        Journal journal = journal(locker);
        long from = journal.head() + 1;
        journal.add(
                new Fact.CommandAuthorised(
                        "o-r",
                        "0".repeat(32),
                        "ops-1",
                        1,
                        "A01",
                        "00000000000000c1",
                        "op-7",
                        "fire",
                        "T-1",
                        List.of("ops-2")),
                new Fact.DoorOpened("o-r", 300),
                new Fact.RemoteClosed("o-r", 5_000));
        new Intake(books).take(locker, journal.batch(from, from + 2));
        assertThat(parcel("YTAUD1").path("parcel").path("state").asText()).isEqualTo("UNCERTAIN");
        journal.add(
                new Fact.AuditAuthorised("o-a", "A01", "00000000000000c1", "tech-9", "0011223344556677", "ops-1"),
                new Fact.DoorOpened("o-a", 300),
                new Fact.AuditClosed("o-a", 5_000, Fact.AuditVerdict.INSIDE));
        new Intake(books).take(locker, journal.batch(from + 3, from + 5));
        assertThat(parcel("YTAUD1").path("parcel").path("state").asText()).isEqualTo("STORED");
        journal.add(
                new Fact.AuditAuthorised("o-b", "A01", "00000000000000c1", "tech-9", "0011223344556688", "ops-1"),
                new Fact.AuditClosed("o-b", 5_000, Fact.AuditVerdict.EMPTY));
        new Intake(books).take(locker, journal.batch(from + 6, from + 7));
        JsonNode history = parcel("YTAUD1");
        assertThat(history.path("parcel").path("state").asText()).isEqualTo("MISSING");
        assertThat(history.path("history").toString())
                .contains("operator op-7 with key ops-1, approved with ops-2, opens A01, because: fire (T-1)")
                .contains("technician tech-9 looks into A01, approved with key ops-1")
                .contains("found inside");
    }

    private static Journal journal(LockerId locker) {
        return journals.computeIfAbsent(locker.value(), id -> new Journal(locker, 1));
    }

    private static void store(LockerId locker, String delivery, String waybill) {
        Journal journal = journal(locker);
        long from = journal.head() + 1;
        journal.deposit(delivery, "A01", waybill, "c");
        new Intake(books).take(locker, journal.batch(from, journal.head()));
    }

    private static JsonNode parcel(String waybill) throws Exception {
        return Client.json(client.get("/v1/parcels/" + waybill));
    }

    private static LockerId registered(String id) throws Exception {
        String sealTo = Jose.publicOf(LOCKER_KEY).replace("\"", "\\\"");
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"N\",\"address\":\"A\",\"epoch\":1,\"sealTo\":\"%s\"}"
                        .formatted(id, sealTo));
        return new LockerId(id);
    }

    private static Command command(String locker, long issuedAt) {
        drawn++;
        return new Command(
                "%032x".formatted(drawn),
                locker,
                "nonce",
                Command.Kind.OPEN,
                "A01",
                "caller",
                "T-1",
                "op-7",
                issuedAt,
                issuedAt + 60,
                drawn);
    }

    private static SignedCommand signed(Command command) {
        return new SignedCommand(OperatorSign.sign(command, "ops-1", OPERATOR), List.of());
    }

    private static String approval(Command c) {
        return OperatorSign.sign(new Approval(c.id(), c.locker(), c.compartment(), c.reason()), "ops-2", OPERATOR);
    }

    private static OpenApi.Answer post(LockerId locker, SignedCommand signed) throws Exception {
        return client.post("/v1/lockers/" + locker + "/commands", Json.write(signed));
    }

    private static JsonNode get(LockerId locker, String command) throws Exception {
        return Client.json(client.get("/v1/lockers/" + locker + "/commands/" + command));
    }
}
