package parcellocker.sim.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The locker's browser, headless: what stands on its glass, and a finger on it. */
final class KioskWindow implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double PATIENCE_MILLIS = 30_000;
    private static final double AGAIN_MILLIS = 5_000;
    private static final int MOST_TRIES = 20;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private Optional<Page> window = Optional.empty();

    KioskWindow() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion")));
    }

    static Optional<Path> executable() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    static boolean isPresent() {
        if (executable().isEmpty()) {
            System.err.println("NOT RUN, because there is no Chromium at " + PLACES);
        }
        return executable().isPresent();
    }

    /** A new window in the place of the one that is there, if any. */
    void open(String url) {
        kill();
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 800)
                        .setHasTouch(true))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(url + "/");
        page.waitForSelector("body[data-live]");
        window = Optional.of(page);
    }

    /** It goes without a word to anybody. */
    void kill() {
        window.ifPresent(page -> page.context().close());
        window = Optional.empty();
    }

    Page page() {
        return window.orElseThrow();
    }

    /** The kind of page on the glass. */
    String kind() {
        return String.valueOf(page().locator(".screen").getAttribute("data-page"));
    }

    String text() {
        return page().locator("#stage").innerText();
    }

    /** Waits for one of these kinds and says which. */
    String await(String... kinds) {
        page().waitForSelector(any(kinds));
        return kind();
    }

    /** Whether one of these kinds comes while somebody would wait before they do it again. */
    boolean answers(String... kinds) {
        try {
            page().waitForSelector(any(kinds), new Page.WaitForSelectorOptions().setTimeout(AGAIN_MILLIS));
            return true;
        } catch (TimeoutError nothing) {
            return false;
        }
    }

    private static String any(String... kinds) {
        return Stream.of(kinds).map(kind -> ".screen[data-page='" + kind + "']").collect(Collectors.joining(", "));
    }

    boolean saysStarting() {
        page().waitForSelector("#lost", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
        return page().locator("#lost").isVisible();
    }

    void awaitBack() {
        page().waitForSelector("#lost", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Taps what does that, the first of them, and waits until the page has gone; a touch on a page just gone means nothing. */
    void tap(String touch) {
        press(page -> page.locator("[data-touch='" + touch + "']:not(:disabled)")
                .first()
                .click());
    }

    /** In the row of that parcel. */
    void tapBeside(String waybill, String touch) {
        press(page -> page.locator(".parcel")
                .filter(new Locator.FilterOptions().setHasText(waybill))
                .locator("[data-touch='" + touch + "']")
                .click());
    }

    /** @param label a compartment's name, read as a regular expression by the browser, not by Java */
    void tapLabelled(String touch, String label) {
        press(page -> page.locator("[data-touch='" + touch + "']")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + label + "\\s*$")))
                .first()
                .click());
    }

    /** By the keypad of metal. */
    void type(String digits) {
        press(page -> {
            page.keyboard().press("Escape");
            page.keyboard().type(digits);
            page.keyboard().press("Enter");
        });
    }

    private void press(Consumer<Page> how) {
        String before = view();
        for (int tries = 0; tries < MOST_TRIES && view().equals(before); tries++) {
            page().setDefaultTimeout(tries == 0 ? PATIENCE_MILLIS : AGAIN_MILLIS);
            touch(how, tries > 0 && tries < MOST_TRIES - 1);
            awaitOther(before);
        }
        page().setDefaultTimeout(PATIENCE_MILLIS);
    }

    /** @param mayBeGone whether a touch before is at work: then what is to be touched takes no more, and goes with its page */
    private void touch(Consumer<Page> how, boolean mayBeGone) {
        try {
            how.accept(page());
        } catch (TimeoutError nothing) {
            if (!mayBeGone) {
                throw nothing;
            }
        }
    }

    private void awaitOther(String before) {
        Object unused = page().evaluate("""
                async before => {
                  const until = performance.now() + 1500
                  while (document.querySelector('.screen').dataset.view === before && performance.now() < until) {
                    await new Promise(next => setTimeout(next, 10))
                  }
                }
                """, before);
    }

    private String view() {
        return String.valueOf(page().locator(".screen").getAttribute("data-view"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
