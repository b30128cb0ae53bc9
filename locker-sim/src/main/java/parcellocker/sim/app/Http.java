package parcellocker.sim.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One HTTP interface of the demonstration, as a script sees it. */
final class Http {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;
    private final String bearer;

    /** An interface at that origin; {@code bearer} is its API key, or empty. */
    Http(String origin, String bearer) {
        this.origin = origin;
        this.bearer = bearer;
    }

    JsonNode get(String path) {
        return json(send(request(path).GET().build()));
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return json(send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Posts URL-encoded fields. */
    void form(String path, Map<String, String> fields) {
        send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /** Posts with everything in the query. */
    JsonNode order(String path, Map<String, String> query) {
        String suffix = query.isEmpty() ? "" : "?" + encoded(query);
        return json(send(
                request(path + suffix).POST(HttpRequest.BodyPublishers.noBody()).build()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(20));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(refusal(request, answer));
            }
            return answer.body();
        } catch (IOException failed) {
            String why =
                    failed instanceof ConnectException ? "nobody answers there" : String.valueOf(failed.getMessage());
            throw new IllegalStateException(request.uri() + ": " + why, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What the other side says of it first, if it says anything: people read it in a report. */
    private static String refusal(HttpRequest request, HttpResponse<String> answer) {
        String said = answer.body();
        try {
            said = JSON.readTree(said).path("error").asText(said);
        } catch (JsonProcessingException noJson) {
            // Then the text as it is.
        }
        return "%s (%s %s answered %d)".formatted(said, request.method(), request.uri(), answer.statusCode());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("not JSON: " + text, broken);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
