package parcellocker.bridge.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.zip.GZIPOutputStream;
import parcellocker.bridge.exchange.Signature;

/** A partner's program, as its developer writes it from the served document. */
record PartnerProgram(Client client, String code, String secret, InstantSource clock) {
    private static int nonces;

    OpenApi.Answer get(String target) throws IOException, InterruptedException {
        HttpRequest.Builder request = client.request(target).GET();
        return client.checked(
                "GET", target, sign(request, "GET", target, new byte[0]).build());
    }

    /** The same with its headers. */
    HttpResponse<String> whole(String target) throws IOException, InterruptedException {
        HttpRequest.Builder request = client.request(target).GET();
        return client.send(sign(request, "GET", target, new byte[0]).build());
    }

    HttpResponse<String> sent(String target, String json, String... headers) throws IOException, InterruptedException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = client.request(target).POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(sign(request, "POST", target, body).build());
    }

    static OpenApi.Answer answer(HttpResponse<String> response) {
        return new OpenApi.Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    OpenApi.Answer post(String target, String json) throws IOException, InterruptedException {
        return post(target, json.getBytes(StandardCharsets.UTF_8), false);
    }

    OpenApi.Answer zipped(String target, String json) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return post(target, bytes.toByteArray(), true);
    }

    private OpenApi.Answer post(String target, byte[] body, boolean isZipped) throws IOException, InterruptedException {
        HttpRequest.Builder request = client.request(target).POST(BodyPublishers.ofByteArray(body));
        if (isZipped) {
            request.header("Content-Encoding", "gzip");
        }
        return client.checked(
                "POST", target, sign(request, "POST", target, body).build());
    }

    private HttpRequest.Builder sign(HttpRequest.Builder request, String method, String target, byte[] body) {
        Signature.Request signed = new Signature.Request(
                method,
                target,
                String.valueOf(clock.instant().getEpochSecond()),
                "nonce-%06d".formatted(nonces++),
                body);
        return request.header("X-Partner", code)
                .header("X-Timestamp", signed.timestamp())
                .header("X-Nonce", signed.nonce())
                .header("X-Signature", Signature.of(signed, secret));
    }
}
