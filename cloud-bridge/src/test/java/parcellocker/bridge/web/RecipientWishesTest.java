package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.parcels.Happening;
import parcellocker.bridge.parcels.Happenings;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;

/** What recipients ask for on their own page: each once, however often it is asked, and what is not possible in plain words. */
class RecipientWishesTest {
    private static final String[] ENGLISH = {"Accept-Language", "en"};
    private static final Doorstep city = new Doorstep(2);

    @AfterAll
    static void stop() {
        city.close();
    }

    private static Directive.StartStorage last(String locker) {
        return city.given(locker).stream()
                .filter(Directive.StartStorage.class::isInstance)
                .map(Directive.StartStorage.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static void assertNot(HttpResponse<String> answer, String number) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("role=\"alert\"", number);
    }

    @Test
    void it_is_left_longer_as_often_as_the_city_lets_and_a_form_sent_twice_counts_once() throws Exception {
        city.stored("LON-1", "00000000000000f1");
        String link = city.link("LON-1", "00000000000000f1");
        assertThat(city.get(link, ENGLISH).body()).contains("Leave it 24 hours longer", "value=\"86400000\"");
        HttpResponse<String> done = city.post(link + "/longer", "from=86400000");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).contains(link + "?said=longer");
        assertThat(city.post(link + "/longer", "from=86400000").statusCode()).isEqualTo(303);
        assertThat(last("LON-1"))
                .isEqualTo(new Directive.StartStorage(
                        "00000000000000f1", 2 * Doorstep.DAY, Journal.V.hash(), new Fact.Longer(Doorstep.DAY, 1)));
        assertThat(city.given("LON-1")).hasSize(2);
        assertThat(city.told).contains(new LockerId("LON-1"));
        city.post(link + "/longer", "from=172800000");
        assertThat(last("LON-1"))
                .as("nothing is left for the screen")
                .isEqualTo(new Directive.StartStorage("00000000000000f1", 3 * Doorstep.DAY, Journal.V.hash(), null));
        assertNot(city.post(link + "/longer", "from=259200000"), "LK-3152");
        assertThat(city.get(link, ENGLISH).body()).contains("It cannot be left longer.");
        assertThat(city.given("LON-1")).hasSize(3);
    }

    @Test
    void what_was_added_at_the_screen_counts_too() throws Exception {
        Journal journal = city.stored("LON-2", "00000000000000f2");
        city.take(
                new LockerId("LON-2"),
                journal.add(
                        new Fact.StorageExtended("00000000000000f2", 2 * Doorstep.DAY, Fact.CredentialKind.CODE, "c"),
                        new Fact.StorageExtended("00000000000000f2", 3 * Doorstep.DAY, Fact.CredentialKind.CODE, "c")));
        String link = city.link("LON-2", "00000000000000f2");
        assertNot(city.post(link + "/longer", "from=259200000"), "LK-3152");
    }

    @Test
    void what_is_over_is_not_left_longer() throws Exception {
        Journal journal = city.stored("LON-3", "00000000000000f3");
        String link = city.link("LON-3", "00000000000000f3");
        city.take(new LockerId("LON-3"), journal.add(new Fact.StorageEnded("00000000000000f3", Doorstep.DAY)));
        assertThat(city.get(link, ENGLISH).body()).contains("Its time is over");
        assertNot(city.post(link + "/longer", "from=86400000"), "LK-3152");
        city.take(new LockerId("LON-3"), journal.pickup("00000000000000f3", "A02"));
        for (String wish : List.of("longer", "helper", "refuse")) {
            assertNot(city.post(link + "/" + wish, "from=86400000&reason=LATE"), "LK-3108");
        }
    }

    @Test
    void two_fingers_at_once_are_one() throws Exception {
        city.stored("LON-4", "00000000000000f4");
        String link = city.link("LON-4", "00000000000000f4");
        List<Callable<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> city.post(link + "/longer", "from=86400000"));
            all.add(() -> city.post(link + "/helper", ""));
            all.add(() -> city.post(link + "/problem", "concern=DOOR"));
        }
        try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : fingers.invokeAll(all)) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
            }
        }
        assertThat(last("LON-4").limitMillis()).isEqualTo(2 * Doorstep.DAY);
        assertThat(city.given("LON-4")).hasSize(2);
        assertThat(count("parcel_token where locker = 'LON-4'")).isEqualTo(1);
        assertThat(count("parcel_page_ticket where locker = 'LON-4'")).isEqualTo(1);
    }

    private static long count(String from) {
        return city.database
                .inTransaction(sql -> sql.one("select count(*) from " + from, row -> row.getLong(1)))
                .orElseThrow();
    }

    @Test
    void whom_they_send_has_a_page_of_their_own_with_a_qr_until_it_is_taken_back() throws Exception {
        city.stored("HLP-1", "0000000000000a01");
        String link = city.link("HLP-1", "0000000000000a01");
        assertThat(city.post(link + "/helper", "").statusCode()).isEqualTo(303);
        String page = city.get(link, ENGLISH).body();
        String helper = helperLink(page);
        assertThat(page).contains("Somebody can collect it for you until", "sms:?&amp;body=");
        String theirs = city.get(helper, ENGLISH).body();
        assertThat(theirs)
                .contains("A parcel for you to collect", ">A02<", "<svg")
                .doesNotContain("1357 2468", "I do not want it", "Leave it longer", "Somebody else collects it");
        for (String wish : List.of("longer", "helper", "refuse", "back")) {
            assertThat(city.post(helper + "/" + wish, "from=86400000&reason=LATE&helper=x")
                            .statusCode())
                    .as(wish)
                    .isEqualTo(404);
        }
        String token = value(page, "helper");
        assertThat(city.post(link + "/back", "helper=" + token).statusCode()).isEqualTo(303);
        assertThat(city.post(link + "/back", "helper=" + token).statusCode()).isEqualTo(303);
        assertThat(city.given("HLP-1").getLast())
                .isEqualTo(new Directive.RevokeToken(token, List.of("0000000000000a01")));
        assertThat(city.given("HLP-1")).hasSize(2);
        assertThat(city.get(helper).statusCode()).isEqualTo(404);
        city.post(link + "/helper", "");
        assertThat(helperLink(city.get(link).body())).isNotEqualTo(helper);
    }

    @Test
    void another_message_leads_to_the_same_helper_and_shows_their_link_when_asked() throws Exception {
        city.stored("HLP-2", "0000000000000a02");
        String first = city.link("HLP-2", "0000000000000a02");
        city.post(first + "/helper", "");
        String second = city.link("HLP-2", "0000000000000a02");
        assertThat(city.get(second, ENGLISH).body())
                .contains("The link was made from another message")
                .doesNotContain("id=\"helper-link\"");
        city.post(second + "/helper", "");
        String other = helperLink(city.get(second).body());
        assertThat(other).isNotEqualTo(helperLink(city.get(first).body()));
        assertThat(city.get(other).statusCode()).isEqualTo(200);
        assertThat(count("parcel_token where locker = 'HLP-2'")).isEqualTo(1);
    }

    @Test
    void a_helpers_qr_ends_with_its_time_and_there_are_not_many() throws Exception {
        city.stored("HLP-3", "0000000000000a03");
        String link = city.link("HLP-3", "0000000000000a03");
        for (int i = 0; i < 10; i++) {
            assertThat(city.post(link + "/helper", "").statusCode()).isEqualTo(303);
            String helper = helperLink(city.get(link).body());
            Instant before = city.now.get();
            city.now.set(before.plus(Duration.ofHours(49)));
            assertThat(city.get(helper).statusCode()).isEqualTo(404);
            assertThat(city.get(link).body()).doesNotContain("helper-link");
        }
        assertNot(city.post(link + "/helper", ""), "LK-7083");
        city.now.set(Instant.now());
    }

    @Test
    void who_does_not_want_it_says_why_and_a_courier_may_take_it_out() throws Exception {
        city.stored("REF-1", "0000000000000b01");
        String link = city.link("REF-1", "0000000000000b01");
        city.post(link + "/helper", "");
        String helper = helperLink(city.get(link).body());
        assertThat(city.post(link + "/refuse", "reason=DAMAGED").statusCode()).isEqualTo(303);
        assertThat(city.post(link + "/refuse", "reason=LATE").statusCode()).isEqualTo(303);
        assertThat(last("REF-1")).isEqualTo(new Directive.StartStorage("0000000000000b01", 0, Journal.V.hash(), null));
        assertThat(city.given("REF-1")).as("told, helper taken back, over").hasSize(3);
        assertThat(city.get(helper).statusCode()).isEqualTo(404);
        String body = city.get(link, ENGLISH).body();
        assertThat(body)
                .contains("You do not want this parcel", "It is damaged", "<svg", "1357 2468")
                .doesNotContain("Leave it longer");
        assertNot(city.post(link + "/longer", "from=0"), "LK-7084");
        assertNot(city.post(link + "/helper", ""), "LK-7084");
        Client client = new Client(city.web.url());
        String waybill = "YT00000b01";
        assertThat(Client.json(client.get("/v1/parcels/" + waybill))
                        .at("/parcel/refused")
                        .asText())
                .isEqualTo("DAMAGED");
        assertThat(client.page("/parcels/" + waybill).body()).contains("refused: damaged");
        city.storage.begin();
        new Intake(city.books).replay(new LockerId("REF-1"));
        city.storage.begin();
        assertThat(last("REF-1").limitMillis()).as("also after a replay").isZero();
    }

    @Test
    void partners_hear_that_it_was_refused_on_the_page_and_not_that_nobody_came() throws Exception {
        LockerId locker = new LockerId("REF-3");
        String delivery = "0000000000000b03";
        Journal journal = city.stored("REF-3", delivery);
        city.take(
                locker,
                journal.add(
                        new Fact.StorageStarted(delivery, Doorstep.DAY, null, null),
                        new Fact.StorageEnded(delivery, Doorstep.DAY)));
        city.post(city.link("REF-3", delivery) + "/refuse", "reason=DAMAGED");
        city.take(
                locker,
                journal.add(
                        new Fact.StorageStarted(delivery, 0, null, null),
                        new Fact.StorageEnded(delivery, Doorstep.DAY)));
        List<Happening> told =
                city.database.inTransaction(sql -> Happenings.after(sql, new Happenings.Place("REF-3", 0, 0), 10));
        assertThat(told)
                .extracting(happening -> happening.kind().name())
                .containsExactly("DEPOSITED", "OVERDUE", "REFUSED");
    }

    @Test
    void what_the_locker_promised_at_its_screen_it_keeps_and_the_page_says_so() throws Exception {
        Journal journal = city.stored("REF-2", "0000000000000b02");
        city.take(
                new LockerId("REF-2"),
                journal.add(
                        new Fact.StorageExtended("0000000000000b02", 2 * Doorstep.DAY, Fact.CredentialKind.CODE, "c")));
        String link = city.link("REF-2", "0000000000000b02");
        city.post(link + "/refuse", "reason=OTHER");
        assertThat(last("REF-2").limitMillis()).isEqualTo(2 * Doorstep.DAY);
        assertThat(city.get(link, ENGLISH).body()).contains("The courier may take it out after");
    }

    @Test
    void a_problem_has_a_number_that_the_desk_finds_and_the_same_while_somebody_waits() throws Exception {
        city.stored("TIX-1", "0000000000000c01");
        String link = city.link("TIX-1", "0000000000000c01");
        city.post(link + "/problem", "concern=BOX_EMPTY");
        city.post(link + "/problem", "concern=BOX_EMPTY");
        Matcher number =
                Pattern.compile("<li>(\\d{8})</li>").matcher(city.get(link).body());
        assertThat(number.find()).isTrue();
        String ticket = number.group(1);
        assertThat(number.find()).isFalse();
        Client client = new Client(city.web.url());
        assertThat(client.get("/v1/tickets").body()).contains(ticket, "BOX_EMPTY", "A02", "0000000000000c01");
        assertThat(client.page("/tickets").body()).contains(ticket, "waits");
        new Intake(city.books).replay(new LockerId("TIX-1"));
        assertThat(client.get("/v1/tickets").body()).contains(ticket);
        assertThat(client.post("/v1/lockers/TIX-1/tickets/" + ticket + "/settled", "")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/v1/lockers/TIX-1/tickets/" + ticket + "/settled", "")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/v1/tickets").body()).contains("settledAt");
        assertThat(city.get(link).body()).doesNotContain(ticket);
        for (int i = 0; i < 7; i++) {
            city.post(link + "/problem", "concern=BOX_EMPTY");
            city.database.inTransaction(
                    sql -> sql.change("update parcel_page_ticket set settled_at = now() where locker = 'TIX-1'"));
        }
        assertNot(city.post(link + "/problem", "concern=BOX_EMPTY"), "LK-3141");
    }

    @Test
    void about_what_may_not_be_inside_nothing_is_promised() throws Exception {
        Journal journal = city.stored("UNC-1", "0000000000000d01");
        String link = city.link("UNC-1", "0000000000000d01");
        city.take(
                new LockerId("UNC-1"),
                journal.add(
                        new Fact.PickupAuthorised("p-1", "0000000000000d01", "A02", Fact.CredentialKind.CODE, "c"),
                        new Fact.DoorOpened("p-1", 300),
                        new Fact.PickupClosed("p-1", 400, Fact.PickupVerdict.TOO_SHORT, null)));
        assertThat(city.get(link, ENGLISH).body()).contains("We are not sure", "<svg");
        assertNot(city.post(link + "/longer", "from=86400000"), "LK-1113");
        assertNot(city.post(link + "/refuse", "reason=LATE"), "LK-1113");
        assertThat(city.post(link + "/problem", "concern=NOT_MINE").statusCode())
                .isEqualTo(303);
    }

    private static String helperLink(String page) {
        Matcher link = Pattern.compile("value=\"https://gui.example.cn(/p/[0-9a-z]{26})\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String value(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([0-9a-f]{16})\"")
                .matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
