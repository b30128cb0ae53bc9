package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.oidc.IdentityProvider;
import parcellocker.bridge.oidc.Lie;
import parcellocker.bridge.oidc.Provider;

/** People who come by the word of a provider, at two bridges behind one address. */
class OidcSignInTest {
    private static final String CALLBACK = Provider.CALLBACK;
    private static final HttpClient http = HttpClient.newHttpClient();
    private static Front front;
    private static IdentityProvider city;
    private static Hall hall;
    private static Hall other;

    @BeforeAll
    static void start() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        front = new Front();
        city = new IdentityProvider(front.url(), now::get);
        Hall.Ground ground = new Hall.Ground(Postgres.migrated(), now);
        hall = new Hall(false, ground, Optional.of(city.provider()));
        other = new Hall(false, ground, Optional.of(city.provider()));
        hall.everyRole();
        hall.locker("OID-1");
    }

    @AfterAll
    static void stop() {
        front.close();
        hall.close();
        other.close();
        city.close();
    }

    @BeforeEach
    void honest() {
        city.lie = Lie.NONE;
        city.person = IdentityProvider.somebody("4711", "li.wei", "OPERATOR");
        front.to(hall.web);
        // Nobody's tries are another test's.
        hall.now.set(hall.now.get().plus(Duration.ofMinutes(16)));
    }

    private static Hall.Browser browser() {
        return hall.browserAt(front.url());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Goes to the provider; where it sends the browser back to, as the browser asks for it. */
    private static String there(Hall.Browser browser) throws Exception {
        HttpResponse<String> out = browser.get("/sign-in/oidc?lang=en", "Sec-Fetch-Site", "same-origin");
        assertThat(out.statusCode()).as(location(out)).isEqualTo(303);
        assertThat(location(out)).startsWith(city.issuer() + "/authorize?");
        HttpResponse<String> back =
                http.send(HttpRequest.newBuilder(URI.create(location(out))).build(), BodyHandlers.ofString());
        assertThat(location(back)).startsWith(front.url() + CALLBACK);
        return location(back).substring(front.url().length());
    }

    private static HttpResponse<String> in(Hall.Browser browser) throws Exception {
        return browser.get(there(browser), "Sec-Fetch-Site", "cross-site");
    }

    private static void refused(String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/sign-in?lang=en&problem=" + code);
    }

    private static Audit.Row latest() {
        return hall.accounts.audit().latest(null, null).getFirst();
    }

    /** As if somebody at this address had set out so often. */
    private static void tried(int often) {
        int unused = hall.database.inTransaction(sql -> sql.change("update account_guess set tries = ?", often));
    }

    private static String name(String start) {
        return hall.accounts.all().stream()
                .map(Account::name)
                .filter(one -> one.startsWith(start + "~"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoever_sets_out_at_one_bridge_arrives_at_another_and_has_a_session_as_everybody() throws Exception {
        Hall.Browser browser = browser();
        assertThat(browser.get("/sign-in?lang=en").body())
                .contains("Sign in with City account", "href=\"/sign-in/oidc?lang=en\"");
        String back = there(browser);
        assertThat(browser.given.getLast()).matches("errand=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
        front.to(other.web);
        HttpResponse<String> arrived = browser.get(back, "Sec-Fetch-Site", "cross-site");
        assertThat(arrived.statusCode()).isEqualTo(200);
        assertThat(arrived.headers().firstValue("Refresh")).contains("0; url=/");
        assertThat(arrived.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(arrived.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(browser.given.getLast()).matches("session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(browser.cookies.get("errand")).isEmpty();
        assertThat(browser.get("/").body()).contains("OID-1", ">" + name("li.wei") + "</a>");
        front.to(hall.web);
        assertThat(browser.get("/parcels").statusCode()).isEqualTo(200);
        assertThat(latest().act()).isEqualTo(Audit.Act.SIGNED_IN);
        assertThat(latest().account()).isEqualTo(name("li.wei"));
        assertThat(latest().address()).isEqualTo("127.0.0.1");
        hall.now.set(hall.now.get().plus(Duration.ofMinutes(31)));
        assertThat(browser.get("/").statusCode()).as("idle").isEqualTo(401);
    }

    @Test
    void a_way_back_is_good_once_at_all_bridges_together_and_in_its_own_browser_alone() throws Exception {
        Hall.Browser browser = browser();
        String back = there(browser);
        Hall.Browser thief = browser();
        there(thief);
        refused("LK-7112", thief.get(back, "Accept-Language", "en"));
        refused("LK-7112", browser().get(back, "Accept-Language", "en"));
        Map<String, String> kept = new HashMap<>(browser.cookies);
        assertThat(browser.get(back).statusCode()).isEqualTo(200);
        front.to(other.web);
        browser.cookies.putAll(kept);
        refused("LK-7112", browser.get(back, "Accept-Language", "en"));
        assertThat(latest().act()).isEqualTo(Audit.Act.SIGN_IN_REFUSED);
        refused("LK-7112", browser().get(CALLBACK + "?lang=en"));
        assertThat(browser().get("/sign-in?lang=en&problem=LK-7112").body()).contains("LK-7112", "begin again");
        assertThat(browser().get("/sign-in?problem=LK-7095").body())
                .as("it says what is its own alone")
                .doesNotContain("LK-7095");
    }

    @Test
    void a_session_of_before_ends_when_another_begins_in_that_browser() throws Exception {
        Hall.Browser browser = browser();
        browser.signIn("administrator", Hall.SECRET);
        String before = browser.session();
        assertThat(hall.accounts.sessions().find(before)).isPresent();
        String back = there(browser);
        // A browser that comes from another site does not bring it.
        browser.cookies.remove("session");
        browser.get(back);
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(hall.accounts.sessions().find(before)).isEmpty();
        assertThat(hall.accounts.sessions().find(browser.session())).isPresent();
    }

    @Test
    void nobody_is_sent_to_the_provider_by_another_site_or_from_an_address_it_does_not_send_back_to() throws Exception {
        for (String site : List.of("cross-site", "same-site")) {
            HttpResponse<String> answer = browser().get("/sign-in/oidc?lang=en", "Sec-Fetch-Site", site);
            assertThat(location(answer)).isEqualTo(front.url() + "/sign-in?lang=en");
        }
        HttpResponse<String> beside = hall.browser().get("/sign-in/oidc?lang=zh");
        assertThat(location(beside)).isEqualTo(front.url() + "/sign-in?lang=zh");
    }

    @Test
    void a_provider_that_is_away_is_said_and_keeps_nobody_out_who_has_a_password() throws Exception {
        // What was known of it is too old by now.
        hall.now.set(hall.now.get().plus(Duration.ofMinutes(61)));
        city.lie = Lie.FAULT;
        Hall.Browser browser = browser();
        browser.get("/sign-in/oidc?lang=en");
        tried(59);
        for (int i = 0; i < 3; i++) {
            refused("LK-7111", browser.get("/sign-in/oidc?lang=en"));
        }
        assertThat(browser.get("/sign-in?lang=en&problem=LK-7111").body())
                .contains("LK-7111", "does not answer", "/sign-in/oidc?lang=en&amp;anew=1");
        assertThat(browser.signIn("operator", Hall.SECRET).statusCode()).isEqualTo(303);
    }

    @Test
    void what_does_not_hold_is_refused_with_its_number_and_noted_without_a_name() throws Exception {
        Map<Lie, String> expected = Map.of(
                Lie.FOREIGN_NONCE, "LK-7114", Lie.UNSIGNED, "LK-7114", Lie.DENIED, "LK-7113", Lie.FAULT, "LK-7111");
        for (var one : expected.entrySet()) {
            Hall.Browser browser = browser();
            in(browser);
            String back = there(browser);
            city.lie = one.getKey() == Lie.DENIED ? Lie.NONE : one.getKey();
            String denied = back.replaceFirst("code=[^&]+", "error=access_denied");
            refused(one.getValue(), browser.get(one.getKey() == Lie.DENIED ? denied : back));
            assertThat(latest().act()).isEqualTo(Audit.Act.SIGN_IN_REFUSED);
            assertThat(latest().account()).isEmpty();
            city.lie = Lie.NONE;
        }
    }

    @Test
    void whoever_has_no_role_of_the_console_is_refused_and_one_that_was_taken_away_is_gone_at_the_next_sign_in()
            throws Exception {
        city.person = IdentityProvider.somebody("4712", "wang", "OPERATOR");
        Hall.Browser wang = browser();
        in(wang);
        assertThat(wang.get("/parcels").statusCode()).isEqualTo(200);
        city.person = IdentityProvider.somebody("4712", "wang", "TECHNICIAN");
        Hall.Browser again = browser();
        in(again);
        assertThat(wang.get("/parcels").statusCode())
                .as("begun with the former role")
                .isEqualTo(401);
        assertThat(again.get("/parcels").body()).contains("LK-7094");
        city.person = IdentityProvider.somebody("4712", "wang", "NONE");
        Hall.Browser last = browser();
        refused("LK-7115", in(last));
        assertThat(last.session()).isEmpty();
        assertThat(again.get("/").statusCode()).isEqualTo(401);
        assertThat(latest().account()).isEqualTo(name("wang"));
        city.person = IdentityProvider.somebody("4713", "stranger", "NONE");
        refused("LK-7115", in(browser()));
        assertThat(hall.accounts.all()).extracting(Account::name).noneMatch(one -> one.startsWith("stranger"));
    }

    @Test
    void a_carrier_is_of_the_partner_that_the_provider_names_and_of_one_that_fits() throws Exception {
        hall.announced("OIDC00000001", "OID-1", "CARRIER");
        city.person = IdentityProvider.somebody("5001", "driver", "CARRIER");
        for (Object partner : List.of("", "NOBODY", "SHOP", List.of("CARRIER", "SHOP"))) {
            city.person.put("parcel_partner", partner);
            Hall.Browser browser = browser();
            refused("LK-7116", in(browser));
            assertThat(browser.session()).isEmpty();
        }
        city.person.put("parcel_partner", "CARRIER");
        Hall.Browser driver = browser();
        assertThat(in(driver).headers().firstValue("Refresh")).contains("0; url=/parcels");
        assertThat(driver.get("/parcels").body()).contains("OIDC00000001");
        assertThat(hall.accounts.sessions().find(driver.session()).orElseThrow().partner())
                .contains("CARRIER");
    }

    @Test
    void an_administrator_sees_where_people_come_from_and_shuts_them_and_gives_them_nothing_else() throws Exception {
        city.person = IdentityProvider.somebody("6001", "zhao", "OPERATOR");
        Hall.Browser zhao = browser();
        in(zhao);
        String name = name("zhao");
        Hall.Browser administrator = hall.signedIn("administrator");
        String list = administrator.get("/users").body();
        assertThat(list).contains(name, "of " + city.issuer() + ", there 6001");
        assertThat(list).contains("/users/operator/password").doesNotContain("/users/" + name + "/password");
        assertThat(administrator.post("/users/" + name + "/password", Map.of()).body())
                .contains("LK-7118");
        administrator.post("/users/" + name, Map.of("role", "ADMINISTRATOR", "partner", "", "active", "on"));
        in(zhao);
        assertThat(hall.accounts.sessions().find(zhao.session()).orElseThrow().role())
                .isEqualTo(Role.OPERATOR);
        administrator.post("/users/" + name, Map.of());
        assertThat(zhao.get("/").statusCode()).isEqualTo(401);
        refused("LK-7117", in(browser()));
        assertThat(administrator
                        .post("/users", Map.of("name", name, "role", "OPERATOR", "partner", ""))
                        .body())
                .contains("LK-7001");
        assertThat(hall.browser().signIn(name, Hall.SECRET).body()).contains("LK-7091");
    }

    @Test
    void their_password_is_not_here_and_their_forms_are_checked_as_everybodys() throws Exception {
        Hall.Browser browser = browser();
        in(browser);
        assertThat(browser.get("/password").body())
                .contains("keeps your password")
                .doesNotContain("name=\"next\"");
        Map<String, String> change =
                Map.of("present", "x", "next", "a sentence of mine", "again", "a sentence of mine");
        HttpResponse<String> answer = browser.post("/password", change);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("LK-7118");
        assertThat(browser.post("/sign-out", Map.of("form", "0".repeat(64))).body())
                .contains("LK-7093");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_leaves_leaves_the_provider_too_where_it_has_a_place_for_that() throws Exception {
        Hall.Browser browser = browser();
        in(browser);
        browser.get("/");
        String token = browser.session();
        HttpResponse<String> left = browser.post("/sign-out", Map.of());
        String place = left.headers().firstValue("Refresh").orElseThrow();
        assertThat(place).startsWith("0; url=" + city.issuer() + "/sign-out?").doesNotContain(token);
        assertThat(left.body()).contains("You are signed out here", "City account");
        assertThat(hall.accounts.sessions().find(token)).isEmpty();
        HttpRequest there =
                HttpRequest.newBuilder(URI.create(place.replace("0; url=", ""))).build();
        assertThat(location(http.send(there, BodyHandlers.ofString()))).isEqualTo(front.url() + "/sign-in");
        assertThat(latest().act()).isEqualTo(Audit.Act.SIGNED_OUT);
        Hall.Browser local = hall.signedIn("operator");
        assertThat(location(local.post("/sign-out", Map.of())))
                .as("of ours nobody tells it")
                .isEqualTo("/sign-in");
    }

    @Test
    void who_sets_out_again_and_again_and_never_arrives_rests_and_does_not_fill_the_audit() throws Exception {
        assertThat(location(browser().get("/sign-in/oidc?lang=en"))).startsWith(city.issuer());
        tried(60);
        refused("LK-7092", browser().get("/sign-in/oidc?lang=en"));
        int before = hall.accounts.audit().latest(null, null).size();
        refused("LK-7092", browser().get(CALLBACK + "?state=x&lang=en"));
        assertThat(hall.accounts.audit().latest(null, null)).hasSize(before);
        assertThat(hall.browser().signIn("operator", Hall.SECRET).statusCode()).isEqualTo(303);
    }
}
