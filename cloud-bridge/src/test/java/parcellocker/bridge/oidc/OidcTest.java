package parcellocker.bridge.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.ProblemException;

/** The way to a provider and back, over real HTTP, with every lie that it may tell. */
class OidcTest {
    private static final String CONSOLE = "http://127.0.0.1:9";
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final AtomicReference<Instant> now = new AtomicReference<>(START);
    /** How far the provider's clock is ahead; its tokens are good for five minutes. */
    private static final AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);

    private static final Database database = Postgres.migrated();
    private static final IdentityProvider city =
            new IdentityProvider(CONSOLE, () -> now.get().plus(skew.get()));
    private static final HttpClient http = HttpClient.newHttpClient();

    private Oidc oidc = fresh();

    private static Oidc fresh() {
        return new Oidc(city.provider(), database, now::get, Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @BeforeEach
    void honest() {
        city.lie = Lie.NONE;
        city.algorithm = "ES256";
        city.clientWay = "client_secret_basic";
        city.person = IdentityProvider.somebody("4711", "li.wei", "OPERATOR");
        now.set(START);
        skew.set(Duration.ZERO);
        oidc = fresh();
    }

    private record Trip(String kept, Map<String, String> back) {
        String state() {
            return back.getOrDefault("state", "");
        }
    }

    /** As a browser goes there, and is sent back. */
    private Trip trip(String kept) throws IOException, InterruptedException {
        Oidc.SetOut out = oidc.begin(new Oidc.Departure(kept, "en", "", false));
        HttpRequest asked = HttpRequest.newBuilder(URI.create(out.location())).build();
        HttpResponse<String> answer = http.send(asked, BodyHandlers.ofString());
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(CONSOLE + Provider.CALLBACK + "?");
        return new Trip(out.kept(), Plumbing.fields(back.getRawQuery()));
    }

    private Optional<Errand> end(Trip trip) {
        return oidc.end(trip.state(), trip.kept());
    }

    private Oidc.Proven prove(Trip trip, Errand errand) {
        Map<String, String> back = trip.back();
        return oidc.prove(
                errand,
                new Oidc.Return(
                        back.getOrDefault("code", ""), back.getOrDefault("error", ""), back.getOrDefault("iss", "")));
    }

    private Oidc.Proven proven() throws IOException, InterruptedException {
        Trip trip = trip("");
        return prove(trip, end(trip).orElseThrow());
    }

    private String refusal() throws IOException, InterruptedException {
        try {
            proven();
            return "in";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "EdDSA"})
    void whoever_the_provider_vouches_for_is_known_by_issuer_and_subject(String algorithm) throws Exception {
        city.algorithm = algorithm;
        Oidc.Proven proven = proven();
        assertThat(proven.person().issuer()).isEqualTo(city.issuer());
        assertThat(proven.person().subject()).isEqualTo("4711");
        assertThat(proven.role()).contains(Role.OPERATOR);
        assertThat(proven.partner()).isEmpty();
    }

    @Test
    void the_client_proves_itself_as_the_provider_wants() throws Exception {
        city.clientWay = "client_secret_post";
        assertThat(refusal()).isEqualTo("in");
        city.clientWay = "private_key_jwt";
        oidc = fresh();
        assertThat(refusal()).isEqualTo("LK-7111");
    }

    @Test
    void the_browser_takes_along_what_it_must_and_nothing_that_opens_anything() throws Exception {
        Oidc.SetOut out = oidc.begin(new Oidc.Departure("", "zh", "", true));
        Map<String, String> asked = Plumbing.fields(URI.create(out.location()).getRawQuery());
        assertThat(asked)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", CONSOLE + "/sign-in/oidc/callback")
                .containsEntry("scope", "openid profile")
                .containsEntry("ui_locales", "zh-CN")
                .containsEntry("prompt", "login");
        Way way = new Way(out.kept(), asked.getOrDefault("state", ""));
        assertThat(out.location())
                .doesNotContain(out.kept())
                .doesNotContain(way.verifier())
                .doesNotContain("s3cret");
        assertThat(asked.get("code_challenge")).isEqualTo(Plumbing.challenge(way.verifier()));
        List<String> rows =
                database.inTransaction(sql -> sql.all("select e::text from oidc_errand e", row -> row.getString(1)));
        assertThat(rows).isNotEmpty();
        for (String secret : List.of(out.kept(), way.state(), way.verifier(), way.nonce())) {
            assertThat(rows).noneMatch(row -> row.contains(secret));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FOREIGN_NONCE",
                "NO_NONCE",
                "FOREIGN_AUDIENCE",
                "FOREIGN_PARTY",
                "SHARED_WITHOUT_PARTY",
                "FOREIGN_ISSUER",
                "EXPIRED",
                "WITHOUT_EXPIRY",
                "FROM_THE_FUTURE",
                "LONG_AGO",
                "WITHOUT_BIRTH",
                "WITHOUT_SUBJECT",
                "BLANK_SUBJECT",
                "LONG_SUBJECT",
                "UNSIGNED",
                "SIGNED_WITH_THE_PUBLIC_KEY",
                "SIGNED_WITH_A_PUBLISHED_SECRET",
                "SIGNED_BY_ANOTHER_ALGORITHM",
                "SIGNED_WITH_A_FOREIGN_KEY",
                "SIGNED_WITH_AN_UNPUBLISHED_KEY",
                "NONSENSE",
                "ANSWER_OF_ANOTHER",
                "ANSWER_OF_NOBODY"
            })
    void what_does_not_hold_proves_nobody(Lie lie) throws Exception {
        city.lie = lie;
        assertThat(refusal()).isEqualTo("LK-7114");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "DOCUMENT_OF_ANOTHER",
                "PLAIN_ENDPOINT",
                "NO_TOKEN",
                "FAULT",
                "REDIRECT",
                "HUGE",
                "ENDLESS",
                "NOT_JSON"
            })
    void a_provider_that_does_not_answer_as_it_must_is_away(Lie lie) throws Exception {
        city.lie = lie;
        assertThat(refusal()).as("from the beginning").isEqualTo("LK-7111");
        city.lie = Lie.NONE;
        oidc = fresh();
        Trip trip = trip("");
        city.lie = lie;
        boolean isSeenLate = lie != Lie.DOCUMENT_OF_ANOTHER && lie != Lie.PLAIN_ENDPOINT;
        if (isSeenLate) {
            assertThatThrownBy(() -> prove(trip, end(trip).orElseThrow()))
                    .as("when it has sent somebody back")
                    .hasMessageContaining("LK-7111");
        }
        assertThat(city.plumbing.poured).as("bytes of an answer without end").hasValueLessThan(64L << 20);
    }

    @Test
    void every_place_of_a_provider_is_reached_by_tls_or_is_on_this_computer() {
        String issuer = "https://id.city.example";
        for (String unfit : List.of(
                "http://id.city.example/token",
                "http://127.0.0.1:8080/token",
                "ftp://id.city.example/token",
                "https://somebody@id.city.example/token",
                "https://id.city.example/token#x",
                "https:///token",
                "/token",
                "two words",
                "https://id.city.example/" + "x".repeat(1_000),
                "")) {
            assertThatThrownBy(() -> Discovered.of(document(issuer, unfit), issuer))
                    .as(unfit)
                    .hasMessageContaining("LK-7111 its token_endpoint");
        }
        String here = "http://localhost:8080";
        assertThat(Discovered.of(document(here, here + "/token"), here).token()).hasPath("/token");
        assertThat(Discovered.of(document(here, "https://id.city.example/token"), here)
                        .token())
                .hasPath("/token");
        assertThatThrownBy(() -> Discovered.of(document(here, "http://id.city.example/token"), here))
                .hasMessageContaining("LK-7111 its token_endpoint");
        assertThat(Discovered.place(issuer + "/")).isEqualTo(Discovered.place(issuer));
    }

    private static JsonNode document(String issuer, String token) {
        return new ObjectMapper()
                .valueToTree(Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        "https://id.city.example/in",
                        "token_endpoint",
                        token,
                        "jwks_uri",
                        "https://id.city.example/keys"));
    }

    @Test
    void one_that_is_silent_costs_its_patience_and_then_nothing_for_a_while() throws Exception {
        city.lie = Lie.SILENT;
        oidc = new Oidc(city.provider(), database, now::get, PATIENCE);
        assertThat(refusal()).isEqualTo("LK-7111");
        city.lie = Lie.NONE;
        int before = city.documents.get();
        assertThat(refusal()).isEqualTo("LK-7111");
        assertThat(city.documents).as("not asked again at once").hasValue(before);
        now.set(START.plus(Fetched.REST).plusSeconds(1));
        assertThat(refusal()).isEqualTo("in");
    }

    @Test
    void nobody_is_asked_before_somebody_wants_to_sign_in_and_then_once_an_hour() throws Exception {
        int before = city.documents.get();
        oidc = fresh();
        assertThat(city.documents).hasValue(before);
        proven();
        proven();
        assertThat(city.documents).hasValue(before + 1);
        now.set(START.plus(Duration.ofMinutes(61)));
        proven();
        assertThat(city.documents).hasValue(before + 2);
    }

    @Test
    void a_new_key_is_fetched_but_unknown_ones_fetch_at_most_once_in_a_while() throws Exception {
        proven();
        int before = city.keys.get();
        now.set(START.plus(Duration.ofMinutes(1)));
        city.rotate();
        proven();
        assertThat(city.keys).hasValue(before + 1);
        city.lie = Lie.SIGNED_WITH_AN_UNPUBLISHED_KEY;
        for (int i = 0; i < 5; i++) {
            assertThat(refusal()).isEqualTo("LK-7114");
        }
        assertThat(city.keys).hasValue(before + 1);
        now.set(START.plus(Duration.ofMinutes(2)));
        assertThat(refusal()).isEqualTo("LK-7114");
        assertThat(city.keys).hasValue(before + 2);
    }

    @Test
    void a_key_that_was_taken_away_is_believed_a_quarter_of_an_hour_more() throws Exception {
        proven();
        int before = city.keys.get();
        now.set(START.plus(Duration.ofMinutes(14)));
        proven();
        assertThat(city.keys).hasValue(before);
        now.set(START.plus(Duration.ofMinutes(16)));
        proven();
        assertThat(city.keys).hasValue(before + 1);
    }

    @Test
    void clocks_may_be_half_a_minute_apart() throws Exception {
        Map<Integer, String> expected = Map.of(30, "in", 31, "LK-7114", -329, "in", -330, "LK-7114");
        for (var one : expected.entrySet()) {
            skew.set(Duration.ofSeconds(one.getKey()));
            assertThat(refusal()).as("%d s", one.getKey()).isEqualTo(one.getValue());
        }
    }

    @Test
    void a_code_is_good_once_and_not_with_another_browsers_verifier() throws Exception {
        Trip mine = trip("");
        Errand errand = end(mine).orElseThrow();
        prove(mine, errand);
        assertThatThrownBy(() -> prove(mine, errand))
                .hasMessageContaining("LK-7113")
                .hasMessageContaining("invalid_grant");
        Trip stolen = trip("");
        Trip thief = trip("");
        Errand other = end(thief).orElseThrow();
        assertThatThrownBy(() -> prove(stolen, other)).hasMessageContaining("LK-7113");
    }

    @Test
    void whoever_is_denied_there_is_denied_here() throws Exception {
        city.lie = Lie.DENIED;
        assertThatThrownBy(this::proven).hasMessageContaining("LK-7113").hasMessageContaining("access_denied");
    }

    @Test
    void an_errand_is_of_one_browser_good_once_at_whichever_bridge_and_for_ten_minutes() throws Exception {
        Trip trip = trip("");
        String state = trip.state();
        Oidc another = fresh();
        assertThat(another.end(state, trip("").kept())).as("another browser").isEmpty();
        assertThat(another.end(state, "")).isEmpty();
        assertThat(another.end("x".repeat(43), trip.kept())).isEmpty();
        assertThat(another.end(state, trip.kept())).as("at another bridge").isPresent();
        assertThat(oidc.end(state, trip.kept())).as("a second time").isEmpty();
        Trip late = trip("");
        now.set(START.plus(Errands.LIFE));
        assertThat(end(late)).isEmpty();
        trip("");
        List<String> left =
                database.inTransaction(sql -> sql.all("select state from oidc_errand", row -> row.getString(1)));
        assertThat(left).as("what is too old is gone").hasSize(1);
    }

    @Test
    void two_windows_of_one_browser_do_not_spoil_each_others_way() throws Exception {
        Trip first = trip("");
        Trip second = trip(first.kept());
        assertThat(second.kept()).isEqualTo(first.kept());
        assertThat(prove(first, end(first).orElseThrow()).role()).isPresent();
        assertThat(prove(second, end(second).orElseThrow()).role()).isPresent();
        assertThat(trip("no secret of ours").kept()).isNotEqualTo("no secret of ours");
    }

    @Test
    void of_bridges_that_end_an_errand_at_the_same_moment_one_does() throws Exception {
        Trip trip = trip("");
        Callable<Boolean> once = () -> fresh().end(trip.state(), trip.kept()).isPresent();
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one : pool.invokeAll(List.of(once, once, once, once))) {
                done += one.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void of_several_roles_the_first_that_is_mapped_counts_and_strangers_have_none() throws Exception {
        Map<String, Object> both = new HashMap<>(city.person);
        both.put("realm_access", Map.of("roles", List.of("parcel-TECHNICIAN", "parcel-OPERATOR")));
        city.person = both;
        assertThat(proven().role()).contains(Role.OPERATOR);
        city.person = Map.of("sub", "1", "realm_access", Map.of("roles", List.of("parcel-NONE")));
        assertThat(proven().role()).isEmpty();
        city.person = Map.of("sub", "1", "realm_access", "parcel-ADMINISTRATOR");
        assertThat(proven().role()).as("not where roles are").isEmpty();
        city.person = Map.of("sub", "1", "realm_access.roles", "parcel-SHOP", "parcel_partner", "SHOP");
        assertThat(proven().role()).as("a name with a dot, and one text").contains(Role.SHOP);
        assertThat(proven().partner()).contains("SHOP");
        city.person = Map.of("sub", "1", "parcel_partner", List.of("A", "B"));
        assertThat(proven().partner()).as("which one?").isEmpty();
        city.person = Map.of("sub", "1");
        assertThat(proven().role()).isEmpty();
    }

    @Test
    void whoever_leaves_is_sent_to_leave_there_too_without_a_token_in_the_address() {
        assertThat(oidc.farewell().orElseThrow())
                .startsWith(city.issuer() + "/sign-out?")
                .contains("client_id=parcel-console")
                .doesNotContain("hint");
        city.isSayingFarewell = false;
        assertThat(fresh().farewell()).isEmpty();
        city.isSayingFarewell = true;
        city.lie = Lie.FAULT;
        assertThat(fresh().farewell()).isEmpty();
    }
}
