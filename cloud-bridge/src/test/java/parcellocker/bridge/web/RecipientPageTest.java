package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;

/** The page behind a notice's link: what it shows, to whom, and for how long. */
class RecipientPageTest {
    private static final String[] ENGLISH = {"Accept-Language", "en-GB,en;q=0.9,zh;q=0.8"};
    private static final Doorstep city = new Doorstep(1);

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void it_shows_where_the_parcel_is_until_when_and_what_opens_the_door() throws Exception {
        city.stored("PAG-1", "00000000000000e1");
        HttpResponse<String> page = city.get(city.link("PAG-1", "00000000000000e1"), ENGLISH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "Your parcel is here", "西工区王城花园智能快件箱", "洛阳市西工区王城大道 1 号院东门")
                .contains(">A02<", "Upper row", "It stays until", "1357 2468", "<svg class=\"qr\"", "ending in 00E1")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("script-src", "unsafe");
    }

    /** What was chosen, what the browser prefers, what comes of it. */
    private record Choice(String query, String accept, String language) {}

    @Test
    void it_speaks_the_language_that_was_chosen_or_the_browsers() throws Exception {
        city.stored("PAG-2", "00000000000000e2");
        String link = city.link("PAG-2", "00000000000000e2");
        for (Choice one : List.of(
                new Choice("", "fr-FR", "zh"),
                new Choice("", "en", "en"),
                new Choice("", "en-US,zh;q=0.9", "en"),
                new Choice("", "en;q=0.8,zh-CN", "zh"),
                new Choice("", ";;q=", "zh"),
                new Choice("", "en," + "x".repeat(300), "zh"),
                new Choice("?lang=en", "zh-CN", "en"),
                new Choice("?lang=zh", "en", "zh"),
                new Choice("?lang=fr", "en", "en"))) {
            assertThat(city.get(link + one.query(), "Accept-Language", one.accept())
                            .body())
                    .as(one.toString())
                    .contains(one.language().equals("zh") ? "您的快件已到柜" : "Your parcel is here");
        }
    }

    @Test
    void a_token_that_was_never_given_out_gets_the_same_as_one_whose_time_is_over() throws Exception {
        city.stored("PAG-3", "00000000000000e3");
        String link = city.link("PAG-3", "00000000000000e3");
        assertThat(city.get(link).statusCode()).isEqualTo(200);
        Instant before = city.now.get();
        city.now.set(before.plus(Duration.ofDays(60)));
        HttpResponse<String> over = city.get(link);
        city.now.set(before);
        assertThat(city.get("/p/" + link.substring(3).toUpperCase(Locale.ROOT)).statusCode())
                .as("typed by hand")
                .isEqualTo(200);
        assertThat(over.statusCode()).isEqualTo(404);
        assertThat(over.body()).contains("LK-7081", "链接无效").doesNotContain(link.substring(3));
        for (String wrong : List.of("/p/0123456789abcdefghjkmnpqrs", "/p/x", link + "x", "/p/'or%20''='")) {
            HttpResponse<String> never = city.get(wrong);
            assertThat(never.statusCode()).as(wrong).isEqualTo(404);
            assertThat(never.body()).as(wrong).isEqualTo(over.body());
        }
    }

    @Test
    void it_lives_on_for_two_days_when_the_parcel_is_collected_and_says_when_it_was() throws Exception {
        Journal journal = city.stored("PAG-4", "00000000000000e4");
        String link = city.link("PAG-4", "00000000000000e4");
        city.take(new LockerId("PAG-4"), journal.pickup("00000000000000e4", "A02"));
        String body = city.get(link, ENGLISH).body();
        assertThat(body)
                .contains("Collected on ")
                .doesNotContain("<svg", "1357 2468", "Leave it longer", "I do not want it");
        city.database.inTransaction(sql -> sql.change(
                "insert into parcel_ended (locker, delivery, ended_at) values ('PAG-4', '00000000000000e4', now())"));
        Instant before = city.now.get();
        city.now.set(before.plus(Duration.ofHours(47)));
        assertThat(city.get(link).statusCode()).isEqualTo(200);
        city.now.set(before.plus(Duration.ofHours(49)));
        assertThat(city.get(link).statusCode()).isEqualTo(404);
        city.now.set(before);
    }

    @Test
    void every_state_has_its_words_in_both_languages() throws Exception {
        city.stored("PAG-5", "00000000000000e5");
        String link = city.link("PAG-5", "00000000000000e5");
        for (String state : List.of(
                "AUTHORISED",
                "LOADING",
                "STORED",
                "PICKUP_OPEN",
                "COLLECTED",
                "REFUSED",
                "RECALLED",
                "WITHDRAWN",
                "UNCERTAIN",
                "HANDED_OVER",
                "BY_HAND",
                "MISSING",
                "FAILED")) {
            city.database.inTransaction(
                    sql -> sql.change("update parcel_delivery set state = ? where locker = 'PAG-5'", state));
            for (String language : List.of("zh", "en")) {
                assertThat(city.get(link + "?lang=" + language).statusCode())
                        .as(state)
                        .isEqualTo(200);
            }
            boolean opens =
                    List.of("STORED", "PICKUP_OPEN", "UNCERTAIN", "HANDED_OVER").contains(state);
            assertThat(city.get(link).body().contains("<svg")).as(state).isEqualTo(opens);
        }
    }

    @Test
    void the_qr_is_the_one_of_the_notice_and_changes_with_the_code() throws Exception {
        Journal journal = city.stored("PAG-6", "00000000000000e6");
        String link = city.link("PAG-6", "00000000000000e6");
        String first = svg(city.get(link).body());
        assertThat(svg(city.get(link).body())).isEqualTo(first);
        city.take(new LockerId("PAG-6"), journal.add(new Fact.CodeRenewed("00000000000000e6", Journal.V, "another")));
        assertThat(svg(city.get(link).body())).isNotEqualTo(first);
        assertThat(city.get(link).body()).as("that code has not come").doesNotContain("1357");
    }

    private static String svg(String body) {
        return body.substring(body.indexOf("<svg"), body.indexOf("</svg>"));
    }

    @Test
    void only_the_hash_of_a_token_is_in_the_database() throws Exception {
        city.stored("PAG-7", "00000000000000e7");
        String token = city.link("PAG-7", "00000000000000e7").substring(3);
        assertThat(token).matches("[0-9a-z]{26}");
        List<String> rows = city.database.inTransaction(
                sql -> sql.all("select l::text from parcel_link l", row -> row.getString(1)));
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));
    }

    @Test
    void whoever_sends_the_notices_in_the_citys_place_gets_links_too() throws Exception {
        city.stored("PAG-8", "00000000000000e8");
        Client client = new Client(city.web.url());
        OpenApi.Answer made = client.post("/v1/deliveries/00000000000000e8/links", "");
        assertThat(made.status()).isEqualTo(201);
        String link = Client.json(made).path("link").asText();
        assertThat(link).startsWith("https://gui.example.cn/p/");
        assertThat(city.get(Doorstep.path(link)).statusCode()).isEqualTo(200);
        assertThat(client.post("/v1/deliveries/nobody/links", "").status()).isEqualTo(404);
    }

    @Test
    void what_is_asked_in_a_way_that_no_page_asks_is_refused_and_changes_nothing() throws Exception {
        city.stored("PAG-9", "00000000000000e9");
        String link = city.link("PAG-9", "00000000000000e9");
        int before = city.given("PAG-9").size();
        assertThat(city.send(city.request(link).DELETE()).statusCode()).isEqualTo(405);
        assertThat(city.post(link, "").statusCode()).isEqualTo(405);
        HttpResponse<String> reload = city.get(link + "/refuse");
        assertThat(reload.statusCode()).isEqualTo(303);
        assertThat(reload.headers().firstValue("Location")).contains(link);
        assertThat(city.post(link + "/refuse", "reason=LATE&x=" + "y".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(city.post(link + "/refuse", "reason=nonsense").statusCode()).isEqualTo(400);
        assertThat(city.post(link + "/refuse", "").statusCode()).isEqualTo(400);
        assertThat(city.post(link + "/everything", "").statusCode()).isEqualTo(404);
        assertThat(city.post(link + "/refuse", "reason=LATE", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(404);
        assertThat(city.given("PAG-9")).hasSize(before);
    }

    @Test
    void no_way_leads_from_a_page_that_is_for_everybody_to_what_is_not() throws Exception {
        for (String path : List.of(
                "/p/../v1/parcels",
                "/p/%2e%2e/v1/parcels",
                "/p/..;/v1/parcels",
                "/p//../../v1/parcels",
                "/p/x/../../v1/parcels")) {
            HttpResponse<String> answer = city.get(path);
            assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("\"parcels\"");
        }
    }

    @Test
    void who_guesses_is_let_wait_and_a_good_link_from_elsewhere_is_not() throws Exception {
        try (Doorstep behind = new Doorstep(1, true)) {
            behind.stored("LIM-1", "00000000000000e0");
            String link = behind.link("LIM-1", "00000000000000e0");
            String[] guesser = {"X-Forwarded-For", "192.0.2.1, 203.0.113.9"};
            for (int i = 0; i < Limiter.MOST_MISSES; i++) {
                assertThat(behind.get("/p/guess" + i, guesser).statusCode()).isEqualTo(404);
            }
            HttpResponse<String> limited = behind.get("/p/guess", guesser);
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValue("Retry-After")).contains("600");
            assertThat(limited.body()).contains("LK-7082");
            assertThat(behind.get(link, guesser).statusCode()).isEqualTo(429);
            assertThat(behind.get(link, "X-Forwarded-For", "203.0.113.9, 192.0.2.1")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
