package parcellocker.bridge.link;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/**
 * One connection, from CONNECT to its end; never used again afterwards. Paho's own reconnection, resending and queues are not
 * trusted: a new client with a new memory each time has none of their faults.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long ANSWER_MILLIS = 10_000;
    private static final long GOODBYE_MILLIS = 1_000;
    private static final int WINDOW = 64;
    private static final int FIRST_ERROR = 0x80;

    private final MqttAsyncClient client;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Semaphore window = new Semaphore(0);

    /** Connects and subscribes, or throws and leaves nothing behind. */
    static Session open(Broker broker, List<String> filters, Consumer<Arrival> inbox) throws MqttException {
        Session session =
                new Session(new MqttAsyncClient(broker.url(), broker.clientId(), new MemoryPersistence()), inbox);
        boolean done = false;
        try {
            session.connect(broker);
            session.subscribe(filters);
            done = true;
            return session;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    private Session(MqttAsyncClient client, Consumer<Arrival> inbox) {
        this.client = client;
        client.setCallback(new Callback(inbox));
    }

    private void connect(Broker broker) throws MqttException {
        IMqttToken connected = client.connect(broker.options());
        connected.waitForCompletion(ANSWER_MILLIS);
        MqttProperties granted = connected.getResponseProperties();
        Integer most = granted == null ? null : granted.getReceiveMaximum();
        window = new Semaphore(most == null ? WINDOW : Math.min(WINDOW, most));
    }

    private void subscribe(List<String> filters) throws MqttException {
        if (filters.isEmpty()) {
            return;
        }
        MqttSubscription[] wanted =
                filters.stream().map(filter -> new MqttSubscription(filter, 1)).toArray(MqttSubscription[]::new);
        IMqttToken subscribed = client.subscribe(wanted);
        subscribed.waitForCompletion(ANSWER_MILLIS);
        requireSuccess(subscribed);
    }

    /** Asks the broker for nothing more; what it sent before is still handed over. */
    void stopTaking(List<String> filters) {
        if (filters.isEmpty()) {
            return;
        }
        try {
            client.unsubscribe(filters.toArray(String[]::new)).waitForCompletion(GOODBYE_MILLIS);
        } catch (MqttException broken) {
            LOG.debug("unsubscribe: {}", broken.getReasonCode());
        }
    }

    private static void requireSuccess(IMqttToken token) throws MqttException {
        int[] codes = token.getReasonCodes();
        if (codes != null) {
            for (int code : codes) {
                if (code >= FIRST_ERROR) {
                    throw new MqttException(code);
                }
            }
        }
    }

    /** Sends at QoS 1; false if the window stayed full or the connection is gone. Never called from a callback. */
    boolean publish(String topic, byte[] payload) {
        return publish(topic, new MqttMessage(payload));
    }

    /** As {@link #publish(String, byte[])}; never delivered later than this. */
    boolean publish(String topic, byte[] payload, long expirySeconds) {
        MqttMessage message = new MqttMessage(payload);
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(Math.max(1, expirySeconds));
        message.setProperties(properties);
        return publish(topic, message);
    }

    private boolean publish(String topic, MqttMessage message) {
        message.setQos(1);
        try {
            if (!window.tryAcquire(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("{} no PUBACK for {} ms, starting anew", Problem.LINK_LOST.code(), ANSWER_MILLIS);
                ended.countDown();
                return false;
            }
            client.publish(topic, message, null, new Acknowledged(topic));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (MqttException broken) {
            window.release();
            LOG.debug("publish failed", broken);
            return false;
        }
    }

    /** Waits until the connection is lost or {@link #end()} is called. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    void end() {
        ended.countDown();
    }

    /** Says goodbye if it can, and leaves no thread behind in any case. */
    @Override
    public void close() {
        ended.countDown();
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(100, 500, true);
            } else {
                client.disconnectForcibly(0, 100, false);
            }
        } catch (MqttException notConnected) {
            LOG.debug("disconnect: {}", notConnected.getReasonCode());
        }
        try {
            client.close(true);
        } catch (MqttException broken) {
            LOG.warn("{} closing the MQTT client: {}", Problem.LINK_LOST.code(), broken.getReasonCode());
        }
    }

    /** The broker's word on one message: transport only, but a refusal means that somebody's rights are wrong. */
    private final class Acknowledged implements MqttActionListener {
        private final String topic;

        Acknowledged(String topic) {
            this.topic = topic;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            window.release();
            int[] codes = token.getReasonCodes();
            if (codes != null && Arrays.stream(codes).anyMatch(code -> code >= FIRST_ERROR)) {
                LOG.error(
                        "{} broker refused a message on {}, reason {}",
                        Problem.PUBLISH_REFUSED.code(),
                        topic,
                        codes[0]);
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable broken) {
            window.release();
        }
    }

    private final class Callback implements MqttCallback {
        private final Consumer<Arrival> inbox;

        Callback(Consumer<Arrival> inbox) {
            this.inbox = inbox;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            inbox.accept(new Arrival(topic, message.getPayload(), System.nanoTime()));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            ended.countDown();
        }

        @Override
        public void mqttErrorOccurred(MqttException broken) {
            LOG.warn("{} {}", Problem.LINK_LOST.code(), broken.getMessage());
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Told by Acknowledged, with the reason code.
        }

        @Override
        public void connectComplete(boolean isReconnect, String uri) {
            // connect() waited for it.
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            // Extended authentication is never asked for.
        }
    }
}
