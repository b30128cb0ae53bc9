package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Input;
import parcellocker.contract.status.Status;

/** As a copied board would: it comes to a real broker with the same name and the same right. */
@ResourceLock(TestBroker.ONE)
class TwinBoardTest {
    private static final Input TWIN = new Input.AlarmSeen(Input.AlarmSeen.Alarm.TWIN, true, "");

    @TempDir
    static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(folder, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void a_second_board_with_this_identity_is_an_alarm_when_it_comes_again() throws Exception {
        TestAgent agent = new TestAgent("L-001");
        try (TestCity city = new TestCity(broker.port(), agent.id);
                Uplink uplink = agent.start(broker.port(), UplinkTest.PATIENT)) {
            Status.Birth first = city.welcome(0);
            twinComes(agent);
            assertThat(city.death().bdSeq()).isEqualTo(first.bdSeq());
            Status.Birth second = city.welcome(0);
            assertThat(agent.inbox).doesNotContain(TWIN);
            twinComes(agent);
            assertThat(city.death().bdSeq()).isEqualTo(second.bdSeq());
            Until.holds("the alarm", () -> agent.inbox.contains(TWIN));
            assertThat(uplink.heardAt()).isPresent();
        }
    }

    private static void twinComes(TestAgent agent) throws MqttException {
        MqttAsyncClient twin =
                new MqttAsyncClient("tcp://127.0.0.1:" + broker.port(), agent.id.value(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(agent.id.value());
        options.setPassword("right".getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        twin.connect(options).waitForCompletion(Until.WAIT_MILLIS);
        twin.disconnectForcibly(0, 100, false);
        twin.close(true);
    }
}
