package parcellocker.bridge.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;

/**
 * Asks the provider. The whole answer, not only its headers, must be there in time; it is JSON of at most {@link Json#MOST_BYTES}; no redirect is
 * followed. Everything else is {@link Problem#PROVIDER_AWAY}, which never repeats what was sent or came back.
 */
final class Fetch {
    private final HttpClient http;
    private final Duration patience;

    Fetch(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** A document that is there for everybody. */
    JsonNode document(URI at) {
        Reply reply = sent(request(at).GET().build());
        if (reply.status() != 200) {
            throw away("it answered " + reply.status());
        }
        return reply.json();
    }

    /** What became of a form. */
    Reply form(URI at, String form, @Nullable String authorization) {
        HttpRequest.Builder request = request(at).header("Content-Type", "application/x-www-form-urlencoded");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return sent(request.POST(BodyPublishers.ofString(form)).build());
    }

    /** A status, and what is to be read as JSON if somebody wants to. */
    record Reply(HttpResponse<byte[]> whole) {
        int status() {
            return whole.statusCode();
        }

        JsonNode json() {
            try {
                return Json.read(whole.body(), JsonNode.class);
            } catch (ProblemException unreadable) {
                throw away("it answered something that is not JSON");
            }
        }

        /** Never what came. */
        @Override
        public String toString() {
            return String.valueOf(status());
        }
    }

    private static HttpRequest.Builder request(URI at) {
        return HttpRequest.newBuilder(at).header("Accept", "application/json");
    }

    private Reply sent(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new Bounded());
        try {
            return new Reply(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw away("no whole answer in time");
        } catch (ExecutionException failed) {
            throw away("no answer: " + kind(failed));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("the bridge stops");
        } finally {
            boolean unused = answer.cancel(true);
        }
    }

    /** What happened, without the words of whoever it happened to. */
    private static String kind(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }

    static ProblemException away(String why) {
        return new ProblemException(Problem.PROVIDER_AWAY, why);
    }

    /** Fields as a form or the end of an address. */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Takes so many bytes and no more. */
    private static final class Bounded implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private @Nullable Subscription source;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (taken.size() + buffer.remaining() > Json.MOST_BYTES) {
                    if (source != null) {
                        source.cancel();
                    }
                    onError(new IOException("too large"));
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                taken.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable broken) {
            body.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            body.complete(taken.toByteArray());
        }
    }
}
