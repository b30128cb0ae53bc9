package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
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
import parcellocker.bridge.parcels.LostCodes;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** What is ordered about deliveries, and what their recipients are told. */
class DeliveryRestTest {
    private static final String SIGNING = Jose.newSigningKey();
    private static final String TOKENS = Jose.newSigningKey();
    private static final String SEALING = Jose.newSealingKey();
    private static final long DAY = Duration.ofHours(24).toMillis();

    private static Web web;
    private static Client client;
    private static SqlBooks books;
    private static Directives directives;
    private static Storage storage;
    private static City city;

    @BeforeAll
    static void start() throws Exception {
        Database database = Postgres.migrated();
        books = new SqlBooks(database);
        directives = new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
        storage = new Storage(database, directives, new Storage.Terms(true, Duration.ofHours(24), Optional.empty()));
        city = new City(
                "Luoyang",
                database,
                books,
                new Fleet(database, directives),
                directives,
                new Presence(),
                new Announcements(database, directives, KeyRing.of(SEALING)),
                storage,
                new Parcels(database, KeyRing.of(SEALING)),
                new Commands(database),
                new Tokens(database, directives, TOKENS, InstantSource.system()),
                Optional.of(new Notices(
                        database, new Notices.Terms("Luoyang", 24, TOKENS, KeyRing.of(SEALING), Optional.empty()))),
                Jose.publicOf(SEALING),
                InstantSource.system(),
                locker -> {},
                () -> true);
        web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes(), Optional.empty());
        client = new Client(web.url());
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static LockerId stored(String locker, String delivery, String waybill) throws Exception {
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"North\",\"address\":\"Street 1\",\"epoch\":1}".formatted(locker));
        take(new LockerId(locker), new Journal(new LockerId(locker), 1).deposit(delivery, "A01", waybill, "code"));
        return new LockerId(locker);
    }

    private static void take(LockerId locker, Journal journal) {
        new Intake(books).take(locker, journal.all());
    }

    private static List<Directive> given(LockerId locker) {
        return directives.untaken(locker, 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    private static OpenApi.Answer delete(String path) throws Exception {
        return client.checked("DELETE", path, client.authorised(path).DELETE().build());
    }

    @Test
    void storage_begins_once_for_each_whose_recipient_was_told_also_after_a_replay() throws Exception {
        LockerId locker = stored("STO-1", "00000000000000c1", "YTSTO1");
        assertThat(given(locker)).isEmpty();
        assertThat(storage.begin()).contains(locker);
        assertThat(given(locker))
                .containsExactly(new Directive.StartStorage("00000000000000c1", DAY, Journal.V.hash(), null));
        new Intake(books).replay(locker);
        assertThat(storage.begin()).doesNotContain(locker);
        assertThat(client.post("/v1/deliveries/00000000000000c1/told", "").status())
                .isEqualTo(202);
        assertThat(given(locker)).hasSize(1);
    }

    @Test
    void where_somebody_else_tells_recipients_storage_begins_when_they_say_so() throws Exception {
        LockerId locker = stored("STO-2", "00000000000000c2", "YTSTO2");
        Storage waiting = new Storage(
                city.database(), directives, new Storage.Terms(false, Duration.ofHours(24), Optional.empty()));
        assertThat(waiting.begin()).isEmpty();
        assertThat(client.post("/v1/deliveries/00000000000000c2/told", "").status())
                .isEqualTo(202);
        assertThat(given(locker))
                .containsExactly(new Directive.StartStorage("00000000000000c2", DAY, Journal.V.hash(), null));
    }

    @Test
    void a_code_drawn_anew_is_told_as_the_first_was_and_the_locker_hears_of_each_once() throws Exception {
        LockerId locker = stored("STO-5", "00000000000000ca", "YTSTO5");
        storage.begin();
        Verifier second = new Verifier("c2Vjb25k", "bmV3");
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000ca", "A01", "YTSTO5", "code")
                        .add(new Fact.CodeRenewed("00000000000000ca", second, "second")));
        assertThat(given(locker))
                .containsExactly(new Directive.StartStorage("00000000000000ca", DAY, Journal.V.hash(), null));
        assertThat(client.put("/v1/deliveries/00000000000000ca/storage", "{\"hours\":48}")
                        .status())
                .isEqualTo(202);
        assertThat(given(locker).getLast())
                .as("more time tells nobody of a code")
                .isEqualTo(new Directive.StartStorage("00000000000000ca", 2 * DAY, null, null));
        assertThat(storage.begin()).contains(locker);
        assertThat(storage.begin()).doesNotContain(locker);
        assertThat(client.post("/v1/deliveries/00000000000000ca/told", "").status())
                .isEqualTo(202);
        assertThat(given(locker)).hasSize(3);
        assertThat(given(locker).getLast())
                .isEqualTo(new Directive.StartStorage("00000000000000ca", 2 * DAY, second.hash(), null));
    }

    @Test
    void a_locker_that_forgot_what_it_promised_is_told_the_later_end() throws Exception {
        LockerId locker = stored("STO-6", "00000000000000cb", "YTSTO6");
        storage.begin();
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000cb", "A01", "YTSTO6", "code")
                        .add(new Fact.StorageExtended("00000000000000cb", 3 * DAY, Fact.CredentialKind.CODE, "code")));
        assertThat(client.put("/v1/deliveries/00000000000000cb/storage", "{\"hours\":48}")
                        .status())
                .isEqualTo(202);
        assertThat(given(locker).getLast())
                .isEqualTo(new Directive.StartStorage("00000000000000cb", 3 * DAY, Journal.V.hash(), null));
    }

    @Test
    void more_time_is_ordered_for_what_is_inside_only() throws Exception {
        LockerId locker = stored("STO-3", "00000000000000c3", "YTSTO3");
        assertThat(client.put("/v1/deliveries/00000000000000c3/storage", "{\"hours\":48}")
                        .status())
                .isEqualTo(202);
        assertThat(given(locker)).containsExactly(new Directive.StartStorage("00000000000000c3", 2 * DAY, null, null));
        assertThat(client.put("/v1/deliveries/00000000000000c3/storage", "{\"hours\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(client.put("/v1/deliveries/nobody/storage", "{\"hours\":1}").status())
                .isEqualTo(404);
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000c3", "A01", "YTSTO3", "code")
                        .pickup("00000000000000c3", "A01"));
        assertThat(client.put("/v1/deliveries/00000000000000c3/storage", "{\"hours\":48}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_ticket_is_found_by_its_number_until_it_is_settled() throws Exception {
        LockerId locker = stored("TIC-1", "00000000000000d1", "YTTIC1");
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000d1", "A01", "YTTIC1", "code")
                        .add(
                                new Fact.PickupAuthorised(
                                        "p-1", "00000000000000d1", "A01", Fact.CredentialKind.CODE, "code"),
                                new Fact.DoorOpened("p-1", 300),
                                new Fact.PickupClosed("p-1", 5_000, Fact.PickupVerdict.NOT_MINE, null),
                                new Fact.TicketOpened(
                                        "48210937", Fact.Concern.NOT_MINE, "00000000000000d1", "A01", null)));
        assertThat(parcel("YTTIC1").path("state").asText()).isEqualTo("UNCERTAIN");
        JsonNode ticket = ticket("48210937");
        assertThat(ticket.path("concern").asText()).isEqualTo("NOT_MINE");
        assertThat(ticket.path("delivery").asText()).isEqualTo("00000000000000d1");
        assertThat(ticket.has("settledAt")).isFalse();
        assertThat(client.page("/tickets").body()).contains("48210937", "not mine", "waits");
        String settled = "/v1/lockers/TIC-1/tickets/48210937/settled";
        assertThat(client.post(settled, "").status()).isEqualTo(200);
        assertThat(client.post(settled, "").status()).isEqualTo(200);
        new Intake(books).replay(locker);
        assertThat(ticket("48210937").has("settledAt")).isTrue();
        assertThat(client.post("/v1/lockers/TIC-1/tickets/00000000/settled", "").status())
                .isEqualTo(404);
    }

    @Test
    void a_ticket_with_which_a_caretaker_handed_the_parcel_over_waits_no_longer() throws Exception {
        LockerId locker = stored("TIC-4", "00000000000000d4", "YTTIC4");
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000d4", "A01", "YTTIC4", "code")
                        .add(
                                new Fact.TicketOpened(
                                        "48210944", Fact.Concern.DOOR, "00000000000000d4", "A01", 86_400_000L),
                                new Fact.HandOverAuthorised("h-4", "48210944", "00000000000000d4", "A01", "ma"),
                                new Fact.DoorOpened("h-4", 300),
                                new Fact.HandOverClosed("h-4", 5_000, Fact.HandOverVerdict.HANDED_OVER)));
        assertThat(parcel("YTTIC4").path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(ticket("48210944").has("settledAt")).isTrue();
        assertThat(openedByStaff("h-4")).isPresent();
        new Intake(books).replay(locker);
        assertThat(parcel("YTTIC4").path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(ticket("48210944").has("settledAt")).isTrue();
    }

    @Test
    void a_lost_code_is_ordered_once_in_ten_minutes_and_not_again_after_a_replay() throws Exception {
        LockerId locker = stored("TIC-2", "00000000000000d2", "YTTIC2");
        LostCodes lost = new LostCodes(city.database(), directives);
        Journal journal = new Journal(locker, 1)
                .deposit("00000000000000d2", "A01", "YTTIC2", "code")
                .add(
                        new Fact.TicketOpened("11111111", Fact.Concern.CODE_LOST, null, null, null),
                        new Fact.CodeLost("11111111", "00000000000000d2"),
                        new Fact.TicketOpened("22222222", Fact.Concern.CODE_LOST, null, null, null),
                        new Fact.CodeLost("22222222", "00000000000000d2"),
                        new Fact.TicketOpened("33333333", Fact.Concern.CODE_LOST, null, null, null));
        take(locker, journal);
        assertThat(lost.order()).contains(locker);
        assertThat(given(locker)).containsExactly(new Directive.RenewCode("00000000000000d2"));
        new Intake(books).replay(locker);
        assertThat(lost.order()).isEmpty();
        assertThat(given(locker)).hasSize(1);
        assertThat(ticket("11111111").path("renewal").asText()).isEqualTo("ORDERED");
        assertThat(ticket("22222222").path("renewal").asText()).isEqualTo("DECLINED");
        assertThat(ticket("33333333").has("renewal")).isFalse();
    }

    @Test
    void no_code_is_ordered_for_what_was_collected_meanwhile() throws Exception {
        LockerId locker = stored("TIC-3", "00000000000000d3", "YTTIC3");
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000d3", "A01", "YTTIC3", "code")
                        .add(new Fact.CodeLost("44444444", "00000000000000d3"))
                        .pickup("00000000000000d3", "A01"));
        assertThat(new LostCodes(city.database(), directives).order()).doesNotContain(locker);
        assertThat(given(locker)).isEmpty();
    }

    private static JsonNode ticket(String number) throws Exception {
        for (JsonNode one : Client.json(client.get("/v1/tickets")).path("tickets")) {
            if (one.path("number").asText().equals(number)) {
                return one;
            }
        }
        throw new AssertionError("no ticket " + number);
    }

    @Test
    void what_is_overdue_is_shown_so() throws Exception {
        LockerId locker = stored("STO-4", "00000000000000c4", "YTSTO4");
        assertThat(parcel("YTSTO4").path("overdue").asBoolean(true)).isFalse();
        take(
                locker,
                new Journal(locker, 1)
                        .deposit("00000000000000c4", "A01", "YTSTO4", "code")
                        .add(
                                new Fact.StorageStarted("00000000000000c4", DAY, null, null),
                                new Fact.StorageEnded("00000000000000c4", DAY)));
        assertThat(parcel("YTSTO4").path("overdue").asBoolean(false)).isTrue();
        assertThat(client.page("/parcels").body()).contains(">overdue<");
        assertThat(client.page("/parcels/YTSTO4").body()).contains(">overdue<", "a courier may take it out");
    }

    private static JsonNode parcel(String waybill) throws Exception {
        return Client.json(client.get("/v1/parcels/" + waybill)).path("parcel");
    }

    @Test
    void a_delegates_token_is_taken_back_once_and_said_again_to_a_locker_that_forgot() throws Exception {
        LockerId locker = stored("REV-1", "00000000000000c5", "YTREV1");
        String token = Client.json(client.post("/v1/deliveries/00000000000000c5/delegates", "{\"hours\":48}"))
                .path("token")
                .asText();
        assertThat(delete("/v1/tokens/" + token).status()).isEqualTo(202);
        assertThat(delete("/v1/tokens/" + token).status()).isEqualTo(202);
        Directive revoke = new Directive.RevokeToken(token, List.of("00000000000000c5"));
        assertThat(given(locker)).containsExactly(revoke);
        city.database().inTransaction(sql -> {
            city.sayAgain(sql, locker);
            return true;
        });
        assertThat(given(locker)).containsExactly(revoke, revoke);
        assertThat(delete("/v1/tokens/0000000000000000").status()).isEqualTo(404);
    }

    @Test
    void who_has_a_parcel_inside_is_told_that_staff_opened_and_nobody_else_is() throws Exception {
        LockerId locker = stored("STA-1", "00000000000000c6", "YTSTA16789");
        Journal journal = new Journal(locker, 1)
                .deposit("00000000000000c6", "A01", "YTSTA16789", "code")
                .add(new Fact.CommandAuthorised(
                        "o-r1",
                        "c1",
                        "ops-1",
                        1,
                        "A01",
                        "00000000000000c6",
                        "op-7",
                        "caller",
                        "T-1",
                        List.of("ops-2")));
        take(locker, journal);
        assertThat(openedByStaff("o-r1")).as("no door has opened yet").isEmpty();
        take(locker, journal.add(new Fact.DoorOpened("o-r1", 200), new Fact.RemoteClosed("o-r1", 4_000)));
        assertThat(openedByStaff("o-r1"))
                .hasValueSatisfying(said -> assertThat(said.path("text").asText())
                        .contains("…6789", "Staff opened", "o-r1")
                        .doesNotContain("op-7"));
        assertThat(client.page("/notices").body()).contains("data-opening=\"o-r1\"");
        take(
                locker,
                journal.add(
                        new Fact.CommandAuthorised(
                                "o-r2", "c2", "ops-1", 2, "A02", null, "op-7", "caller", "T-1", List.of()),
                        new Fact.DoorOpened("o-r2", 200)));
        assertThat(openedByStaff("o-r2")).as("nobody's parcel").isEmpty();
    }

    private static Optional<JsonNode> openedByStaff(String opening) throws Exception {
        for (JsonNode one : Client.json(client.get("/v1/notices")).path("openedByStaff")) {
            if (one.path("opening").asText().equals(opening)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
