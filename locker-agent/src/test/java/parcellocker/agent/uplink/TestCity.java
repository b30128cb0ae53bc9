package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** The city as one locker meets it: hears its status and journal, answers what the test says. */
final class TestCity implements AutoCloseable {
    private static final String KEY = Jose.newSigningKey();
    static final String OPERATOR = Jose.newSigningKey();

    private final LockerId locker;
    private final MqttAsyncClient client;
    private final BlockingQueue<Status> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> batches = new LinkedBlockingQueue<>();
    private final BlockingQueue<MqttMessage> reports = new LinkedBlockingQueue<>();

    TestCity(int port, LockerId locker) throws MqttException {
        this.locker = locker;
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, "city-" + locker, new MemoryPersistence());
        client.setCallback(new HandOver(this::take, () -> {}, lost -> {}));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("city");
        options.setPassword("right".getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        client.connect(options).waitForCompletion(Until.WAIT_MILLIS);
        for (Topic.Kind kind : new Topic.Kind[] {Topic.Kind.STATUS, Topic.Kind.JOURNAL, Topic.Kind.TELEMETRY}) {
            client.subscribe(topic(kind), 1).waitForCompletion(Until.WAIT_MILLIS);
        }
    }

    static CityKeys keys() {
        return new CityKeys(
                Jose.publicOf(KEY),
                List.of(new OperatorKey("ops-1", Jose.publicOf(OPERATOR), List.of(OperatorKey.Right.OPEN))));
    }

    static String signed(Numbered numbered) {
        return Jose.sign(Json.write(numbered), KEY);
    }

    static String signed(String payload) {
        return Jose.sign(payload, KEY);
    }

    Status.Birth birth() throws InterruptedException {
        Status status = heard(statuses);
        assertThat(status).isInstanceOf(Status.Birth.class);
        return (Status.Birth) status;
    }

    Status.Death death() throws InterruptedException {
        Status status = heard(statuses);
        assertThat(status).isInstanceOf(Status.Death.class);
        return (Status.Death) status;
    }

    String batchText() throws InterruptedException {
        return heard(batches);
    }

    JournalBatch batch() throws InterruptedException {
        return Json.read(batchText(), JournalBatch.class);
    }

    /** The next telemetry. */
    MqttMessage report() throws InterruptedException {
        return heard(reports);
    }

    boolean hasHeardBatch() {
        return !batches.isEmpty();
    }

    void ack(long upTo) {
        say(Topic.Kind.ACK, Json.write(new Ack(TestJournal.EPOCH, upTo)));
    }

    /** Answers the next birth. */
    Status.Birth welcome(long upTo) throws InterruptedException {
        Status.Birth birth = birth();
        welcome(birth.session(), upTo);
        return birth;
    }

    void welcome(String session, long upTo) {
        welcome(session, upTo, Chain.START);
    }

    void welcome(String session, long upTo, String head) {
        direct(0, new Directive.Welcome(session, TestJournal.EPOCH, upTo, head, 1_700_000_000_000L));
    }

    void direct(long number, Directive directive) {
        say(Topic.Kind.DIRECTIVES, signed(Numbered.loose(locker.value(), number, directive)));
    }

    /** A link of a chain; the hash after it. */
    String direct(long number, String prev, Directive directive) {
        String payload = Json.write(new Numbered(locker.value(), number, prev, directive));
        say(Topic.Kind.DIRECTIVES, signed(payload));
        return Chain.name(payload);
    }

    void say(Topic.Kind kind, String text) {
        say(kind, text, false);
    }

    void say(Topic.Kind kind, String text, boolean retained) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Until.holds("the client has room", () -> client.getInFlightMessageCount() == 0);
        try {
            client.publish(topic(kind), bytes, 1, retained).waitForCompletion(Until.WAIT_MILLIS);
        } catch (MqttException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private String topic(Topic.Kind kind) {
        return new Topic(locker, kind).text();
    }

    private void take(Happening happening) {
        if (happening instanceof Happening.Arrived arrived) {
            if (arrived.topic().endsWith("/telemetry")) {
                assertThat(reports.add(arrived.message())).isTrue();
                return;
            }
            String text = new String(arrived.message().getPayload(), StandardCharsets.UTF_8);
            boolean isStatus = arrived.topic().endsWith("/status");
            boolean kept = isStatus ? statuses.add(Json.read(text, Status.class)) : batches.add(text);
            assertThat(kept).isTrue();
        }
    }

    private static <T> T heard(BlockingQueue<T> queue) throws InterruptedException {
        @Nullable T next = queue.poll(Until.WAIT_MILLIS, TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(next, "the city heard nothing");
    }

    @Override
    public void close() throws MqttException {
        try {
            client.disconnectForcibly(0, 100, false);
        } finally {
            client.close(true);
        }
    }
}
