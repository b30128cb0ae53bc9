package parcellocker.bridge.link;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/**
 * Where the broker is and who the bridge is there.
 *
 * @param clientId unique per instance: a broker throws out the elder of two
 */
public record Broker(String url, Login login, String clientId) {
    /** Unacknowledged messages the broker may send ahead. */
    private static final int RECEIVE_MAXIMUM = 64;

    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int TCP_TIMEOUT_SECONDS = 10;

    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {url});
        show(options);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(TCP_TIMEOUT_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setTopicAliasMaximum(0);
        return options;
    }

    private void show(MqttConnectionOptions options) {
        switch (login) {
            case Login.Password known -> {
                options.setUserName(known.user());
                options.setPassword(known.password().getBytes(StandardCharsets.UTF_8));
            }
            case Login.Certificate known -> {
                options.setSocketFactory(new Tls13(known.identity().context()));
                options.setHttpsHostnameVerificationEnabled(true);
            }
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return clientId + " at " + url;
    }
}
