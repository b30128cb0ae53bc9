package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.exchange.Partner;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;

/** People at the console, over real HTTP and a real PostgreSQL. */
class ConsoleTest {
    private static final Pattern DRAWN = Pattern.compile("<code class=\"drawn\">([^<]+)</code>");
    private static Hall hall;

    @BeforeAll
    static void start() {
        hall = new Hall(false);
        hall.everyRole();
        hall.locker("CON-1");
    }

    @AfterAll
    static void stop() {
        hall.close();
    }

    @Test
    void whoever_signs_in_has_a_cookie_that_no_script_and_no_other_site_uses_and_the_database_knows_its_hash()
            throws Exception {
        Hall.Browser browser = hall.browser();
        HttpResponse<String> in = browser.signIn("operator", Hall.SECRET);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/");
        assertThat(browser.given).hasSize(2).allMatch(cookie -> cookie.contains("; Path=/; HttpOnly; SameSite=Strict"));
        String hash = Chain.name(browser.session());
        List<String> kept = hall.database.inTransaction(
                sql -> sql.all("select hash from account_session", row -> row.getString(1)));
        assertThat(kept).contains(hash).doesNotContain(browser.session());
        HttpResponse<String> page = browser.get("/");
        assertThat(page.body()).contains(">operator</a>", "Sign out", "CON-1");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void but_on_loopback_the_cookie_goes_over_tls_alone() throws Exception {
        try (var plain = SocketChannel.open(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(hall.web.url()).getPort()))) {
            String body = "name=operator&password=" + Hall.SECRET.replace(' ', '+');
            plain.write(ByteBuffer.wrap(("POST /sign-in HTTP/1.1\r\nHost: city.example\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8)));
            String answer = new String(Channels.newInputStream(plain).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .contains("303")
                    .containsPattern("Set-Cookie: __Host-session=[^;]+; Path=/; HttpOnly; SameSite=Strict; Secure");
        }
    }

    @Test
    void a_stranger_is_shown_the_door_and_a_program_is_told_with_a_number() throws Exception {
        Hall.Browser stranger = hall.browser();
        HttpResponse<String> page = stranger.get("/parcels", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/sign-in");
        assertThat(stranger.get("/parcels").body()).contains("LK-7005");
        HttpResponse<String> refreshed = stranger.get("/parcels", "HX-Request", "true");
        assertThat(refreshed.statusCode()).isEqualTo(401);
        assertThat(refreshed.headers().firstValue("HX-Redirect")).contains("/sign-in");
        assertThat(refreshed.body()).isEmpty();
        assertThat(stranger.get("/", "Authorization", "Bearer " + Client.KEY).statusCode())
                .as("the key of machines is no account")
                .isEqualTo(401);
    }

    @Test
    void without_a_provider_there_is_no_button_and_no_way() throws Exception {
        assertThat(hall.browser().get("/sign-in").body()).doesNotContain("/sign-in/oidc");
        assertThat(hall.browser().get("/sign-in/oidc").statusCode()).isEqualTo(404);
        assertThat(hall.browser().get("/sign-in/oidc/callback").statusCode()).isEqualTo(404);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_page_and_many_tries_rest() throws Exception {
        Hall.Browser browser = hall.browser();
        HttpResponse<String> wrong = browser.signIn("shop", "not the password");
        HttpResponse<String> unknown = browser.signIn("pohs", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("LK-7091").isEqualTo(unknown.body().replace("pohs", "shop"));
        for (int i = 0; i < 5; i++) {
            browser.signIn("pohs", "not the password");
        }
        HttpResponse<String> rests = browser.signIn("pohs", "not the password");
        assertThat(rests.statusCode()).isEqualTo(429);
        assertThat(rests.body()).contains("LK-7092");
        assertThat(rests.headers().firstValue("Retry-After")).contains("900");
        hall.now.set(hall.now.get().plus(Duration.ofMinutes(16)));
    }

    @Test
    void a_form_of_another_session_another_site_or_none_is_refused() throws Exception {
        Hall.Browser browser = hall.signedIn("administrator");
        String others = hall.signedIn("operator").form;
        Map<String, String> added = Map.of("name", "forged", "role", "ADMINISTRATOR", "partner", "");
        for (String form : List.of("", others, browser.form.toUpperCase(Locale.ROOT))) {
            Map<String, String> fields = new TreeMap<>(added);
            fields.put("form", form);
            HttpResponse<String> answer = browser.post("/users", fields);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("LK-7093");
        }
        List<String[]> elsewhere = List.of(
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Sec-Fetch-Site", "none"},
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"});
        for (String[] header : elsewhere) {
            assertThat(browser.post("/users", added, header).body())
                    .as(header[1])
                    .contains("LK-7093");
            assertThat(hall.browser()
                            .post("/sign-in", Map.of("name", "operator", "password", Hall.SECRET), header)
                            .body())
                    .as("signing somebody in from " + header[1])
                    .contains("LK-7093");
        }
        assertThat(hall.accounts.all()).extracting(Account::name).doesNotContain("forged");
        assertThat(browser.post("/users", added, "Sec-Fetch-Site", "same-origin", "Origin", hall.web.url())
                        .statusCode())
                .isEqualTo(200);
        hall.accounts.change(
                Actor.commandLine(), new Account.Standing("forged", Role.OPERATOR, Optional.empty(), false));
    }

    @Test
    void a_page_that_fetches_itself_anew_keeps_no_session_alive() throws Exception {
        Hall.Browser watching = hall.signedIn("operator");
        Hall.Browser working = hall.signedIn("operator");
        for (int i = 0; i < 4; i++) {
            hall.now.set(hall.now.get().plus(Duration.ofMinutes(10)));
            watching.get("/", "HX-Request", "true", "X-Refresh", "1");
            assertThat(working.get("/").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> ended = watching.get("/", "HX-Request", "true", "X-Refresh", "1");
        assertThat(ended.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void whoever_is_changed_or_disabled_is_out_at_once_and_who_signed_out_stays_out() throws Exception {
        hall.account("mover", Role.OPERATOR);
        Hall.Browser mover = hall.signedIn("mover");
        assertThat(mover.get("/parcels").statusCode()).isEqualTo(200);
        Hall.Browser administrator = hall.signedIn("administrator");
        assertThat(administrator
                        .post("/users/mover", Map.of("role", "TECHNICIAN", "partner", "", "active", "on"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(mover.get("/parcels").statusCode()).isEqualTo(401);
        Hall.Browser again = hall.signedIn("mover");
        assertThat(again.get("/parcels").body()).contains("LK-7094");
        String cookie = again.session();
        assertThat(again.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(again.session()).isEmpty();
        again.cookies.put("session", cookie);
        assertThat(again.get("/").statusCode()).isEqualTo(401);
        administrator.post("/users/mover", Map.of("role", "TECHNICIAN", "partner", ""));
        assertThat(hall.browser().signIn("mover", Hall.SECRET).body()).contains("LK-7091");
    }

    @Test
    void a_drawn_password_is_shown_once_and_changed_before_anything_else() throws Exception {
        Hall.Browser administrator = hall.signedIn("administrator");
        HttpResponse<String> added =
                administrator.post("/users", Map.of("name", "Newcomer", "role", "REGULATOR", "partner", ""));
        Matcher drawn = DRAWN.matcher(added.body());
        assertThat(drawn.find()).isTrue();
        assertThat(administrator.get("/users").body()).contains("newcomer").doesNotContain(drawn.group(1));
        Hall.Browser newcomer = hall.browser();
        newcomer.signIn("newcomer", drawn.group(1));
        HttpResponse<String> home = newcomer.get("/");
        assertThat(home.statusCode()).isEqualTo(303);
        assertThat(home.headers().firstValue("Location")).contains("/password");
        assertThat(home.body()).doesNotContain("CON-1");
        newcomer.get("/password");
        Map<String, String> change =
                Map.of("present", drawn.group(1), "next", "a sentence of mine", "again", "a sentence");
        assertThat(newcomer.post("/password", change).body()).contains("LK-7001");
        assertThat(newcomer.post(
                                "/password",
                                Map.of(
                                        "present",
                                        drawn.group(1),
                                        "next",
                                        "newcomer newcomer",
                                        "again",
                                        "newcomer newcomer"))
                        .body())
                .contains("LK-7095");
        assertThat(newcomer.post(
                                "/password",
                                Map.of(
                                        "present",
                                        drawn.group(1),
                                        "next",
                                        "a sentence of mine",
                                        "again",
                                        "a sentence of mine"))
                        .body())
                .contains("Done.");
        assertThat(newcomer.get("/").body()).contains("CON-1");
        assertThat(hall.browser().signIn("newcomer", "a sentence of mine").statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_cannot_be_done_to_accounts_is_said_with_its_number() throws Exception {
        hall.partner("WATCH", Partner.Kind.REGULATOR, true);
        Hall.Browser administrator = hall.signedIn("administrator");
        Map<String, Map<String, String>> refused = Map.of(
                "LK-7096", Map.of("name", "operator", "role", "OPERATOR", "partner", ""),
                "LK-7071", Map.of("name", "driver", "role", "CARRIER", "partner", "NOBODY"));
        for (var one : refused.entrySet()) {
            assertThat(administrator.post("/users", one.getValue()).body()).contains(one.getKey());
        }
        for (String partner : List.of("", "SHOP", "WATCH")) {
            assertThat(administrator
                            .post("/users", Map.of("name", "driver", "role", "CARRIER", "partner", partner))
                            .body())
                    .contains("LK-7001");
        }
        assertThat(administrator.post("/users/nobody/password", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(administrator
                        .post("/users/administrator", Map.of("role", "OPERATOR", "partner", "", "active", "on"))
                        .body())
                .contains("LK-7098");
    }

    @Test
    void whoever_looks_at_a_parcel_is_noted_before_it_is_shown_and_lists_name_nobody() throws Exception {
        hall.announced("AUD100000001", "CON-1", "");
        Hall.Browser operator = hall.signedIn("operator");
        assertThat(operator.get("/parcels").body()).contains("AUD100000001").doesNotContain("欧", "1******5678");
        assertThat(hall.accounts.audit().latest(null, "AUD100000001")).isEmpty();
        assertThat(operator.get("/parcels/aud100000001").body()).contains("欧", "1******5678");
        operator.get("/parcels/AUD100000001", "X-Refresh", "1");
        List<Audit.Row> rows = hall.accounts.audit().latest("operator", "AUD100000001");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().act()).isEqualTo(Audit.Act.PARCEL_READ);
        assertThat(rows.getFirst().address()).isEqualTo("127.0.0.1");
        assertThat(rows.getFirst().times()).isEqualTo(2);
        assertThat(rows.toString()).doesNotContain("欧", "5678");
        assertThat(operator.get("/parcels/AUDNONE00001").statusCode()).isEqualTo(404);
        assertThat(hall.accounts.audit().latest(null, "AUDNONE00001")).isEmpty();
        assertThat(hall.signedIn("regulator").get("/audit?subject=AUD100000001").body())
                .contains("operator", "looked at a parcel", "127.0.0.1");
        assertThat(hall.accounts.audit().latest("regulator", null))
                .extracting(Audit.Row::act)
                .contains(Audit.Act.AUDIT_READ);
    }

    @Test
    void what_cannot_be_noted_is_not_shown() throws Exception {
        hall.announced("AUD200000001", "CON-1", "");
        Hall.Browser operator = hall.signedIn("operator");
        change("alter table account_audit rename to account_audit_away");
        try {
            HttpResponse<String> refused = operator.get("/parcels/AUD200000001", "Accept", "text/html");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).doesNotContain("1******5678").contains("LK-5002");
        } finally {
            change("alter table account_audit_away rename to account_audit");
        }
    }

    private static void change(String statement) {
        int unused = hall.database.inTransaction(sql -> sql.change(statement));
    }

    @Test
    void notices_and_what_is_sent_are_noted_too() throws Exception {
        Journal journal = new Journal(new LockerId("CON-1"), 1);
        journal.deposit("00000000000000c1", "A02", "NOT100000001", "");
        hall.take(new LockerId("CON-1"), journal);
        Hall.Browser operator = hall.signedIn("operator");
        assertThat(operator.get("/notices").body()).contains("NOT100000001");
        assertThat(hall.accounts.audit().latest("operator", "NOT100000001"))
                .extracting(Audit.Row::act)
                .containsExactly(Audit.Act.NOTICE_READ);
    }

    @Test
    void a_carriers_people_see_that_carriers_parcels_and_of_recipients_what_the_carrier_said_itself() throws Exception {
        hall.announced("CAR100000001", "CON-1", "CARRIER");
        hall.announced("CAR200000001", "CON-1", "SHOP");
        hall.declared("CAR200000001", "CARRIER", false);
        hall.announced("CAR300000001", "CON-1", "SHOP");
        hall.declared("CAR400000001", "CARRIER", false);
        Hall.Browser carrier = hall.signedIn("carrier");
        assertThat(carrier.get("/parcels").body())
                .contains("CAR100000001", "CAR200000001", "CAR400000001", "declared")
                .doesNotContain("CAR300000001", "AUD100000001");
        assertThat(carrier.get("/parcels/CAR100000001").body())
                .contains("欧", "1******5678")
                .doesNotContain("13812345678");
        assertThat(carrier.get("/parcels/CAR200000001").body())
                .contains("CAR200000001")
                .doesNotContain("欧", "5678");
        assertThat(carrier.get("/parcels/CAR300000001").statusCode()).isEqualTo(404);
        assertThat(hall.accounts.audit().latest("carrier", null))
                .extracting(Audit.Row::subject)
                .contains("CAR100000001", "CAR200000001")
                .doesNotContain("CAR300000001");
        assertThat(hall.browser().signIn("carrier", Hall.SECRET).headers().firstValue("Location"))
                .contains("/parcels");
    }

    @Test
    void a_partner_that_takes_part_no_more_has_no_people() throws Exception {
        hall.partner("GONE", Partner.Kind.CARRIER, false);
        hall.accounts.add(
                Actor.commandLine(),
                new Account.Standing("leaver", Role.CARRIER, Optional.of("GONE"), true),
                Hall.SECRET);
        assertThat(hall.signedIn("leaver").get("/parcels").body()).contains("LK-7094");
    }

    @Test
    void the_navigation_leads_only_where_one_may_go() throws Exception {
        assertThat(places("administrator")).containsExactly("/", "/alarms", "/outlets", "/map", "/users", "/audit");
        assertThat(places("operator"))
                .containsExactly(
                        "/",
                        "/alarms",
                        "/parcels",
                        "/tickets",
                        "/mail-ins",
                        "/outlets",
                        "/map",
                        "/configurations",
                        "/notices",
                        "/retention");
        assertThat(places("carrier")).containsExactly("/parcels", "/map");
        assertThat(places("regulator"))
                .containsExactly(
                        "/",
                        "/alarms",
                        "/parcels",
                        "/tickets",
                        "/mail-ins",
                        "/outlets",
                        "/map",
                        "/configurations",
                        "/retention",
                        "/audit");
        assertThat(places("technician"))
                .containsExactly("/", "/alarms", "/tickets", "/outlets", "/map", "/configurations");
    }

    private static List<String> places(String account) throws Exception {
        String page = hall.signedIn(account).get("/password").body();
        String nav = page.substring(page.indexOf("<nav"), page.indexOf("</nav>"));
        return Pattern.compile("href=\"([^\"]+)\"")
                .matcher(nav)
                .results()
                .map(found -> found.group(1).replaceFirst("\\?.*", ""))
                .toList();
    }

    @Test
    void one_lockers_doors_are_live_for_a_technician() throws Exception {
        Hall.Browser technician = hall.signedIn("technician");
        assertThat(technician.get("/lockers/CON-1").body()).contains("A01", "hx-get=\"/lockers/CON-1\"", "/changes");
        assertThat(technician.get("/lockers/CON-9").statusCode()).isEqualTo(404);
    }

    @Test
    void a_refusal_is_a_page_for_who_looks_at_pages() throws Exception {
        HttpResponse<String> refused = hall.signedIn("technician").get("/users", "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(refused.body()).contains("LK-7094", "Your account may not do that.");
    }
}
