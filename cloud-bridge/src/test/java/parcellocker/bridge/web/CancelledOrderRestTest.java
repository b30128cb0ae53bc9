package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
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
import parcellocker.bridge.parcels.SendingOrders;
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

/** Sending orders taken back, over real HTTP and a real PostgreSQL. */
class CancelledOrderRestTest {
    private static final String SIGNING = Jose.newSigningKey();
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final Database database = Postgres.migrated();
    private static final SqlBooks books = new SqlBooks(database);
    private static final Directives directives =
            new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    private static final Tokens tokens = new Tokens(database, directives, Jose.newSigningKey(), InstantSource.system());
    private static final City city = city();
    private static final Web web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes());
    private static final Client client = Client.of(web.url());

    private static City city() {
        return new City(
                "Luoyang",
                database,
                books,
                new Fleet(database, directives),
                directives,
                new Presence(),
                new Announcements(database, directives, SEALING),
                new Storage(database, directives, new Storage.Terms(true, Duration.ofHours(24), Optional.empty())),
                new Parcels(database, SEALING),
                new Commands(database),
                tokens,
                Optional.empty(),
                Jose.publicOf(SEALING.present()),
                InstantSource.system(),
                TOLD::add,
                () -> true);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static LockerId registered(String id) throws Exception {
        String sealTo = Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"");
        client.post(
                "/v1/lockers",
                "{\"locker\":\"%s\",\"name\":\"N\",\"address\":\"A\",\"epoch\":1,\"sealTo\":\"%s\"}"
                        .formatted(id, sealTo));
        return new LockerId(id);
    }

    private static OpenApi.Answer issue(LockerId locker, String order, int hours) throws Exception {
        return client.post(
                "/v1/lockers/" + locker + "/mail-in-tokens",
                "{\"order\":\"%s\",\"size\":\"M\",\"carrier\":\"SF\",\"identity\":\"RN-2026\",\"hours\":%d}"
                        .formatted(order, hours));
    }

    private static OpenApi.Answer cancel(String order) throws Exception {
        String path = "/v1/mail-ins/" + order;
        return client.checked("DELETE", path, client.authorised(path).DELETE().build());
    }

    private static String cancellation(String order) throws Exception {
        return Client.json(client.get("/v1/mail-ins/" + order))
                .path("cancellation")
                .path("state")
                .asText();
    }

    private static List<Directive> given(LockerId locker) {
        return directives.untaken(locker, 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    private static Fact[] left(String order) {
        return new Fact[] {
            new Fact.MailInAuthorised("o-m", "d1", "A01", order, "M", "SF", "RN-2026", "t", 1_900_000_000),
            new Fact.DoorOpened("o-m", 300),
            new Fact.MailInClosed("o-m", 9_000, Fact.MailInVerdict.STORED)
        };
    }

    private static void hears(Journal journal, LockerId locker, Fact... facts) {
        long from = journal.head() + 1;
        journal.add(facts);
        new Intake(books).take(locker, journal.batch(from, journal.head()));
    }

    private static void endedAgo(String order, int seconds) {
        int changed = database.inTransaction(sql -> sql.change(
                "update parcel_token set expires_at = now() - make_interval(secs => ?) where sending_order = ?",
                seconds,
                order));
        assertThat(changed).isOne();
    }

    /** Clocks of lockers differ: one that is behind would open a door after the shop was told that it is cancelled. */
    @Test
    void aLockerIsToldAsLongAsItMayTakeATokenThatHasJustEnded() throws Exception {
        LockerId behind = registered("CAN-LATE");
        issue(behind, "SO-LATE", 1);
        endedAgo("SO-LATE", 60);
        assertThat(Client.json(cancel("SO-LATE")).path("lockers")).hasSize(1);
        assertThat(given(behind)).singleElement().isInstanceOf(Directive.CancelMailIn.class);
        assertThat(cancellation("SO-LATE")).isEqualTo("ASKED");
        database.inTransaction(sql -> {
            tokens.again(sql, behind);
            return true;
        });
        assertThat(given(behind)).as("a locker that has forgotten it").hasSize(2);

        issue(behind, "SO-LONG-OVER", 1);
        endedAgo("SO-LONG-OVER", 3_600);
        assertThat(Client.json(cancel("SO-LONG-OVER")).path("lockers")).isEmpty();
        assertThat(cancellation("SO-LONG-OVER")).isEqualTo("CANCELLED");
    }

    @Test
    void everyLockerWhereATokenIsGoodIsToldOnce_andTheOrderGetsNoOther() throws Exception {
        LockerId first = registered("CAN-1");
        LockerId second = registered("CAN-2");
        LockerId third = registered("CAN-3");
        issue(first, "SO-CAN-1", 1);
        JsonNode longer = Client.json(issue(first, "SO-CAN-1", 48));
        long end = Instant.parse(longer.path("expiresAt").asText()).getEpochSecond();
        issue(second, "SO-CAN-1", 48);
        issue(third, "SO-OTHER", 48);
        TOLD.clear();
        OpenApi.Answer answer = cancel("SO-CAN-1");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(Client.json(answer).path("lockers")).hasSize(2);
        assertThat(TOLD).contains(first, second).doesNotContain(third);
        assertThat(given(first)).containsExactly(new Directive.CancelMailIn("SO-CAN-1", end));
        assertThat(cancel("SO-CAN-1").status()).as("again").isEqualTo(202);
        assertThat(given(first)).hasSize(1);
        assertThat(given(third)).isEmpty();
        Client.assertProblem(409, "LK-7009", issue(third, "SO-CAN-1", 48));
        Client.assertProblem(404, "LK-7003", cancel("SO-NEVER"));
        assertThat(cancellation("SO-CAN-1")).isEqualTo("ASKED");
        Journal journal = new Journal(first, 1);
        hears(journal, first, new Fact.MailInCancelled("SO-CAN-1", end, false));
        assertThat(cancellation("SO-CAN-1")).as("the other has not answered").isEqualTo("ASKED");
        hears(new Journal(second, 1), second, new Fact.MailInCancelled("SO-CAN-1", end, false));
        new Intake(books).replay(first);
        JsonNode known = Client.json(client.get("/v1/mail-ins/SO-CAN-1"));
        assertThat(known.path("cancellation").path("state").asText()).isEqualTo("CANCELLED");
        assertThat(known.has("mailIn")).isFalse();
        assertThat(known.path("history")).hasSize(2);
        assertThat(client.page("/mail-ins/SO-CAN-1").body())
                .contains(">cancelled<", "Nobody has brought its parcel", "sending order cancelled");
    }

    @Test
    void whatWasLeftIsNotCancelled_whetherTheCityHadHeardOfItOrNot() throws Exception {
        LockerId heard = registered("CAN-4");
        issue(heard, "SO-CAN-4", 48);
        Journal journal = new Journal(heard, 1);
        hears(journal, heard, left("SO-CAN-4"));
        Client.assertProblem(409, "LK-7008", cancel("SO-CAN-4"));
        assertThat(given(heard)).isEmpty();
        assertThat(Client.json(client.get("/v1/mail-ins/SO-CAN-4")).has("cancellation"))
                .isFalse();
        LockerId silent = registered("CAN-5");
        issue(silent, "SO-CAN-5", 48);
        assertThat(cancel("SO-CAN-5").status()).isEqualTo(202);
        hears(new Journal(silent, 1), silent, left("SO-CAN-5"));
        assertThat(cancellation("SO-CAN-5")).isEqualTo("TOO_LATE");
        Client.assertProblem(409, "LK-7008", cancel("SO-CAN-5"));
        assertThat(client.page("/mail-ins/SO-CAN-5").body()).contains(">stored<", ">cancelled too late<");
    }

    @Test
    void whoseSenderWentAwayWithItCanBeCancelled() throws Exception {
        LockerId locker = registered("CAN-6");
        issue(locker, "SO-CAN-6", 48);
        Journal journal = new Journal(locker, 1);
        hears(
                journal,
                locker,
                new Fact.MailInAuthorised("o-m", "d1", "A01", "SO-CAN-6", "M", "SF", "RN-2026", "t", 1_900_000_000),
                new Fact.DoorOpened("o-m", 300),
                new Fact.MailInClosed("o-m", 9_000, Fact.MailInVerdict.TOO_SMALL));
        assertThat(cancel("SO-CAN-6").status()).isEqualTo(202);
        hears(journal, locker, new Fact.MailInCancelled("SO-CAN-6", 1_900_000_000, false));
        assertThat(cancellation("SO-CAN-6")).isEqualTo("CANCELLED");
        JsonNode history = Client.json(client.get("/v1/mail-ins/SO-CAN-6")).path("history");
        assertThat(history).hasSize(4);
        assertThat(history.get(3).path("kind").asText()).isEqualTo("MailInCancelled");
    }

    @Test
    void aLockerThatForgotItIsToldAgain() throws Exception {
        LockerId locker = registered("CAN-7");
        issue(locker, "SO-CAN-7", 48);
        issue(locker, "SO-CAN-8", 48);
        cancel("SO-CAN-7");
        city.database().inTransaction(sql -> {
            city.sayAgain(sql, locker);
            return true;
        });
        assertThat(given(locker)).hasSize(2);
        assertThat(given(locker).getFirst()).isEqualTo(given(locker).getLast());
    }

    /** Or the lockers would be told of all tokens but the one. */
    @Test
    void aTokenThatIsBeingGivenOutIsToldOf() throws Exception {
        LockerId locker = registered("CAN-9");
        issue(locker, "SO-CAN-9", 1);
        SendingOrders orders = new SendingOrders(database, directives);
        FutureTask<List<LockerId>> cancelled = new FutureTask<>(() -> orders.cancel("SO-CAN-9"));
        database.inTransaction(sql -> {
            sql.change("update parcel_order set cancelled_at = null where sending_order = 'SO-CAN-9'");
            Thread.ofVirtual().start(cancelled);
            while (!cancelled.isDone() && !isSomebodyWaiting()) {
                Thread.onSpinWait();
            }
            sql.change("update parcel_token set expires_at = expires_at + interval '1 day'"
                    + " where sending_order = 'SO-CAN-9'");
            return true;
        });
        assertThat(cancelled.get()).containsExactly(locker);
        long end = ((Directive.CancelMailIn) given(locker).getFirst()).notAfterSeconds();
        assertThat(end).isGreaterThan(Instant.now().getEpochSecond() + 3_600);
    }

    private static boolean isSomebodyWaiting() {
        return database.inTransaction(sql -> sql.one(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                                + " limit 1",
                        row -> row.getInt(1))
                .isPresent());
    }
}
