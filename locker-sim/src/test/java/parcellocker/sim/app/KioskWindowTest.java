package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A finger that touches again what did not answer, on a page that takes its time. */
@EnabledIf("parcellocker.sim.app.KioskWindow#isPresent")
class KioskWindowTest {
    /** As the kiosk's: a touch disables what was touched, and the next page comes when the locker has decided. */
    private static final String PAGE = """
            <!doctype html><body data-live="1"><div id="stage"></div><script>
            const draw = (view, page, touch) => document.querySelector('#stage').innerHTML =
              `<div class="screen" data-view="${view}" data-page="${page}"><button data-touch="${touch}">${touch}</button></div>`
            draw('1', 'ChooseSize', 'choose-size')
            document.querySelector('button').addEventListener('click', event => {
              event.target.disabled = true
              setTimeout(() => draw('2', 'PutParcelIn', 'closed'), 3000)
            })
            </script></body>
            """;

    private HttpServer server;
    private KioskWindow glass;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        glass = new KioskWindow();
        glass.open("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        glass.close();
        server.stop(0);
    }

    @Test
    void whoTouchesAgainWhileTheFirstTouchIsAtWorkLosesNothing() {
        glass.tap("choose-size");
        assertThat(glass.kind()).isEqualTo("PutParcelIn");
    }
}
