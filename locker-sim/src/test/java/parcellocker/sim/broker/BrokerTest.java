package parcellocker.sim.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the one HiveMQ of this process")
class BrokerTest {
    private static final long WAIT_MILLIS = 10_000;

    @TempDir
    static Path folder;

    private static Broker broker;

    @BeforeAll
    static void start() throws IOException {
        Users users = Users.of(List.of("locker L-001 one", "locker L-002 two", "bridge city three"));
        broker = Broker.start(0, folder, users);
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
    }

    @Test
    void a_locker_and_the_bridge_hear_each_other_on_their_own_topics() throws Exception {
        try (Peer locker = new Peer("L-001", "L-001", "one");
                Peer city = new Peer("city-1", "city", "three")) {
            assertThat(locker.subscribe("parcel/v1/L-001/ack")).isLessThan(0x80);
            assertThat(locker.subscribe("parcel/v1/L-001/directives")).isLessThan(0x80);
            assertThat(locker.subscribe("parcel/v1/L-001/command")).isLessThan(0x80);
            assertThat(city.subscribe("parcel/v1/+/status")).isLessThan(0x80);
            assertThat(city.subscribe("$share/city/parcel/v1/+/journal")).isLessThan(0x80);

            assertThat(locker.publish("parcel/v1/L-001/journal", false)).isLessThan(0x80);
            assertThat(city.heard()).isEqualTo("parcel/v1/L-001/journal");
            assertThat(locker.publish("parcel/v1/L-001/status", true)).isLessThan(0x80);
            assertThat(city.heard()).isEqualTo("parcel/v1/L-001/status");
            assertThat(city.publish("parcel/v1/L-001/ack", false)).isLessThan(0x80);
            assertThat(locker.heard()).isEqualTo("parcel/v1/L-001/ack");
            assertThat(city.publish("parcel/v1/L-001/directives", false)).isLessThan(0x80);
            assertThat(locker.heard()).isEqualTo("parcel/v1/L-001/directives");
        }
    }

    @Test
    void a_locker_may_not_hear_another_ones_directives_or_anything_by_wildcard() throws Exception {
        for (String foreign :
                List.of("parcel/v1/L-002/directives", "parcel/v1/+/directives", "#", "parcel/v1/L-001/#")) {
            try (Peer locker = new Peer("L-001", "L-001", "one")) {
                assertThat(locker.subscribe(foreign)).as(foreign).isGreaterThanOrEqualTo(0x80);
            }
        }
    }

    @Test
    void nobody_speaks_in_anothers_name() throws Exception {
        for (String foreign : List.of(
                "parcel/v1/L-002/journal", "parcel/v1/L-001/directives", "parcel/v1/L-001/command", "elsewhere")) {
            try (Peer locker = new Peer("L-001", "L-001", "one")) {
                assertThat(locker.publish(foreign, false)).as(foreign).isGreaterThanOrEqualTo(0x80);
            }
        }
        try (Peer city = new Peer("city-1", "city", "three")) {
            assertThat(city.publish("parcel/v1/L-001/command", false))
                    .as("it carries what operators signed")
                    .isLessThan(0x80);
            assertThat(city.publish("parcel/v1/L-001/journal", false)).isGreaterThanOrEqualTo(0x80);
        }
    }

    @Test
    void no_directive_and_no_entry_can_be_retained() throws Exception {
        try (Peer city = new Peer("city-1", "city", "three")) {
            assertThat(city.publish("parcel/v1/L-001/directives", true)).isGreaterThanOrEqualTo(0x80);
        }
        try (Peer city = new Peer("city-1", "city", "three")) {
            assertThat(city.publish("parcel/v1/L-001/command", true)).isGreaterThanOrEqualTo(0x80);
        }
        try (Peer locker = new Peer("L-001", "L-001", "one")) {
            assertThat(locker.publish("parcel/v1/L-001/journal", true)).isGreaterThanOrEqualTo(0x80);
        }
    }

    @Test
    void a_wrong_password_an_unknown_user_and_a_borrowed_client_id_are_refused() {
        assertThatThrownBy(() -> new Peer("L-001", "L-001", "two")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> new Peer("L-003", "L-003", "one")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> new Peer("L-002", "L-001", "one")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> new Peer("L-002", "city", "three")).isInstanceOf(MqttException.class);
    }

    /** A client that collects the topics it hears. */
    private static final class Peer implements AutoCloseable {
        private final MqttAsyncClient client;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Peer(String clientId, String user, String password) throws MqttException {
            client = new MqttAsyncClient("tcp://127.0.0.1:" + broker.port(), clientId, new MemoryPersistence());
            client.setCallback(new Hearing(heard::add));
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setUserName(user);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
            options.setAutomaticReconnect(false);
            try {
                client.connect(options).waitForCompletion(WAIT_MILLIS);
            } catch (MqttException refused) {
                close();
                throw refused;
            }
        }

        int subscribe(String filter) throws MqttException {
            return reason(client.subscribe(filter, 1));
        }

        int publish(String topic, boolean retained) throws MqttException {
            return reason(client.publish(topic, new byte[] {'{', '}'}, 1, retained));
        }

        String heard() throws InterruptedException {
            String topic = heard.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            return topic == null ? "nothing" : topic;
        }

        private static int reason(IMqttToken token) throws MqttException {
            try {
                token.waitForCompletion(WAIT_MILLIS);
            } catch (MqttException dropped) {
                // The broker may close the connection on whoever breaks its rules before the client has read the
                // answer.
                return Math.max(0x80, dropped.getReasonCode());
            }
            return token.getReasonCodes()[0];
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
}
