package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Page.Home;

/** A board so slow that half a page has come, its style too, and then nothing for a while: nobody sees half a page. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class SlowPageIT {
    private static final String SHIFTS = """
            () => new Promise(told => new PerformanceObserver(list => told(list.getEntries().map(one => one.value)))
                .observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => told([]), 1000))
            """;
    /** Draws, if the browser draws at all; after half a second it is taken to hold back. */
    private static final String DRAWN = """
            () => Promise.race([
              new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
              new Promise(done => setTimeout(() => done(false), 500))
            ])
            """;

    private final Browsing browsing;
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.empty()), Furnished.cabinet(), input -> true, Furnished::phone);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final HttpServer slow;

    SlowPageIT(Browsing browsing) throws IOException {
        this.browsing = browsing;
        slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(threads);
        slow.createContext("/", this::pass);
        slow.start();
    }

    @AfterEach
    void close() {
        goesOn.countDown();
        browsing.closeWindows();
        slow.stop(0);
        kiosk.close();
        threads.close();
        client.close();
    }

    @Test
    void nothing_is_drawn_until_the_whole_page_is_there() {
        kiosk.show(Furnished.shown(1, new Home()));
        Page page = browsing.window(1024, 600);
        page.navigate(
                "http://127.0.0.1:" + slow.getAddress().getPort() + "/",
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForFunction(
                "document.styleSheets.length > 0", null, new Page.WaitForFunctionOptions().setPollingInterval(20));
        assertThat(page.evaluate(DRAWN)).as("half a page is drawn").isEqualTo(false);
        goesOn.countDown();
        page.waitForSelector("body > #lost", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        // Asked anew with each frame: however slow the machine, one comes.
        var drawn = page.waitForFunction("() => true");
        assertThat(drawn.jsonValue()).as("the whole page is drawn").isEqualTo(true);
        assertThat(page.evaluate(SHIFTS)).isEqualTo(List.of());
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        URI at = path.equals("/")
                ? URI.create(kiosk.url())
                : URI.create(kiosk.url()).resolve(path);
        try (exchange) {
            var answer = client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("content-type", type));
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            byte[] body = answer.body();
            int half =
                    path.equals("/") ? new String(body, StandardCharsets.ISO_8859_1).indexOf("<footer") : body.length;
            exchange.getResponseBody().write(body, 0, half);
            if (half < body.length) {
                exchange.getResponseBody().flush();
                goesOn.await();
                exchange.getResponseBody().write(body, half, body.length - half);
            }
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }
}
