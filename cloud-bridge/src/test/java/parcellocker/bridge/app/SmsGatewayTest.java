package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.parcels.Channel;

/** A real HTTP server in the gateway's place. */
class SmsGatewayTest {
    private final List<String> heard = new ArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private int status = 202;

    SmsGatewayTest() throws IOException {
        server.createContext("/sms", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization"));
            heard.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private SmsGateway gateway() {
        return gateway("/sms");
    }

    private SmsGateway gateway(String path) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new SmsGateway(new Config.Gateway(url, "token-of-sixteen-letters", "洛快柜", "0379-12345"));
    }

    @Test
    void a_message_is_handed_on_with_its_id_and_the_token() {
        assertThat(gateway().send("m-7", "13812345678", new Channel.Text("", "取件码 \"12345670\"")))
                .isEqualTo(Channel.Answer.TAKEN);
        assertThat(heard.get(0)).isEqualTo("Bearer token-of-sixteen-letters");
        assertThat(heard.get(1)).isEqualTo("m-7");
        assertThat(heard.get(2))
                .contains("\"to\":\"13812345678\"", "\"text\":\"取件码 \\\"12345670\\\"\"", "\"id\":\"m-7\"");
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "400, REFUSED",
        "410, REFUSED",
        "422, REFUSED",
        "401, FAILED",
        "404, FAILED",
        "429, FAILED",
        "302, FAILED",
        "503, FAILED"
    })
    void only_what_says_that_the_message_is_at_fault_refuses_it(int answered, Channel.Answer answer) {
        status = answered;
        assertThat(gateway().send("m-7", "13812345678", new Channel.Text("", "text")))
                .isEqualTo(answer);
    }

    @Test
    void a_gateway_that_is_not_there_has_failed() {
        SmsGateway gateway = gateway();
        server.stop(0);
        assertThat(gateway.send("m-7", "13812345678", new Channel.Text("", "text")))
                .isEqualTo(Channel.Answer.FAILED);
    }

    @Test
    @Timeout(20)
    void a_gateway_that_lets_its_answer_drip_has_failed() throws InterruptedException {
        CountDownLatch theEnd = new CountDownLatch(1);
        server.createContext("/drips", exchange -> {
            exchange.sendResponseHeaders(202, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            try {
                boolean unused = theEnd.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        try {
            assertThat(gateway("/drips").send("m-7", "13812345678", new Channel.Text("", "text")))
                    .isEqualTo(Channel.Answer.FAILED);
        } finally {
            theEnd.countDown();
        }
    }
}
