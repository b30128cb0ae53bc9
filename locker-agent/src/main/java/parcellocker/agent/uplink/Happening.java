package parcellocker.agent.uplink;

import org.eclipse.paho.mqttv5.common.MqttMessage;

/** What a connection's callbacks hand over to the one thread of the line. */
sealed interface Happening {
    record Arrived(String topic, MqttMessage message) implements Happening {}

    /** The broker answered a PUBLISH; from 0x80 on it refused it, although the client calls that success. */
    record Taken(Purpose purpose, int reason) implements Happening {}

    record Lost(String why) implements Happening {}

    /** Someone released entries or asked the line to end. */
    record Woken() implements Happening {}

    enum Purpose {
        BIRTH,
        BATCH
    }
}
