package parcellocker.bridge.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for all of an answer. The timeout of a request ends with the headers: whoever lets the body drip would hold its caller for ever. */
final class WholeAnswer {
    private WholeAnswer() {}

    /**
     * The status of an answer whose body has come to its end.
     *
     * @throws HttpTimeoutException if it has not by then; the connection is given up
     */
    static int status(HttpClient http, HttpRequest request, Duration patience)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException late) {
            HttpTimeoutException gaveUp = new HttpTimeoutException("no whole answer in time");
            gaveUp.initCause(late);
            throw gaveUp;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failed);
        } finally {
            boolean unused = answer.cancel(true);
        }
    }
}
