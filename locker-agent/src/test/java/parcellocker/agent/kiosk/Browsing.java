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

/** A headless Chromium with a finger, and everything it complained about or asked of others. */
final class Browsing implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Browsing() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path chromium = ChromiumPresent.executable().orElseThrow();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion")));
    }

    /** A fresh browser window of that size on the kiosk's page, its first screen drawn and its events connected. */
    Page open(KioskServer kiosk, int width, int height) {
        BrowserContext window = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            if (!"127.0.0.1".equals(URI.create(request.url()).getHost())) {
                complaints.add("left loopback: " + request.url());
            }
        });
        page.navigate(kiosk.url());
        page.waitForSelector("body[data-live]");
        return page;
    }

    /** Console errors, script errors and requests that left loopback, since the last question. */
    List<String> complaints() {
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        return told;
    }

    void closeWindows() {
        browser.contexts().forEach(BrowserContext::close);
        complaints.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
