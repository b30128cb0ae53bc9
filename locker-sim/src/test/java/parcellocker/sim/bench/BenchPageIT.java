package parcellocker.sim.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.board.BoardFault;

/** The bench's page in a real browser: what is wrong is drawn as it is, by a page loaded in the middle too, and can be put right. */
@EnabledIf(value = "isThere", disabledReason = "no Chromium at /usr/bin/chromium")
class BenchPageIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern TROUBLE = Pattern.compile(".*\\btrouble\\b.*");

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Bench bench;
    private BenchServer server;
    private Playwright playwright;
    private Page page;

    static boolean isThere() {
        if (!Files.isExecutable(CHROMIUM)) {
            System.err.println("NOT RUN: BenchPageIT, because there is no Chromium at " + CHROMIUM);
        }
        return Files.isExecutable(CHROMIUM);
    }

    @BeforeEach
    void open() {
        CabinetLayout layout = CabinetLayout.read("hardware/cabinets/demo-24.yaml");
        bench = new Bench(layout, BenchPlan.usual(layout).furnished("locker", "seen"), folder, 1);
        server = new BenchServer(bench, 0);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion")));
        page = browser.newPage();
        page.onPageError(error -> complaints.add("script: " + error));
        page.navigate("http://127.0.0.1:" + server.port() + "/");
        assertThat(page.locator("#lamp-page")).hasClass("good");
    }

    @AfterEach
    void close() {
        playwright.close();
        server.close();
        bench.close();
        assertThat(complaints).isEmpty();
    }

    /** As a person does who wonders whether it is still so. */
    private void reload() {
        page.reload();
        assertThat(page.locator("#lamp-page")).hasClass("good");
    }

    private Locator bay(String id) {
        return page.locator(".bay")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b", new Page.LocatorOptions().setHasText(id))));
    }

    private Locator row(String name) {
        return page.locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b", new Page.LocatorOptions().setHasText(name))));
    }

    @Test
    void a_doors_trouble_is_drawn_and_put_right() {
        bay("A01").click();
        assertThat(page.locator("#door-right")).isDisabled();
        page.locator("#trouble").selectOption("jam");
        assertThat(bay("A01")).hasClass(TROUBLE);
        reload();
        assertThat(page.locator("#door-id")).containsText("A01");
        assertThat(page.locator("#trouble")).hasValue("jam");
        assertThat(page.locator("#door-wrong")).hasText("Wrong with A01: jam: fires, stays shut.");
        page.locator("#door-right").click();
        assertThat(page.locator("#trouble")).hasValue("none");
        assertThat(page.locator("#door-wrong")).isEmpty();
        assertThat(bay("A01")).not().hasClass(TROUBLE);
    }

    @Test
    void exchanged_cables_are_drawn_at_both_doors_and_put_right() {
        bay("A01").click();
        page.locator("#cable-with").selectOption("A03");
        page.locator("[data-swap=swapped_lock]").click();
        assertThat(page.locator("#door-wrong")).hasText("Wrong with A01: its output fires A03.");
        page.locator("[data-swap=swapped_sensor]").click();
        assertThat(page.locator("#door-wrong")).containsText("its input tells of A03’s contact");
        assertThat(bay("A03")).hasClass(TROUBLE);
        assertThat(bay("A02")).not().hasClass(TROUBLE);
        reload();
        assertThat(page.locator("#door-wrong")).containsText("its output fires A03");
        page.locator("#door-right").click();
        assertThat(page.locator("#door-wrong")).isEmpty();
        assertThat(bay("A03")).not().hasClass(TROUBLE);
    }

    @Test
    void a_dead_board_with_a_turned_switch_is_drawn_and_put_right() {
        Locator faults = page.getByLabel("fault of board b1");
        Locator address = page.getByLabel("address of board b1");
        Locator right = row("b1, xor8a").getByText("Put right");
        assertThat(right).isDisabled();
        faults.selectOption("kind=dead");
        assertThat(right).isEnabled();
        address.fill("7");
        address.blur();
        assertThat(row("b1, xor8a")).containsText("its switch should say 1");
        reload();
        assertThat(faults).hasValue("kind=dead");
        assertThat(address).hasValue("7");
        right.click();
        assertThat(faults).hasValue("kind=none");
        assertThat(address).hasValue("1");
        assertThat(right).isDisabled();
    }

    @Test
    void what_a_script_asked_for_is_drawn_too() {
        bench.atBoard(
                "b1",
                board -> board.inject(
                        new Ailment("kind=late&millis=321", new BoardFault.Late(321_000_000), Integer.MAX_VALUE)));
        assertThat(page.getByLabel("fault of board b1")).hasValue("kind=late&millis=321");
        assertThat(page.getByLabel("fault of board b1").locator("option:checked"))
                .hasText("late millis 321");
    }

    @Test
    void what_is_refused_is_said_and_drawn_as_it_still_is() {
        Locator address = page.getByLabel("address of board b1");
        address.fill("300");
        address.blur();
        assertThat(page.locator("#toast")).containsText("0 to 255");
        assertThat(address).hasValue("1");
    }

    @Test
    void the_things_around_the_doors_have_their_switches() {
        page.getByLabel("number of the badge").fill("0A0B0C0D0E");
        row("Badge reader").getByText("Hold it near").click();
        page.getByLabel("degrees Celsius").fill("-18.5");
        page.getByLabel("degrees Celsius").blur();
        page.getByLabel("nothing that measures the air answers").check();
        page.getByLabel("fault of the camera").selectOption("locked");
        row("Scanner").getByText("Unplug").click();
        assertThat(row("Scanner").getByText("Plug in")).isVisible();
        reload();
        assertThat(page.getByLabel("number of the badge")).hasValue("0A0B0C0D0E");
        assertThat(page.getByLabel("degrees Celsius")).hasValue("-18.5");
        assertThat(page.getByLabel("nothing that measures the air answers")).isChecked();
        assertThat(page.getByLabel("fault of the camera")).hasValue("locked");
        assertThat(row("Scanner").getByText("Plug in")).isVisible();
        row("Badge reader").getByText("Take it away").click();
        assertThat(row("Badge reader").getByText("Take it away")).isDisabled();
        row("Camera").getByText("Put right").click();
        assertThat(page.getByLabel("fault of the camera")).hasValue("none");
        row("Badge reader").getByText("Unplug").click();
        assertThat(row("Badge reader").getByText("Plug in")).isVisible();
    }
}
