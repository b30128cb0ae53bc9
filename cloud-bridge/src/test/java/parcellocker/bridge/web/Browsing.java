package parcellocker.bridge.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A headless Chromium, and everything it complained about. */
final class Browsing implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
    private static final String AXE = """
            async () => {
              const answer = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
              })
              return answer.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 140)))
            }
            """;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion")));
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    /** Runs browser tests where there is a Chromium, and says so loudly where there is none. */
    static final class Present implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.isExecutable(CHROMIUM)) {
                return ConditionEvaluationResult.enabled("Chromium is here");
            }
            System.err.println("NOT RUN: " + context.getDisplayName() + ", because there is no " + CHROMIUM);
            return ConditionEvaluationResult.disabled("no Chromium");
        }
    }

    /** A fresh window of that size. */
    Page window(int width, int height) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (!"data".equals(asked.getScheme()) && !LOOPBACK.contains(String.valueOf(asked.getHost()))) {
                complaints.add("left loopback: " + request.url());
            }
        });
        return page;
    }

    /** Console errors, script errors and requests to others, so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What keeps somebody from using what is on the page, by the rules of axe-core. */
    static List<?> barriers(Page page) throws IOException {
        try (InputStream script = Browsing.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) page.evaluate(AXE);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
