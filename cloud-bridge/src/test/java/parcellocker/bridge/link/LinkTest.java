package parcellocker.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
    private static final int LOCKERS = 2_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As births are: kept by the broker, given to whoever subscribes. */
    private static void greet(String url) throws Exception {
        MqttAsyncClient city = new MqttAsyncClient(url, "greeting", new MemoryPersistence());
        city.connect().waitForCompletion();
        for (int i = 0; i < LOCKERS; i++) {
            MqttMessage birth = new MqttMessage(String.valueOf(i).getBytes(StandardCharsets.UTF_8));
            birth.setQos(1);
            birth.setRetained(true);
            say(city, "parcel/v1/FL-%06d/status".formatted(i), birth);
        }
        city.disconnect().waitForCompletion();
        city.close();
    }

    /** Paho completes a message a moment before it counts it as done. */
    private static void say(MqttAsyncClient city, String topic, MqttMessage message) throws MqttException {
        boolean isSaid = false;
        while (!isSaid) {
            try {
                city.publish(topic, message).waitForCompletion();
                isSaid = true;
            } catch (MqttException full) {
                if (full.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    throw full;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    @Timeout(120)
    void a_whole_city_that_greets_at_once_is_heard_once_and_by_one_session(@TempDir Path folder) throws Exception {
        try (parcellocker.bridge.Broker running = new parcellocker.bridge.Broker(folder)) {
            greet(running.url());
            CountDownLatch slow = new CountDownLatch(1);
            Set<String> heard = ConcurrentHashMap.newKeySet();
            Set<String> twice = ConcurrentHashMap.newKeySet();
            Listener listener = (topic, payload) -> {
                awaitQuietly(slow);
                if (!heard.add(topic)) {
                    twice.add(topic);
                }
            };
            Broker broker = new Broker(running.url(), new Login.Password("city", "password"), "city-1");
            try (Link link = new Link(broker, List.of("parcel/v1/+/status"), listener)) {
                link.start();
                // Each of the threads has one in its hands.
                await(() -> link.waiting() >= LOCKERS - 4);
                slow.countDown();
                await(() -> heard.size() == LOCKERS);
            }
            assertThat(twice).isEmpty();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
