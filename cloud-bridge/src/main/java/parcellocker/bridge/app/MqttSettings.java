package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parcellocker.bridge.link.Broker;
import parcellocker.bridge.link.Login;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;

/** The section {@code mqtt}: a broker on this machine by password, any other by certificates. */
final class MqttSettings {
    private static final String URL = "(tcp|ssl)://[^\\s/]+:\\d{1,5}";

    private MqttSettings() {}

    static Config.Mqtt read(Settings settings) {
        String url = settings.text("mqtt.url", text -> text.matches(URL), "tcp://host:port or ssl://host:port");
        if (url.startsWith("ssl://")) {
            Path trust = settings.path("mqtt.trust");
            return new Config.Mqtt(
                    part(settings, url, "mqtt.reader", trust), part(settings, url, "mqtt.writer", trust));
        }
        String host = url.replaceFirst("tcp://", "").replaceFirst(":\\d+$", "");
        if (!url.isEmpty() && !ConfigFile.LOOPBACK.contains(host.replaceAll("[\\[\\]]", ""))) {
            settings.mistake(Problem.CONFIG_CONFLICT, "mqtt.url", "tcp is not encrypted: loopback only, or use ssl");
        }
        Broker broker = byPassword(settings, url);
        return new Config.Mqtt(broker, broker);
    }

    private static Broker byPassword(Settings settings, String url) {
        return new Broker(
                url,
                new Login.Password(
                        settings.text("mqtt.user", user -> !user.isBlank(), "a user"),
                        settings.secret("mqtt.password", 1)),
                settings.text(
                        "mqtt.clientId",
                        id -> id.matches("[A-Za-z0-9-]{1,23}"),
                        "1 to 23 letters, digits and dashes, another one for each bridge"));
    }

    /** The client id is the name in the certificate: another one for each bridge. */
    private static Broker part(Settings settings, String url, String key, Path trust) {
        Path certificate = settings.path(key + ".certificate");
        Path secret = settings.path(key + ".key");
        return identity(settings, key, certificate, secret, trust)
                .map(identity -> new Broker(url, new Login.Certificate(identity), identity.name()))
                .orElseGet(() -> new Broker(url, new Login.Password("", ""), ""));
    }

    private static Optional<Identity> identity(
            Settings settings, String key, Path certificate, Path secret, Path trust) {
        try {
            return Optional.of(
                    Identity.of(Files.readString(secret), Files.readString(certificate), Files.readString(trust)));
        } catch (IOException unreadable) {
            settings.mistake(Problem.CONFIG_UNREADABLE, key, "certificate, key or mqtt.trust cannot be read");
        } catch (ProblemException unfit) {
            settings.mistake(unfit.problem(), key, String.valueOf(unfit.getMessage()));
        }
        return Optional.empty();
    }
}
