package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A partner's program: it speaks HTTP and holds every answer of the interface against the served document. */
public final class Client {
    public static final String KEY = "kX9-twentyfour-letters-q";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final OpenApi api;

    public Client(String url) throws IOException, InterruptedException {
        this.url = url;
        this.api = new OpenApi(send(request("/openapi.yaml").GET().build()).body());
    }

    /** A program of what is served there. */
    public static Client of(String url) {
        try {
            return new Client(url);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public OpenApi.Answer get(String path) throws IOException, InterruptedException {
        return checked("GET", path, authorised(path).GET().build());
    }

    public OpenApi.Answer post(String path, String json) throws IOException, InterruptedException {
        return checked(
                "POST",
                path,
                authorised(path).POST(BodyPublishers.ofString(json)).build());
    }

    public OpenApi.Answer put(String path, String json) throws IOException, InterruptedException {
        return checked(
                "PUT", path, authorised(path).PUT(BodyPublishers.ofString(json)).build());
    }

    /** A page, as a browser on this computer gets it whose owner reads English. */
    public HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept-Language", "en").GET().build());
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    }

    public HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + KEY);
    }

    public OpenApi.Answer checked(String method, String path, HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        OpenApi.Answer answer = new OpenApi.Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
        api.check(method, path.replaceFirst("\\?.*", ""), answer);
        return answer;
    }

    public static JsonNode json(OpenApi.Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    /** It was refused, under that number. */
    static void assertProblem(int status, String code, OpenApi.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
    }
}
