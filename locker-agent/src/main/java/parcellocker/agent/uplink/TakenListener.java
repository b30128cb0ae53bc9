package parcellocker.agent.uplink;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** The broker's answer to one publication. */
record TakenListener(Happening.Purpose purpose, Consumer<Happening> taken, Consumer<String> lost)
        implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
        int[] reasons = token.getReasonCodes();
        taken.accept(new Happening.Taken(purpose, reasons == null || reasons.length == 0 ? 0 : reasons[0]));
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
        lost.accept("publication failed: " + cause);
    }
}
