package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Broker;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.link.Login;
import parcellocker.bridge.parcels.Expected;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.web.Client;
import parcellocker.bridge.web.Web;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/** The whole bridge over a real broker and a real PostgreSQL. */
class BridgeTest {
    private static final Keys KEYS = Keys.fresh();
    private static final String LOCKER_KEY = Jose.publicOf(Jose.newSealingKey());

    @TempDir
    static Path folder;

    private static Broker broker;
    private static String database;
    private static Bridge bridge;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker(folder);
        database = Postgres.create();
        bridge = new Bridge(config("bridge-1"), KEYS);
        client = new Client(bridge.url());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        broker.close();
    }

    private static Config config(String clientId) {
        return new Config(
                new Web.Address("127.0.0.1", 0, Client.KEY, true),
                new Config.Database(Postgres.url(database), "postgres", "any"),
                new Config.Mqtt(mqtt(clientId), mqtt(clientId)),
                Path.of("unused"),
                Config.Channel.SCREEN,
                new Config.City("Luoyang", 24, 14, 90, 24, 1),
                Optional.empty(),
                Config.Registry.plain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static parcellocker.bridge.link.Broker mqtt(String clientId) {
        return new parcellocker.bridge.link.Broker(broker.url(), new Login.Password("bridge", "any"), clientId);
    }

    @Test
    void a_parcel_is_announced_stored_told_and_collected() throws Exception {
        LockerId id = registered("E2E-1");
        try (StreetLocker locker = locker(id)) {
            announce("E2E-1", "YTE2E1");
            locker.birth("nonce-1", 0, 0);
            Numbered welcome = locker.directive();
            assertThat(welcome.number()).isZero();
            assertThat(welcome.directive()).isInstanceOfSatisfying(Directive.Welcome.class, first -> {
                assertThat(first.session()).isEqualTo("nonce-1");
                assertThat(first.upTo()).isZero();
                assertThat(first.epoch()).isEqualTo(1);
            });
            assertThat(locker.directive().number()).isEqualTo(1);

            Journal journal = new Journal(id, 1);
            String code = journal.attach(
                    "{\"delivery\":\"d-e2e\",\"code\":\"13572468\"}",
                    Jose.publicOf(KEYS.sealing().present()));
            journal.add(new Fact.DirectiveTaken(1, "Announce", null, null)).deposit("d-e2e", "A01", "YTE2E1", code);
            locker.send(journal.all());
            assertThat(locker.ack()).isEqualTo(new Ack(1, 4));
            assertThat(Client.json(client.get("/v1/notices")).toString()).contains("13572468");
            assertThat(Client.json(client.get("/v1/lockers/E2E-1"))
                            .path("directivesTaken")
                            .asLong())
                    .isEqualTo(1);

            client.post("/v1/deliveries/d-e2e/renew-code", "");
            assertThat(locker.directive()).satisfies(renew -> {
                assertThat(renew.number()).isEqualTo(2);
                assertThat(renew.directive()).isEqualTo(new Directive.RenewCode("d-e2e"));
            });
            journal.pickup("d-e2e", "A01");
            locker.send(journal.batch(5, 8));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 8));
            assertThat(state("YTE2E1")).isEqualTo("COLLECTED");
        }
    }

    @Test
    void how_a_lockers_doors_fare_is_shown_with_what_will_fail_soon() throws Exception {
        LockerId id = registered("TELE-1");
        try (StreetLocker locker = locker(id)) {
            locker.birth("nonce-1", 0, 0);
            locker.directive();
            locker.tells(new Telemetry(
                    1_790_000_000_000L,
                    List.of(new Telemetry.Door("A01", 420L, 7, 0, 0, 0, -12_500, "SLOW")),
                    List.of()));
            await(
                    "/v1/lockers/TELE-1",
                    found -> found.at("/doors/0/sign").asText().equals("SLOW"));
            assertThat(client.page("/").body()).contains("will fail soon: A01 (slow at -12.5 °C)");
        }
    }

    @Test
    void a_command_goes_out_with_an_end_and_again_with_the_same_bytes_until_the_journal_answers() throws Exception {
        LockerId id = registered("CMD-E2E");
        try (StreetLocker locker = locker(id)) {
            locker.birth("nonce-7", 0, 0);
            locker.directive();
            String session = Client.json(client.get("/v1/lockers/CMD-E2E"))
                    .path("session")
                    .asText();
            assertThat(session).isEqualTo("nonce-7");
            long now = java.time.Instant.now().getEpochSecond();
            Command command = new Command(
                    "a".repeat(32),
                    "CMD-E2E",
                    session,
                    Command.Kind.OPEN,
                    "A01",
                    "caller",
                    "T-1",
                    "op-7",
                    now,
                    now + 60,
                    1);
            SignedCommand signed =
                    new SignedCommand(OperatorSign.sign(command, "ops-1", Jose.newSigningKey()), java.util.List.of());
            assertThat(client.post("/v1/lockers/CMD-E2E/commands", Json.write(signed))
                            .status())
                    .isEqualTo(202);
            var first = locker.command();
            var again = locker.command();
            assertThat(first.isRetained()).isFalse();
            assertThat(first.getPayload()).isEqualTo(again.getPayload());
            assertThat(Json.read(first.getPayload(), SignedCommand.class)).isEqualTo(signed);
            assertThat(first.getProperties().getMessageExpiryInterval()).isBetween(1L, 60L);
            Journal journal = new Journal(id, 1).add(new Fact.CommandRefused(command.id(), "ops-1", null, "LK-6032"));
            locker.send(journal.all());
            assertThat(locker.ack()).isEqualTo(new Ack(1, 1));
            assertThat(Client.json(client.get("/v1/lockers/CMD-E2E/commands/" + command.id()))
                            .path("state")
                            .asText())
                    .isEqualTo("REFUSED");
        }
    }

    @Test
    void the_second_batch_before_the_first_is_acked_when_the_first_has_come() throws Exception {
        LockerId id = registered("ORD-1");
        try (StreetLocker locker = locker(id)) {
            Journal journal =
                    new Journal(id, 1).deposit("d-ord", "A01", "YTORD1", "c").pickup("d-ord", "A01");
            locker.send(journal.batch(4, 7));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 0));
            locker.send(journal.batch(1, 3));
            assertThat(locker.ack()).isEqualTo(new Ack(1, 7));
            assertThat(state("YTORD1")).isEqualTo("COLLECTED");
        }
    }

    @Test
    void an_old_image_is_told_of_by_its_birth_and_enrolled_anew_with_what_the_city_believes() throws Exception {
        LockerId id = registered("OLD-1");
        announce("OLD-1", "YTOLD9");
        try (StreetLocker locker = locker(id)) {
            Journal journal =
                    new Journal(id, 1).deposit("d-old", "A01", "YTOLD1", "c").deposit("d-gone", "A02", "YTOLD2", "c");
            locker.send(journal.pickup("d-gone", "A02").all());
            assertThat(locker.ack().epoch()).isEqualTo(1);

            locker.birth("nonce-1", 1, 0, "QUARANTINE");
            Directive.Welcome welcome = (Directive.Welcome) locker.directive().directive();
            assertThat(welcome.head()).isEqualTo(journal.headHash());
            await("/v1/lockers/OLD-1", found -> found.path("modes").toString().equals("[\"QUARANTINE\"]"));

            assertThat(locker.directive().number()).isEqualTo(1);
            assertThat(client.post("/v1/lockers", registration("OLD-1", 2)).status())
                    .isEqualTo(200);
            Numbered again = locker.directive();
            assertThat(again.number()).isEqualTo(2);

            locker.birth("nonce-2", 1, 0, "QUARANTINE");
            Directive.Enrol enrol = (Directive.Enrol) locker.directive().directive();
            assertThat(enrol.session()).isEqualTo("nonce-2");
            assertThat(enrol.epoch()).isEqualTo(2);
            assertThat(enrol.directives()).isEqualTo(1);
            assertThat(enrol.inside()).singleElement().satisfies(inside -> {
                assertThat(inside.delivery()).isEqualTo("d-old");
                assertThat(inside.compartment()).isEqualTo("A01");
                assertThat(inside.code()).isEqualTo(Journal.V);
                assertThat(inside.state()).isEqualTo(Fact.Believed.STORED);
            });
        }
    }

    /** Enrolled into an epoch that is not new it would hold codes for live that were spent, until its next word. */
    @Test
    void a_locker_that_has_forgotten_its_epoch_is_told_so_and_not_enrolled_into_it_again() throws Exception {
        LockerId id = registered("FOR-1");
        try (StreetLocker locker = locker(id)) {
            assertThat(client.post("/v1/lockers", registration("FOR-1", 2)).status())
                    .isEqualTo(200);
            locker.birth("nonce-1", 1, 0, "DAMAGED");
            assertThat(locker.directive().directive()).isInstanceOf(Directive.Enrol.class);
            Journal journal = new Journal(id, 2).deposit("d-for", "A01", "YTFOR1", "c");
            locker.send(journal.all());
            assertThat(locker.ack().epoch()).isEqualTo(2);

            locker.birth("nonce-2", 1, 0, "DAMAGED");
            Directive next = locker.directive().directive();
            while (next instanceof Directive.StartStorage) {
                // On a slow machine the round that lets storage begin comes in between.
                next = locker.directive().directive();
            }
            Directive.Welcome welcome = (Directive.Welcome) next;
            assertThat(welcome.epoch()).isEqualTo(2);
            assertThat(welcome.head()).isEqualTo(journal.headHash());
        }
    }

    /** The ack is where a kill hurts most: committed, but the locker does not know. */
    @Test
    void a_bridge_that_dies_between_commit_and_ack_loses_and_doubles_nothing() throws Exception {
        LockerId id = registered("KIL-1");
        Journal journal = new Journal(id, 1).deposit("d-kil", "A01", "YTKIL1", "c");
        Database books = new Database(Postgres.source(database));
        CountDownLatch died = new CountDownLatch(1);
        Conversation dying = new Conversation(
                new Conversation.Parts(
                        new Intake(new SqlBooks(books)),
                        new Directives(
                                books, KEYS.directives().present(), new Expected(KEYS.sealing(), Optional.empty())),
                        new Commands(books),
                        new Presence(),
                        new Enrolment(
                                books,
                                new Directives(
                                        books,
                                        KEYS.directives().present(),
                                        new Expected(KEYS.sealing(), Optional.empty())),
                                java.time.InstantSource.system())),
                (topic, text) -> {
                    died.countDown();
                    throw new IllegalStateException("killed");
                },
                java.time.InstantSource.system(),
                () -> {});
        try {
            dying.arrived(
                    new Topic(id, Topic.Kind.JOURNAL).text(),
                    Json.write(journal.all()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
        assertThat(died.getCount()).isZero();
        assertThat(state("YTKIL1")).isEqualTo("STORED");
        try (StreetLocker locker = locker(id)) {
            locker.send(journal.all());
            assertThat(locker.ack()).isEqualTo(new Ack(1, 3));
        }
        assertThat(Client.json(client.get("/v1/parcels/YTKIL1")).path("history"))
                .hasSize(3);
    }

    @Test
    void a_locker_that_returns_is_told_again_what_it_had_not_answered() throws Exception {
        LockerId id = registered("DIR-1");
        announce("DIR-1", "YTDIR1");
        announce("DIR-1", "YTDIR2");
        try (StreetLocker locker = locker(id)) {
            locker.birth("n1", 0, 0);
            assertThat(numbers(locker, 3)).isEqualTo("0 1 2 ");
        }
        try (StreetLocker locker = locker(id)) {
            locker.birth("n2", 1, 1);
            assertThat(numbers(locker, 2)).isEqualTo("0 2 ");
            locker.send(new Journal(id, 1)
                    .add(new Fact.DirectiveTaken(2, "Announce", null, null))
                    .all());
            locker.ack();
            locker.birth("n3", 1, 2);
            assertThat(numbers(locker, 1)).isEqualTo("0 ");
        }
    }

    /** As after a backup was put back: this city has given one directive, the locker has taken fifty. */
    @Test
    void a_locker_that_knows_more_than_the_city_is_told_everything_at_once_and_goes_on_from_there() throws Exception {
        LockerId id = registered("RST-1");
        announce("RST-1", "YTRST1");
        try (StreetLocker locker = locker(id)) {
            locker.birth("n1", 0, 50);
            assertThat(locker.directive().number()).isZero();
            Numbered list = locker.directive();
            assertThat(list.number()).isEqualTo(51);
            assertThat(list.directive()).isInstanceOfSatisfying(Directive.FullList.class, page -> {
                assertThat(page.session()).isEqualTo("n1");
                assertThat(page.pages()).isEqualTo(1);
                assertThat(page.parcels()).extracting(Directive.Parcel::waybill).containsExactly("YTRST1");
            });
            announce("RST-1", "YTRST2");
            Numbered next = locker.directive();
            assertThat(next.number()).isEqualTo(52);
            assertThat(next.prev()).isEqualTo(((Directive.FullList) list.directive()).head());
        }
    }

    @Test
    void nonsense_on_every_topic_costs_nothing_but_itself() throws Exception {
        LockerId id = registered("BAD-1");
        try (StreetLocker locker = locker(id)) {
            Journal journal = new Journal(id, 1).deposit("d-bad", "A01", "YTBAD9", "c");
            for (String text :
                    new String[] {"", "{", "null", "[]", "{\"locker\":\"BAD-1\"}", "[".repeat(9_000), "\0"}) {
                locker.sendRaw(text);
            }
            locker.send(new Journal(new LockerId("E2E-1"), 1)
                    .deposit("d-x", "A01", "YTFOREIGN", "c")
                    .all());
            locker.send(new Journal(id, 9).deposit("d-y", "A01", "YTEPOCH", "c").all());
            locker.send(journal.all());
            assertThat(locker.ack()).isEqualTo(new Ack(1, 3));
            assertThat(client.get("/v1/parcels/YTFOREIGN").status()).isEqualTo(404);
            assertThat(client.get("/v1/parcels/YTEPOCH").status()).isEqualTo(404);
        }
    }

    @Test
    void a_death_is_seen_and_a_lost_broker_is_found_again() throws Exception {
        LockerId id = registered("NET-1");
        try (StreetLocker locker = locker(id)) {
            locker.birth("n1", 0, 0);
            await("/v1/lockers/NET-1", found -> found.path("presence").asText().equals("LIVE"));
            locker.death();
            await("/v1/lockers/NET-1", found -> found.path("presence").asText().equals("LEAVING"));
        }
        try (Bridge second = new Bridge(config("bridge-1"), KEYS)) {
            // Two of one name throw each other out: each must come back by itself.
            assertThat(second.url()).isNotEqualTo(bridge.url());
            await("/health", found -> found.path("broker").asBoolean());
        }
        await("/health", found -> found.path("broker").asBoolean());
    }

    @Test
    void two_bridges_share_the_journals_and_end_with_one_truth() throws Exception {
        LockerId id = registered("TWO-1");
        try (Bridge second = new Bridge(config("bridge-2"), KEYS);
                StreetLocker locker = locker(id)) {
            Client other = new Client(second.url());
            Journal journal = new Journal(id, 1);
            for (int i = 0; i < 10; i++) {
                journal.deposit("d-two-" + i, "A01", "YTTWO" + i, "c").pickup("d-two-" + i, "A01");
            }
            for (long first = 1; first <= journal.head(); first += 7) {
                locker.send(journal.batch(first, first + 6));
            }
            while (locker.ack().upTo() < journal.head()) {
                assertThat(journal.head()).isEqualTo(70);
            }
            assertThat(Client.json(other.get("/v1/parcels/YTTWO9"))
                            .path("parcel")
                            .path("state")
                            .asText())
                    .isEqualTo("COLLECTED");
            assertThat(Client.json(other.get("/v1/parcels/YTTWO9")).path("history"))
                    .hasSize(7);
        }
    }

    private static String numbers(StreetLocker locker, int count) throws InterruptedException {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            numbers.append(locker.directive().number()).append(' ');
        }
        return numbers.toString();
    }

    private static LockerId registered(String id) throws Exception {
        assertThat(client.post("/v1/lockers", registration(id, 1)).status()).isEqualTo(201);
        return new LockerId(id);
    }

    private static String registration(String id, long epoch) {
        return "{\"locker\":\"" + id + "\",\"name\":\"Locker\",\"address\":\"West gate\",\"epoch\":" + epoch
                + ",\"sealTo\":\"" + LOCKER_KEY.replace("\"", "\\\"") + "\"}";
    }

    private static void announce(String locker, String waybill) throws Exception {
        String body = "{\"waybill\":\"" + waybill + "\",\"locker\":\"" + locker
                + "\",\"name\":\"张三\",\"phone\":\"13812345678\"}";
        assertThat(client.post("/v1/parcels", body).status()).isEqualTo(201);
    }

    private static StreetLocker locker(LockerId id) throws Exception {
        await("/health", found -> found.path("broker").asBoolean());
        return new StreetLocker(
                broker.url(), id, Jose.publicOf(KEYS.directives().present()));
    }

    private static String state(String waybill) throws Exception {
        return Client.json(client.get("/v1/parcels/" + waybill))
                .path("parcel")
                .path("state")
                .asText();
    }

    /** Asks until it is so, for at most half a minute; each answer is a round trip, so this does not spin. */
    private static void await(String path, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.test(Client.json(client.get(path)))) {
            assertThat(System.nanoTime()).as("still not so: " + path).isLessThan(deadline);
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
