package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class KioskServerTest {
    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(4);
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.empty()), Furnished.cabinet(), inbox::offer, Furnished::phone);
    private final Visitor visitor = new Visitor(kiosk);

    @AfterEach
    void close() {
        visitor.close();
        kiosk.close();
    }

    @Test
    void says_that_it_is_starting_until_the_core_shows_something() throws Exception {
        assertThat(visitor.get("/").body()).contains("柜机正在启动").contains("data-page=\"Starting\"");
        assertThat(screen().path("page").asText()).isEqualTo("Starting");
        assertThat(screen().path("view").asLong()).isZero();
    }

    @Test
    void tells_a_script_what_a_person_sees() throws Exception {
        kiosk.show(new Shown(7, Furnished.courierHome(), Language.ZH, true, false, List.of()));

        JsonNode screen = screen();

        assertThat(screen.path("view").asLong()).isEqualTo(7);
        assertThat(screen.path("page").asText()).isEqualTo("CourierHome");
        assertThat(screen.path("language").asText()).isEqualTo("ZH");
        assertThat(screen.path("courier").asBoolean()).isTrue();
        assertThat(screen.path("online").asBoolean(true)).isFalse();
        assertThat(screen.path("free").path("S").asInt()).isEqualTo(4);
        assertThat(screen.path("last").path("delivery").asText()).isEqualTo("00000000000000a1");
        assertThat(screen.path("dueBack").path(0).path("compartment").asText()).isEqualTo("C07");
    }

    @Test
    void names_a_recipient_by_the_masked_phone_alone() throws Exception {
        kiosk.show(Furnished.shown(
                1,
                new Page.ChooseSize(
                        Furnished.WAYBILL, Optional.of(Furnished.PERSON), Furnished.free(1, 1, 1), Optional.empty())));

        assertThat(screen().path("recipient").asText()).isEqualTo("1******5678");
        assertThat(visitor.get("/").body()).contains("to 1******5678").doesNotContain("person-1");
    }

    @Test
    void every_page_is_drawn_and_told() throws Exception {
        long view = 0;
        for (Page page : Furnished.pages()) {
            view++;
            kiosk.show(Furnished.shown(view, page));
            String kind = page.getClass().getSimpleName();
            assertThat(visitor.get("/").body()).contains("data-page=\"" + kind + "\"", "data-view=\"" + view + "\"");
            assertThat(screen().path("page").asText()).isEqualTo(kind);
        }
        assertThat(Furnished.pages().stream().map(Page::getClass).distinct())
                .hasSize(Page.class.getPermittedSubclasses().length);
    }

    @Test
    void a_script_may_wait_for_the_next_view() throws Exception {
        kiosk.show(Furnished.shown(1, new Page.Home()));
        Thread showing = Thread.ofVirtual().start(() -> kiosk.show(Furnished.shown(2, new Page.OneMoment())));

        JsonNode next = JsonMapper.builder()
                .build()
                .readTree(visitor.get("/screen.json?after=1").body());

        showing.join();
        assertThat(next.path("view").asLong()).isEqualTo(2);
    }

    @Test
    void a_touch_goes_to_the_inbox_with_the_view_it_quotes() throws Exception {
        assertThat(visitor.touch("courier", "view=41").statusCode()).isEqualTo(204);

        assertThat(inbox).containsExactly(new Input.Touched(41, new Touch.Courier()));
    }

    @Test
    void a_code_is_taken_as_a_secret_and_stands_in_no_answer() throws Exception {
        HttpResponse<String> answer = visitor.touch("enter-code", "view=1&digits=12345678");

        assertThat(answer.body()).isEmpty();
        assertThat(inbox.take().toString()).doesNotContain("12345678");
        assertThat(visitor.get("/screen.json").body()).doesNotContain("12345678");
        assertThat(visitor.get("/").body()).doesNotContain("12345678");
    }

    @Test
    void a_full_inbox_says_one_moment_and_takes_the_touch_later() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(visitor.touch("back", "view=1").statusCode()).isEqualTo(204);
        }

        HttpResponse<String> busy = visitor.touch("done", "view=1");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.body()).contains("LK-3113");

        inbox.clear();
        assertThat(visitor.touch("done", "view=1").statusCode()).isEqualTo(204);
        assertThat(inbox).containsExactly(new Input.Touched(1, new Touch.Done()));
    }

    @Test
    void malformed_posts_are_refused_with_a_number_and_never_repeated() throws Exception {
        for (String bad : List.of(
                "",
                "view=x&digits=9",
                "digits=12345678",
                "view=1&digits=98x",
                "view=1&view=2",
                "view=1&digits=%zz",
                "=",
                "view",
                "view=99999999999999999999")) {
            HttpResponse<String> answer = visitor.touch("enter-code", bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).as(bad).contains("LK-7001").doesNotContain("98x");
        }
        assertThat(visitor.touch("open-all", "view=1").statusCode()).isEqualTo(400);
        assertThat(inbox).isEmpty();
    }

    @Test
    void a_body_that_is_no_form_or_too_long_is_refused() throws Exception {
        HttpResponse<String> json = visitor.send(HttpRequest.newBuilder(visitor.at("/touch/back"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"view\":1}")));
        HttpResponse<String> none =
                visitor.send(HttpRequest.newBuilder(visitor.at("/touch/back")).POST(BodyPublishers.noBody()));
        HttpResponse<String> tooLong = visitor.touch("type-waybill", "view=1&text=" + "A".repeat(5000));

        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("LK-7006");
        assertThat(inbox).isEmpty();
    }

    @Test
    void a_page_of_an_earlier_start_is_told_to_load_again() throws Exception {
        String run = screen().path("run").asText();

        assertThat(visitor.touch("done", "view=1&run=AAAAAAAAAAAA").statusCode())
                .isEqualTo(409);
        assertThat(inbox).isEmpty();
        assertThat(visitor.touch("done", "view=1&run=" + run).statusCode()).isEqualTo(204);
    }

    @Test
    void hostile_text_stays_text() throws Exception {
        kiosk.show(Furnished.shown(
                1, new Page.Refusal(Problem.WAYBILL_UNREADABLE, 0, "<script>alert(1)</script>\" onx='")));

        assertThat(visitor.get("/").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void every_answer_forbids_foreign_script_caching_and_referrers() throws Exception {
        for (String path : List.of("/", "/screen.json", "/assets/kiosk.css", "/assets/htmx.js", "/nothing")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
        assertThat(visitor.get("/").body())
                .doesNotContain("<script>")
                .doesNotContain("style=")
                .doesNotContain("onclick");
    }

    @Test
    void nothing_but_the_page_s_own_files_is_served() throws Exception {
        assertThat(visitor.get("/assets/kiosk.js").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/assets/logback.xml").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assets/..%2Ftexts_en.properties").statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_page_of_elsewhere_is_turned_away() throws Exception {
        HttpResponse<String> foreign = visitor.send(HttpRequest.newBuilder(visitor.at("/touch/done"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("view=1")));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(inbox).isEmpty();
    }

    @Test
    void without_the_boot_token_nobody_comes_in_and_with_it_the_cookie_is_enough() throws Exception {
        KioskSettings settings = new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token"));
        try (KioskServer closed = KioskServer.start(settings, Furnished.cabinet(), inbox::offer, Furnished::phone);
                Visitor launcher = new Visitor(closed);
                Visitor stranger = new Visitor(closed)) {
            HttpResponse<String> first = launcher.get("/?t=a-long-boot-token");
            assertThat(first.statusCode()).isEqualTo(303);
            assertThat(first.headers().firstValue("Location")).hasValue("/");
            assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
                    .contains("HttpOnly", "SameSite=Strict")
                    .doesNotContain("a-long-boot-token");
            assertThat(launcher.get("/screen.json").statusCode()).isEqualTo(200);
            assertThat(launcher.touch("done", "view=1").statusCode()).isEqualTo(204);
            assertThat(closed.url()).endsWith("/?t=a-long-boot-token");

            for (String path : List.of(
                    "/",
                    "/screen.json",
                    "/events",
                    "/assets/kiosk.js",
                    "/?t=wrong",
                    "/screen.json?t=a-long-boot-token")) {
                assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(stranger.touch("done", "view=1").statusCode()).isEqualTo(403);
            assertThat(inbox).hasSize(1);
        }
    }

    /** Jetty recycles the exchange of a browser that left; seen as 98,000 log lines within seconds. */
    @Test
    void a_browser_that_left_cannot_make_its_failure_fail_again() {
        Context recycled = mock(Context.class, call -> {
            throw new IllegalStateException("Response does not exist (likely recycled)");
        });

        assertThatCode(() -> KioskServer.fail(new IllegalStateException("recycled"), recycled))
                .doesNotThrowAnyException();
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> new KioskSettings("192.0.2.1", 0, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-8004");
        assertThatThrownBy(() -> new KioskSettings("127.0.0.1", 70000, Optional.empty()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new KioskSettings("127.0.0.1", 0, Optional.of("short")))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("short ");
        assertThat(new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")).toString())
                .doesNotContain("a-long-boot-token");
    }

    private JsonNode screen() throws IOException, InterruptedException {
        return JsonMapper.builder().build().readTree(visitor.get("/screen.json").body());
    }
}
