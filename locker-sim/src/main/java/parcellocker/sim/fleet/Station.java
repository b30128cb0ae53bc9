package parcellocker.sim.fleet;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import io.reactivex.schedulers.Schedulers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Json;

/** A locker's connection: taken up, lost, taken up again after a drawn while, as a board does. All on the town's thread. */
final class Station implements Wire {
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 30_000;

    private final FleetLocker locker;
    private final Town town;
    private final Random chance;
    private final Mqtt5AsyncClient client;
    private boolean isWanted;
    private boolean isConnecting;
    private long againMillis = FIRST_MILLIS;

    /**
     * Where lockers connect.
     *
     * @param password of each locker, whose user name is its id
     */
    record Entrance(int port, String password) {}

    Station(FleetLocker locker, Entrance entrance, Town town, Random chance) {
        this.locker = locker;
        this.town = town;
        this.chance = chance;
        client = Mqtt5Client.builder()
                .identifier(locker.id().value())
                .serverHost("127.0.0.1")
                .serverPort(entrance.port())
                .executorConfig()
                .nettyThreads(1)
                .applicationScheduler(Schedulers.from(town))
                .applyExecutorConfig()
                .simpleAuth()
                .username(locker.id().value())
                .password(entrance.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .addDisconnectedListener(context -> town.execute(this::ended))
                .buildAsync();
    }

    FleetLocker locker() {
        return locker;
    }

    /** Connects, and again whenever the connection is lost. */
    void connect() {
        isWanted = true;
        if (isConnecting || locker.isConnected()) {
            return;
        }
        isConnecting = true;
        // Whoever listens does so until the session ends.
        client.publishes(MqttGlobalPublishFilter.ALL, this::heard, town);
        var unused = client.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .willPublish(will())
                .send()
                .thenCompose(connected -> client.subscribe(filters()))
                .whenCompleteAsync((subscribed, refused) -> begun(refused == null), town);
    }

    /** Says nothing any more until it is told to connect. */
    void leave() {
        isWanted = false;
        var unused = client.disconnect();
    }

    private void begun(boolean done) {
        isConnecting = false;
        if (done && client.getState().isConnected()) {
            againMillis = FIRST_MILLIS;
            locker.connected(this, nonce(), town.now());
        } else if (isWanted) {
            var unused = client.disconnect();
            again();
        }
    }

    private void ended() {
        boolean was = locker.isConnected();
        locker.lost();
        if (was && isWanted) {
            again();
        }
    }

    /** Full jitter: a city whose broker was away does not come back in one second. */
    private void again() {
        town.after(1 + chance.nextLong(againMillis), this::connect);
        againMillis = Math.min(MOST_MILLIS, againMillis * 2);
    }

    private void heard(Mqtt5Publish message) {
        Topic.parse(message.getTopic().toString())
                .ifPresent(topic -> locker.heard(topic.kind(), message.getPayloadAsBytes(), town.now()));
    }

    @Override
    public void say(Topic.Kind kind, String text, boolean isRetained) {
        var unused = client.publishWith()
                .topic(new Topic(locker.id(), kind).text())
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(isRetained)
                .send();
    }

    private Mqtt5WillPublish will() {
        return Mqtt5WillPublish.builder()
                .topic(new Topic(locker.id(), Topic.Kind.STATUS).text())
                .payload(Json.write((Status) new Status.Death(locker.nextBirth()))
                        .getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .build();
    }

    private Mqtt5Subscribe filters() {
        return Mqtt5Subscribe.builder()
                .addSubscription()
                .topicFilter(new Topic(locker.id(), Topic.Kind.ACK).text())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .addSubscription()
                .topicFilter(new Topic(locker.id(), Topic.Kind.DIRECTIVES).text())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .addSubscription()
                .topicFilter(new Topic(locker.id(), Topic.Kind.COMMAND).text())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .build();
    }

    private String nonce() {
        byte[] drawn = new byte[16];
        chance.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
