package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Audit;
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
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;
import parcellocker.contract.wire.Overlay;

/** What is set at lockers, over real HTTP and a real PostgreSQL. */
class ConfigurationRestTest {
    private static final String BOARD = "LK-1108 board b1 has not answered within 120 s";
    private static final String SIGNING = Jose.newSigningKey();
    private static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());
    private static final List<LockerId> TOLD = new ArrayList<>();
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-07-01T08:00:00Z"));
    private static final Database database = Postgres.migrated();
    private static final SqlBooks books = new SqlBooks(database);
    private static final Presence presence = new Presence();
    private static final Directives directives =
            new Directives(database, SIGNING, (sql, at) -> Directives.Said.NOTHING);
    private static final City city = city();
    private static final Web web = new Web(new Web.Address("127.0.0.1", 0, Client.KEY, true), city, new Changes());
    private static final Client client = Client.of(web.url());
    private static final Intake intake = new Intake(books);
    private static long births = 1;

    private static City city() {
        return new City(
                "Luoyang",
                database,
                books,
                new Fleet(database, directives),
                directives,
                presence,
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

    /** It is connected, and says that it runs with that. */
    private static void born(LockerId locker, Journal journal, long version) {
        Status.Birth birth = new Status.Birth(
                ++births,
                "s" + births,
                "1.0",
                1,
                journal.head(),
                0,
                0,
                Stamp.Clock.TRUSTED,
                0,
                List.of(),
                "",
                List.of(),
                null,
                version == 0
                        ? new Status.Configuration(0, "", Status.Source.BASE, false)
                        : new Status.Configuration(version, "h", Status.Source.OVERLAY, false),
                null);
        intake.born(locker, birth);
        presence.heard(locker, birth, NOW.get());
    }

    private static void hears(Journal journal, LockerId locker, Fact... facts) {
        long from = journal.head() + 1;
        journal.add(facts);
        intake.take(locker, journal.batch(from, journal.head()));
    }

    private static Fact settled(long version, Fact.Setting setting, long inForce, String... reasons) {
        return new Fact.ConfigurationSettled(version, "h", setting, List.of(reasons), inForce, inForce == 0 ? "" : "h");
    }

    private static long written(int idleMillis) throws Exception {
        OpenApi.Answer answer = client.post(
                "/v1/configurations",
                "{\"values\":{\"profile\":{\"idleMillis\":%d}},\"note\":\"quicker\"}".formatted(idleMillis));
        assertThat(answer.status()).isEqualTo(201);
        return Client.json(answer).path("version").asLong();
    }

    private static OpenApi.Answer want(LockerId locker, long version) throws Exception {
        return client.put("/v1/lockers/" + locker + "/configuration", "{\"version\":" + version + "}");
    }

    private static JsonNode standing(LockerId locker) throws Exception {
        return Client.json(client.get("/v1/lockers/" + locker + "/configuration"));
    }

    private static List<Directive> given(LockerId locker) {
        return directives.untaken(locker, 100).stream()
                .map(one -> Json.read(Jose.verify(one.messages().getFirst(), Jose.publicOf(SIGNING)), Numbered.class)
                        .directive())
                .toList();
    }

    @Test
    void whatIsWrittenHasItsVersionAndHash_andEveryMistakeIsToldAtOnce() throws Exception {
        OpenApi.Answer answer = client.post(
                "/v1/configurations",
                "{\"yaml\":\"# at night\\nkiosk:\\n  quiet: {to: \\\"07:00\\\", from: \\\"22:00\\\"}\\n\"}");
        JsonNode written = Client.json(answer);
        String body = "{\"kiosk\":{\"quiet\":{\"from\":\"22:00\",\"to\":\"07:00\"}}}";
        assertThat(written.path("hash").asText()).isEqualTo(Overlay.hash(body));
        assertThat(written.path("values")).isEqualTo(Json.tree(body));
        assertThat(written.path("author").asText()).isEqualTo("(key)");
        assertThat(Client.json(client.get(
                        "/v1/configurations/" + written.path("version").asLong())))
                .isEqualTo(written);
        OpenApi.Answer unfit = client.post(
                "/v1/configurations", "{\"values\":{\"profile\":{\"idleMillis\":1,\"leastOpenMillis\":9},\"线路\":[]}}");
        Client.assertProblem(422, "LK-7024", unfit);
        assertThat(Client.json(unfit).path("detail").asText())
                .isEqualTo(
                        "LK-8004 profile.idleMillis is 1, allowed: 10000 to 600000; LK-2052 profile.leastOpenMillis cannot"
                                + " be set from afar; LK-2052 线路 cannot be set from afar");
        OpenApi.Answer unread = client.post("/v1/configurations", "{\"yaml\":\"a: b\\nc: [\\n\"}");
        Client.assertProblem(422, "LK-7024", unread);
        assertThat(Client.json(unread).path("detail").asText()).contains("LK-6001 line 2 cannot be read");
        Client.assertProblem(400, "LK-7001", client.post("/v1/configurations", "{\"note\":\"nothing\"}"));
        Client.assertProblem(404, "LK-7023", client.get("/v1/configurations/999999"));
        assertThat(audited(Audit.Act.CONFIGURATION_WRITTEN))
                .contains(written.path("version").asText());
    }

    private static List<String> audited(Audit.Act act) {
        return web.accounts().audit().latest("(key)", null).stream()
                .filter(row -> row.act() == act)
                .map(Audit.Row::subject)
                .toList();
    }

    @Test
    void aLockerIsToldAndWhatItSaysIsShown() throws Exception {
        LockerId locker = registered("CONF-1");
        Journal journal = new Journal(locker, 1);
        assertThat(standing(locker)).hasSize(1);
        born(locker, journal, 0);
        long version = written(30_000);
        TOLD.clear();
        assertThat(want(locker, version).status()).isEqualTo(202);
        assertThat(TOLD).containsExactly(locker);
        String body = "{\"profile\":{\"idleMillis\":30000}}";
        assertThat(given(locker))
                .containsExactly(
                        new Directive.Configure(new Directive.Configuration(version, Overlay.hash(body), body)));
        assertThat(standing(locker).path("desired").asLong()).isEqualTo(version);
        assertThat(standing(locker).path("reported").path("source").asText()).isEqualTo("BASE");
        assertThat(standing(locker).has("outcome")).isFalse();

        hears(journal, locker, new Fact.DirectiveTaken(1, "Configure", null, null));
        hears(journal, locker, new Fact.ConfigurationTaken(version, "h", body));
        assertThat(outcome(locker)).isEqualTo("TAKEN");
        hears(journal, locker, new Fact.ConfigurationTried(version, List.of("b1")));
        assertThat(outcome(locker)).isEqualTo("ON_TRIAL");
        hears(journal, locker, settled(version, Fact.Setting.ROLLED_BACK, 0, BOARD));
        assertThat(standing(locker).path("outcome"))
                .isEqualTo(Json.tree("{\"state\":\"ROLLED_BACK\",\"reasons\":[\"" + BOARD + "\"],\"inForce\":0}"));
        assertThat(client.page("/configurations").body()).contains("CONF-1", "its own file", "rolled back", BOARD);
        intake.replay(locker);
        assertThat(outcome(locker)).as("after a replay").isEqualTo("ROLLED_BACK");

        born(locker, journal, version + 7);
        assertThat(written(40_000)).as("above what a locker knows").isGreaterThan(version + 7);
        Client.assertProblem(404, "LK-7023", want(locker, 999_999));
        Client.assertProblem(404, "LK-7002", want(new LockerId("NOBODY"), version));
        assertThat(audited(Audit.Act.CONFIGURATION_GIVEN)).contains(version + " CONF-1");
    }

    private static String outcome(LockerId locker) throws Exception {
        return standing(locker).path("outcome").path("state").asText();
    }

    @Test
    void anAgentThatKnowsNoConfigurationsAnswersTheDirectiveAlone() throws Exception {
        LockerId locker = registered("CONF-OLD");
        want(locker, written(30_000));
        hears(new Journal(locker, 1), locker, new Fact.DirectiveTaken(1, "Configure", "LK-6006", null));
        assertThat(standing(locker).path("outcome"))
                .isEqualTo(Json.tree("{\"state\":\"REFUSED\",\"reasons\":[\"LK-6006\"],\"inForce\":0}"));
        assertThat(standing(locker).has("reported")).isFalse();
    }

    @Test
    void aListAndANewEpochSayItAgain() throws Exception {
        LockerId locker = registered("CONF-2");
        long version = written(50_000);
        want(locker, version);
        database.inTransaction(sql -> {
            city.sayAgain(sql, locker);
            return locker;
        });
        assertThat(given(locker)).hasSize(2).allMatch(Directive.Configure.class::isInstance);
        database.inTransaction(sql -> sql.change("delete from fleet_directive where locker = ?", locker.value()));
        born(locker, new Journal(locker, 1), 0);
        String body = "{\"profile\":{\"idleMillis\":50000}}";
        assertThat(given(locker))
                .singleElement()
                .isInstanceOfSatisfying(
                        Directive.FullList.class,
                        list -> assertThat(list.configuration())
                                .isEqualTo(new Directive.Configuration(version, Overlay.hash(body), body)));
    }

    private static JsonNode begin(long version, List<LockerId> lockers) throws Exception {
        String ids =
                String.join(",", lockers.stream().map(id -> "\"" + id + "\"").toList());
        OpenApi.Answer answer = client.post("/v1/rollouts", "{\"version\":" + version + ",\"lockers\":[" + ids + "]}");
        assertThat(answer.status()).isEqualTo(201);
        return Client.json(answer).path("rollout");
    }

    private static JsonNode rollout(JsonNode begun) throws Exception {
        return Client.json(client.get("/v1/rollouts/" + begun.path("rollout").asLong()));
    }

    private record Street(List<LockerId> lockers, List<Journal> journals) {
        static Street of(String name, int size) throws Exception {
            List<LockerId> lockers = new ArrayList<>();
            List<Journal> journals = new ArrayList<>();
            for (int i : IntStream.range(0, size).toArray()) {
                lockers.add(registered("%s-%02d".formatted(name, i)));
                journals.add(new Journal(lockers.get(i), 1));
                born(lockers.get(i), journals.get(i), 0);
            }
            return new Street(lockers, journals);
        }

        void say(int which, Fact fact) {
            hears(journals.get(which), lockers.get(which), fact);
        }
    }

    @Test
    void aRolloutGoesRingByRingAndStopsAtTheFirstThatGoesBack() throws Exception {
        Street street = Street.of("RING", 9);
        long version = written(60_000);
        JsonNode begun = begin(version, street.lockers());
        Client.assertProblem(
                409, "LK-7025", client.post("/v1/rollouts", "{\"version\":" + version + ",\"lockers\":[]}"));
        assertThat(city.rollouts().round()).containsExactly(street.lockers().getFirst());
        assertThat(city.rollouts().round()).as("until it has answered").isEmpty();
        street.say(0, new Fact.ConfigurationTaken(version, "h", "{}"));
        assertThat(city.rollouts().round()).isEmpty();
        street.say(0, settled(version, Fact.Setting.CONFIRMED, version));
        assertThat(city.rollouts().round())
                .containsExactlyElementsOf(street.lockers().subList(1, 6));
        for (int i : List.of(1, 2, 3, 4)) {
            street.say(i, settled(version, Fact.Setting.CONFIRMED, version));
        }
        assertThat(city.rollouts().round()).as("one of five is missing").isEmpty();
        street.say(5, settled(version, Fact.Setting.ROLLED_BACK, 0, "LK-2053"));
        assertThat(city.rollouts().round()).isEmpty();
        JsonNode known = rollout(begun);
        assertThat(known.path("rollout").path("state").asText()).isEqualTo("STOPPED");
        assertThat(known.path("rollout").path("why").asText()).isEqualTo("RING-05 ROLLED_BACK");
        assertThat(known.path("lockers").get(8).has("givenAt")).isFalse();
        assertThat(given(street.lockers().get(6))).isEmpty();
        assertThat(city.rollouts().round()).isEmpty();
        Client.assertProblem(
                409,
                "LK-7025",
                client.post("/v1/rollouts/" + begun.path("rollout").asLong() + "/stop", ""));
        assertThat(client.page("/configurations").body())
                .contains("RING-05 rolled back", "5 confirmed, 3 not given, 1 rolled back");
    }

    @Test
    void whoIsAwayOrTooOldIsLeftOut_andOneThatWasToldSomethingElseHoldsNobodyUp() throws Exception {
        Street street = Street.of("AWAY", 3);
        LockerId old = registered("AWAY-OLD");
        presence.heard(street.lockers().get(0), new Status.Death(births - 2), NOW.get());
        long version = written(70_000);
        List<LockerId> all = new ArrayList<>(street.lockers());
        all.add(old);
        JsonNode begun = begin(version, all);
        assertThat(city.rollouts().round())
                .containsExactlyElementsOf(street.lockers().subList(1, 3));
        assertThat(given(street.lockers().get(0))).isEmpty();
        assertThat(given(old)).isEmpty();
        want(street.lockers().get(1), written(80_000));
        street.say(2, settled(version, Fact.Setting.CONFIRMED, version));
        assertThat(city.rollouts().round()).isEmpty();
        assertThat(rollout(begun).path("rollout").path("state").asText()).isEqualTo("DONE");
    }

    @Test
    void oneThatSaysNothingStopsItToo_andSoDoesAPerson() throws Exception {
        Street street = Street.of("MUTE", 2);
        JsonNode begun = begin(written(90_000), street.lockers());
        assertThat(city.rollouts().round()).hasSize(1);
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(31)));
        assertThat(city.rollouts().round()).isEmpty();
        assertThat(rollout(begun).path("rollout").path("why").asText())
                .isEqualTo("MUTE-00 has not settled within 30 minutes");
        JsonNode second = begin(written(95_000), street.lockers());
        OpenApi.Answer stopped =
                client.post("/v1/rollouts/" + second.path("rollout").asLong() + "/stop", "");
        assertThat(Client.json(stopped).path("rollout").path("why").asText()).isEqualTo("stopped by (key)");
        assertThat(city.rollouts().round()).isEmpty();
        assertThat(audited(Audit.Act.ROLLOUT_STOPPED))
                .contains(second.path("rollout").asText());
    }
}
