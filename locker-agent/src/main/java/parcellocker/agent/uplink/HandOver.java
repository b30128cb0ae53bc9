package parcellocker.agent.uplink;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Paho's callbacks: each hands over and returns, because one that waits stops the client. */
record HandOver(Consumer<Happening> arrived, Runnable takenOver, Consumer<String> lost) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrived.accept(new Happening.Arrived(topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        if (response.getReturnCode() == Twins.TAKEN_OVER) {
            takenOver.run();
        }
        lost.accept("disconnected: " + response);
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        lost.accept("client error: " + error);
    }

    /** Each publication has a listener of its own. */
    @Override
    public void deliveryComplete(IMqttToken token) {}

    /** Connecting is awaited. */
    @Override
    public void connectComplete(boolean reconnect, String url) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
        lost.accept("the broker asked for an authentication we do not have");
    }
}
