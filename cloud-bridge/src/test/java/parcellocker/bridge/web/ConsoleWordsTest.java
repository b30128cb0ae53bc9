package parcellocker.bridge.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of the console, in a city that has something of everything: each word that is read there is in the visitor's language. */
@ExtendWith(Browsing.Present.class)
class ConsoleWordsTest {
    private static final Path PICTURES = Path.of("target/pictures/words");

    private static Hall hall;
    private static Browsing browsing;
    private static final Set<String> walked = new TreeSet<>();

    @BeforeAll
    static void open() throws Exception {
        hall = new Hall(false);
        Furnished city = Furnished.of(hall);
        browsing = new Browsing();
        Page page = browsing.window(1280, 800);
        enter(page, "u.operator", "zh");
        write(page, "profile:\n  idleMillis: 50000\n", "夏夜");
        city.configured(1);
    }

    @AfterAll
    static void close() {
        browsing.close();
        hall.close();
    }

    private static void enter(Page page, String account, String language) {
        page.navigate(hall.web.url() + "/sign-in?lang=" + language);
        page.locator("#name").fill(account);
        page.locator("#password").fill(Hall.SECRET);
        page.locator("button.main").click();
        assertThat(page.locator(".who a")).hasText(account);
    }

    private static void write(Page page, String yaml, String note) {
        page.navigate(hall.web.url() + "/configurations/new");
        page.locator("#yaml").fill(yaml);
        page.locator("#note").fill(note);
        page.locator("button.main").click();
    }

    private record Walk(Page page, String language, int width) {
        void to(String path) throws IOException {
            page.navigate(hall.web.url() + path);
            seen(path);
        }

        void seen(String path) throws IOException {
            String name = language + path.replaceAll("[^A-Za-z0-9]+", "-") + "-" + width;
            walked.add(path.replaceFirst("\\?.*", ""));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.lang"))
                    .isEqualTo(language.equals("zh") ? "zh-CN" : "en");
            assertThat(page.locator("[lang]:not(html):not([hreflang])").count())
                    .as(name)
                    .isZero();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(name + " fits its width")
                    .isEqualTo(true);
            if (language.equals("zh")) {
                assertThat(LatinWords.on(page)).as(name).isEmpty();
            }
            if (language.equals("zh") && width > 1_000) {
                assertThat(Browsing.barriers(page)).as(name).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 1280", "zh, 390", "en, 1280", "en, 390"})
    void every_page_is_in_the_language_of_its_visitor(String language, int width) throws Exception {
        ofEverybody(new Walk(window(width), language, width));
        ofAnOperator(new Walk(window(width), language, width));
        ofOthers(language, width);
        // What was refused on purpose is an error to the browser.
        assertThat(browsing.complaints())
                .filteredOn(one -> !one.contains("status of 4"))
                .isEmpty();
        assertThat(pages()).allMatch(pattern -> walked.stream().anyMatch(path -> path.matches(pattern)), "is walked");
    }

    private static Page window(int width) {
        return browsing.window(width, 844);
    }

    private static void ofEverybody(Walk walk) throws IOException {
        walk.to("/sign-in?lang=" + walk.language());
        walk.page().locator("#name").fill("u.operator");
        walk.page().locator("#password").fill("not the password");
        walk.page().locator("button.main").click();
        assertThat(walk.page().locator("[role=alert]")).containsText("LK-7091");
        walk.seen("/sign-in?lang=" + walk.language() + "&refused");
        walk.to("/map?lang=" + walk.language());
        assertThat(walk.page().locator("#outlets li")).hasCount(2);
        assertThat(walk.page().locator("#outlets")).containsText("王城大道 1 号");
        walk.page().locator("#outlets button").first().click();
        assertThat(walk.page().locator(".leaflet-popup-content")).isVisible();
        walk.seen("/map?popup");
    }

    private static void ofAnOperator(Walk walk) throws IOException {
        enter(walk.page(), "u.operator", walk.language());
        for (String path : List.of(
                "/",
                "/lockers/LY-0001",
                "/lockers/LY-0001/doors",
                "/lockers/LY-0001/hardware",
                "/lockers/LY-0002/hardware",
                "/alarms",
                "/alarms?all",
                "/parcels",
                "/parcels/WYB100000001",
                "/parcels/WYB100000002",
                "/parcels/WYB200000001",
                "/tickets",
                "/mail-ins",
                "/mail-ins/SO-0001",
                "/mail-ins/SO-0009",
                "/notices",
                "/outlets",
                "/outlets/locker",
                "/outlets/station",
                "/outlets/village",
                "/configurations",
                "/configurations/1",
                "/configurations/new",
                "/retention",
                "/password",
                "/users")) {
            walk.to(path);
        }
        Page page = walk.page();
        write(page, "profile:\n  idleMillis: 5\nlines: []\nkiosk:\n  quiet: {from: 7}\n", "");
        walk.seen("/configurations/new?refused");
        page.navigate(hall.web.url() + "/configurations/1");
        page.locator("#locker").fill("LY-0009");
        page.locator("form.row button").click();
        walk.seen("/configurations?refused");
        page.navigate(hall.web.url() + "/lockers/LY-0001/reports");
        page.locator("form.fields button").click();
        walk.to("/lockers/LY-0001/reports");
    }

    private static void ofOthers(String language, int width) throws IOException {
        Walk carrier = new Walk(window(width), language, width);
        enter(carrier.page(), "u.carrier", language);
        carrier.to("/parcels/WYB100000001");
        Walk administrator = new Walk(window(width), language, width);
        enter(administrator.page(), "u.administrator", language);
        administrator.to("/users");
        administrator.page().locator("tbody form").last().locator("button").click();
        administrator.seen("/users?drawn");
        administrator.to("/audit");
    }

    /** What {@code rights.txt} has of pages that people look at: each as a pattern of its addresses. */
    private static List<String> pages() throws IOException {
        // Files, streams and what is for programs; the way through a provider; recipients' own pages.
        Set<String> others = Set.of(
                "/changes",
                "/developers",
                "/openapi.yaml",
                "/asyncapi.yaml",
                "/health",
                "/retention.csv",
                "/retention.json");
        try (InputStream in = Objects.requireNonNull(Web.class.getResourceAsStream("/web/rights.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("GET "))
                    .map(line -> line.split(" +", -1)[1])
                    .filter(path -> !others.contains(path)
                            && !path.matches("/(v1|assets|health|schemas|p|sign-in)/.*|.*/(file|photos/.*)"))
                    .map(path -> path.replaceAll("\\{\\w+}", "[^/]+"))
                    .toList();
        }
    }

    @Test
    void a_word_that_slipped_in_is_found() {
        Page page = browsing.window(1280, 800);
        enter(page, "u.operator", "zh");
        page.evaluate(
                "document.querySelector('h1').insertAdjacentHTML('afterend', '<p title=\"Loading\">已存入 LY-0001 the door</p>')");
        assertThat(LatinWords.on(page))
                .containsExactly("[the, door] in: 已存入 LY-0001 the door", "[Loading] in: Loading");
    }
}
