package parcellocker.bridge.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.parcels.Channel;

/**
 * Hands messages to a gateway over HTTP: {@code POST {"id","to","text"}} with a bearer token. Any 2xx takes it; 400, 410 and 422
 * refuse it for good; everything else, a wrong token too, is tried again with the same id, which the gateway must send once.
 */
final class SmsGateway implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What says that this message is at fault, and not who hands it on or when. */
    private static final Set<Integer> REFUSALS = Set.of(400, 410, 422);

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Config.Gateway gateway;
    private final HttpClient http;

    SmsGateway(Config.Gateway gateway) {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Answer send(String id, String phone, Text text) {
        String body = MAPPER.valueToTree(Map.of("id", id, "to", phone, "text", text.body()))
                .toString();
        HttpRequest request = HttpRequest.newBuilder(gateway.url())
                .header("Authorization", "Bearer " + gateway.token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return answer(id, WholeAnswer.status(http, request, PATIENCE));
        } catch (IOException broken) {
            LOG.info("the gateway did not take {}: {}", id, broken.toString());
            return Answer.FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.FAILED;
        }
    }

    private static Answer answer(String id, int status) {
        if (status / 100 == 2) {
            return Answer.TAKEN;
        }
        LOG.info("the gateway answered {} with {}", id, status);
        return REFUSALS.contains(status) ? Answer.REFUSED : Answer.FAILED;
    }
}
