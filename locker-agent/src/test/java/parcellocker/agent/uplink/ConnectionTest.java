package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;

/** A real client's own thread cannot be stopped between being handed a message and taking it up. */
class ConnectionTest {
    private static final LockerId LOCKER = new LockerId("L-001");
    private static final Topic TELEMETRY = new Topic(LOCKER, Topic.Kind.TELEMETRY);

    private final IMqttAsyncClient client = mock(IMqttAsyncClient.class);
    private final Connection connection = new Connection(
            new UplinkSettings(
                    "tcp://127.0.0.1:1",
                    new Login.Password("u", "p"),
                    LOCKER,
                    new UplinkSettings.Self("test", Hardware.NONE),
                    UplinkSettings.Timing.FIELD),
            () -> false,
            client);

    private IMqttToken tells() throws MqttException, LinkException {
        IMqttToken token = mock(IMqttToken.class);
        when(client.publish(any(String.class), any(MqttMessage.class))).thenReturn(token);
        connection.tell(TELEMETRY, "{}");
        return token;
    }

    /** Nobody answers it, so that nobody else counts it; and the client counts it only when it takes it up. */
    @Test
    void whatIsToldTakesTheRoomUntilTheClientHasSentIt() throws Exception {
        assertThat(connection.hasRoom()).isTrue();
        IMqttToken first = tells();
        assertThat(connection.hasRoom()).isFalse();
        when(first.isComplete()).thenReturn(true);
        assertThat(connection.hasRoom()).isTrue();
        IMqttToken second = tells();
        assertThat(connection.hasRoom()).as("the latest counts").isFalse();
        when(second.isComplete()).thenReturn(true);
        when(client.getInFlightMessageCount()).thenReturn(65_535);
        assertThat(connection.hasRoom()).as("not yet counted out").isFalse();
    }
}
