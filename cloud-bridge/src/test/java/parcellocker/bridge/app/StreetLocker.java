package parcellocker.bridge.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** The other end of the wire: what a locker says and hears, over a real connection. */
final class StreetLocker implements AutoCloseable {
    private final LockerId id;
    private final String directivesKey;
    private final MqttClient client;
    private final BlockingQueue<Ack> acks = new LinkedBlockingQueue<>();
    private final BlockingQueue<Numbered> directives = new LinkedBlockingQueue<>();
    private final Set<Long> heard = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<MqttMessage> commands = new LinkedBlockingQueue<>();

    StreetLocker(String url, LockerId id, String directivesKey) throws MqttException {
        this.id = id;
        this.directivesKey = directivesKey;
        client = new MqttClient(url, id.value(), new MemoryPersistence());
        client.setTimeToWait(20_000);
        client.setCallback(new Ears());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setWill(topic(Topic.Kind.STATUS), message(Json.write(new Status.Death(1)), true));
        client.connect(options);
        client.subscribe(
                new String[] {topic(Topic.Kind.ACK), topic(Topic.Kind.DIRECTIVES), topic(Topic.Kind.COMMAND)},
                new int[] {1, 1, 1});
    }

    void birth(String session, long head, long directivesTaken, String... modes) throws MqttException {
        Status birth = new Status.Birth(
                1,
                session,
                "1.0",
                1,
                head,
                directivesTaken,
                0,
                Stamp.Clock.TRUSTED,
                1_790_000_000_000L,
                List.of(new Status.Place("A01", "S", "EMPTY", "IN_SERVICE", "CLOSED")),
                Chain.START,
                List.of(modes),
                null);
        heard.clear();
        client.publish(topic(Topic.Kind.STATUS), message(Json.write(birth), true));
    }

    void tells(Telemetry telemetry) throws MqttException {
        MqttMessage message = message(Json.write(telemetry), false);
        message.setQos(0);
        client.publish(topic(Topic.Kind.TELEMETRY), message);
    }

    void death() throws MqttException {
        client.publish(topic(Topic.Kind.STATUS), message(Json.write(new Status.Death(1)), true));
    }

    void send(JournalBatch batch) throws MqttException {
        sendRaw(Json.write(batch));
    }

    void sendRaw(String text) throws MqttException {
        client.publish(topic(Topic.Kind.JOURNAL), message(text, false));
    }

    /** The next ack, or a failure after half a minute. */
    Ack ack() throws InterruptedException {
        return next(acks);
    }

    boolean hasAck(long waitMillis) throws InterruptedException {
        return acks.poll(waitMillis, TimeUnit.MILLISECONDS) != null;
    }

    /** The next one that is news since its last birth: the city says every quarter of a minute again what is not answered. */
    Numbered directive() throws InterruptedException {
        Numbered next = next(directives);
        while (next.number() > 0 && !heard.add(next.number())) {
            next = next(directives);
        }
        return next;
    }

    MqttMessage command() throws InterruptedException {
        return next(commands);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    private String topic(Topic.Kind kind) {
        return new Topic(id, kind).text();
    }

    private static MqttMessage message(String text, boolean isRetained) {
        return new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, isRetained, null);
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(100, 500, true);
        client.close(true);
    }

    private final class Ears implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (topic.endsWith("/ack")) {
                acks.add(Json.read(message.getPayload(), Ack.class));
            } else if (topic.endsWith("/command")) {
                commands.add(message);
            } else {
                String jws = new String(message.getPayload(), StandardCharsets.UTF_8);
                directives.add(Json.read(Jose.verify(jws, directivesKey), Numbered.class));
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException broken) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean isReconnect, String uri) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
