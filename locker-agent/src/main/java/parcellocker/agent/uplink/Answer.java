package parcellocker.agent.uplink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/**
 * The broker's answer to a CONNECT or SUBSCRIBE, awaited in slices so that a line that waits hears that it shall stop. The client's
 * own token cannot be: once a wait on it has timed out it throws for ever after.
 */
final class Answer implements MqttActionListener {
    private static final long SLICE_MILLIS = 50;

    private final CompletableFuture<IMqttToken> answer = new CompletableFuture<>();

    @Override
    public void onSuccess(IMqttToken token) {
        answer.complete(token);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
        answer.completeExceptionally(cause);
    }

    /** The token when it is answered; throws if it fails, takes longer, or the line shall stop. */
    IMqttToken await(String what, long millis, BooleanSupplier stopping) throws LinkException {
        try {
            for (long waited = 0; waited < millis && !stopping.getAsBoolean(); waited += SLICE_MILLIS) {
                if (isThereWithin(SLICE_MILLIS)) {
                    return answer.join();
                }
            }
        } catch (ExecutionException refused) {
            throw new LinkException(what + " failed", refused);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted during " + what, ended);
        }
        throw new LinkException("no answer to " + what);
    }

    private boolean isThereWithin(long millis) throws ExecutionException, InterruptedException {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS) != null;
        } catch (TimeoutException notYet) {
            return false;
        }
    }
}
