package parcellocker.sim.trust;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import parcellocker.contract.wire.Identity;

/** An MQTT client over TLS that keeps all it hears, and may be as rude as it likes. */
final class Caller implements AutoCloseable {
    private static final long WAIT_MILLIS = 20_000;
    private static final int REFUSED = 0x80;

    private final MqttAsyncClient client;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    /** One message. */
    record Heard(String topic, String text) {}

    Caller(String url, String clientId, SSLContext tls) throws MqttException {
        this(url, clientId, tls, "");
    }

    /** @param will topic of the last will; none if empty */
    Caller(String url, String clientId, SSLContext tls, String will) throws MqttException {
        client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
        client.setCallback(new Ear());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(tls.getSocketFactory());
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(10);
        options.setTopicAliasMaximum(0);
        if (!will.isEmpty()) {
            options.setWill(will, new MqttMessage("foreign".getBytes(StandardCharsets.UTF_8)));
        }
        boolean done = false;
        try {
            client.connect(options).waitForCompletion(WAIT_MILLIS);
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    static Caller as(Identity identity, String url) throws MqttException {
        return new Caller(url, identity.name(), identity.context());
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** True if the broker says it granted the filter; what it then delivers is another question. */
    boolean isGranted(String filter) {
        try {
            return reason(client.subscribe(filter, 1)) < REFUSED;
        } catch (MqttException | IllegalArgumentException refused) {
            return false;
        }
    }

    boolean isTaken(String topic, String text, boolean retained) {
        // Paho answers for a publication a moment before it counts it out.
        until(() -> client.getInFlightMessageCount() == 0);
        try {
            return reason(client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, retained)) < REFUSED;
        } catch (MqttException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static int reason(IMqttToken token) throws MqttException {
        token.waitForCompletion(WAIT_MILLIS);
        return token.getReasonCodes()[0];
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Waits until this text was heard. */
    boolean hears(String text) {
        return until(() -> heard.stream().anyMatch(one -> one.text().equals(text)));
    }

    private static boolean until(BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        while (!wanted.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return wanted.getAsBoolean();
    }

    /** Without a goodbye, so that a last will is sent. */
    @Override
    public void close() throws MqttException {
        try {
            client.disconnectForcibly(0, 100, false);
        } finally {
            client.close(true);
        }
    }

    private final class Ear implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException error) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String url) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
