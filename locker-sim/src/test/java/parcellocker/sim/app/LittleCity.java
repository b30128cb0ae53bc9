package parcellocker.sim.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Pin;
import parcellocker.sim.broker.Broker;
import parcellocker.sim.broker.Users;

/**
 * A city behind a real broker that says two things: what time it is, and who takes care of the place. It takes no entry over, so
 * all that a locker sealed to it stays where a test can read it.
 */
final class LittleCity implements AutoCloseable {
    private static final long WAIT_MILLIS = 10_000;
    private static final String NAME = "city-1";

    /** Its staff of the place, as a badge reader and a keypad give it. */
    static final String BADGE = "04A1B2C3D4";

    private final String pin = "%06d".formatted(new SecureRandom().nextInt(1_000_000));
    private final String password = Papers.secret();
    private final String lockerPassword = Papers.secret();
    private final Broker broker;
    private final Cable cable;
    private final MqttAsyncClient client;

    /** Nobody can reach it yet. */
    LittleCity(Path folder) throws IOException, MqttException {
        Path users = Files.writeString(
                Files.createDirectories(folder).resolve("users"),
                "locker %s %s%nbridge %s %s%n".formatted(City.LOCKER, lockerPassword, NAME, password));
        broker = Broker.start(0, folder.resolve("broker"), Users.read(users));
        cable = Cable.to(broker.port());
        cable.cut();
        client = new MqttAsyncClient("tcp://127.0.0.1:" + broker.port(), NAME, new MemoryPersistence());
    }

    /** The way to it, for a locker's configuration. */
    Stand.Way way() {
        return new Stand.Way(cable.port(), City.LOCKER, lockerPassword, 1_000);
    }

    String pin() {
        return pin;
    }

    /** From now on it answers each birth of that locker. */
    void answers(Stand stand) {
        client.setCallback(new Ear(text -> {
            if (Json.read(text, Status.class) instanceof Status.Birth birth) {
                welcomes(stand, birth);
            }
        }));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(NAME);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        try {
            client.connect(options).waitForCompletion(WAIT_MILLIS);
            client.subscribe(topic(Topic.Kind.STATUS), 1).waitForCompletion(WAIT_MILLIS);
        } catch (MqttException refused) {
            throw new IllegalStateException(refused);
        }
        cable.join();
    }

    private void welcomes(Stand stand, Status.Birth birth) {
        Directive time =
                new Directive.Welcome(birth.session(), birth.epoch(), 0, Chain.START, System.currentTimeMillis());
        say(stand, Numbered.loose(City.LOCKER, 0, time));
        if (birth.directives() == 0) {
            Directive staff = new Directive.Couriers(List.of(new Directive.Courier(
                    "caretaker-1", Fact.Role.CARETAKER, BADGE, Pin.verifier(pin.toCharArray()), true)));
            say(stand, Numbered.loose(City.LOCKER, 1, staff));
        }
    }

    /** Without waiting: it is said from where it is heard. */
    private void say(Stand stand, Numbered what) {
        byte[] bytes = stand.signed(what).getBytes(StandardCharsets.UTF_8);
        try {
            IMqttToken unused = client.publish(topic(Topic.Kind.DIRECTIVES), bytes, 1, false);
        } catch (MqttException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String topic(Topic.Kind kind) {
        return new Topic(new LockerId(City.LOCKER), kind).text();
    }

    @Override
    public void close() throws IOException, MqttException {
        cable.close();
        try {
            client.disconnectForcibly(0, 100, false);
        } finally {
            client.close(true);
            broker.close();
        }
    }

    /** What it hears of lockers. */
    private record Ear(Consumer<String> statuses) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            statuses.accept(new String(message.getPayload(), StandardCharsets.UTF_8));
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
