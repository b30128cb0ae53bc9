package parcellocker.agent.kiosk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with a finger, and everything it complained about or asked of others. */
final class Browsing implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger visits = new AtomicInteger();

    Browsing() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path chromium = ChromiumPresent.executable().orElseThrow();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--force-prefers-reduced-motion",
                                "--autoplay-policy=no-user-gesture-required")));
    }

    /** A fresh browser window of that size on the kiosk's page, its first screen drawn and its events connected. */
    Page open(KioskServer kiosk, int width, int height) {
        Page page = window(width, height);
        page.navigate(kiosk.url());
        page.waitForSelector("body[data-live]");
        return page;
    }

    /** A fresh browser window that shows nothing yet. */
    Page window(int width, int height) {
        BrowserContext window = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onFrameNavigated(frame -> visits.incrementAndGet());
        page.onRequest(request -> {
            asked.add(URI.create(request.url()).getPath());
            if (!"127.0.0.1".equals(URI.create(request.url()).getHost())) {
                complaints.add("left loopback: " + request.url());
            }
        });
        return page;
    }

    /** Console errors, script errors and requests that left loopback, since the last question. */
    List<String> complaints() {
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    /** Paths of every request so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** How often a page was loaded. */
    int visits() {
        return visits.get();
    }

    void closeWindows() {
        browser.contexts().forEach(BrowserContext::close);
        asked.clear();
        complaints.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
