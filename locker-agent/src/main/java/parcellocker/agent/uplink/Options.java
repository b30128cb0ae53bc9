package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Json;

/**
 * How a connection asks to be let in.
 *
 * @param accepted to be told when it was
 */
record Options(MqttConnectionOptions asked, Runnable accepted) {
    /** Beyond what we accept, so that the merely too large is seen and counted, and memory stays bounded. */
    private static final long MOST_PACKET_BYTES = 4L * Json.MOST_BYTES;

    /** A certificate that cannot be read ends this attempt, not the line: the next one reads it again. */
    static Options of(UplinkSettings settings, MqttMessage will) {
        MqttConnectionOptions asked = new MqttConnectionOptions();
        Runnable accepted = show(asked, settings.login());
        asked.setAutomaticReconnect(false);
        asked.setCleanStart(true);
        asked.setSessionExpiryInterval(0L);
        asked.setMaximumPacketSize(MOST_PACKET_BYTES);
        asked.setConnectionTimeout(seconds(settings.timing().answer()));
        asked.setKeepAliveInterval(seconds(settings.timing().keepAlive()));
        asked.setWill(new Topic(settings.locker(), Topic.Kind.STATUS).text(), will);
        return new Options(asked, accepted);
    }

    private static Runnable show(MqttConnectionOptions asked, Login shown) {
        return switch (shown) {
            case Login.Password login -> {
                asked.setUserName(login.user());
                asked.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
                yield () -> {};
            }
            case Login.Certificate login -> {
                Identity identity = login.identity().get();
                asked.setSocketFactory(new Tls13(identity.context()));
                asked.setHttpsHostnameVerificationEnabled(true);
                yield () -> login.accepted().accept(identity);
            }
        };
    }

    private static int seconds(long millis) {
        return Math.max(1, Math.toIntExact(millis / 1000));
    }
}
