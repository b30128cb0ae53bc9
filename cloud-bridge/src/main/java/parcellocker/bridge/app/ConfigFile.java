package parcellocker.bridge.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import parcellocker.bridge.web.Web;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The keys of the configuration file and what they may be. */
final class ConfigFile {
    static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final int API_KEY_LEAST = 16;

    private ConfigFile() {}

    /** A configuration that holds, or every reason why it does not. */
    sealed interface Read {
        record Good(Config config, Keys keys) implements Read {}

        record Bad(List<String> mistakes) implements Read {}
    }

    static Read read(Path file) {
        Settings settings = new Settings(file);
        Config.Mqtt mqtt = MqttSettings.read(settings);
        Config.Channel channel = settings.choice("notices.channel", Config.Channel.class);
        Config config = new Config(
                http(settings),
                new Config.Database(
                        settings.text("database.url", url -> url.startsWith("jdbc:postgresql:"), "jdbc:postgresql://…"),
                        settings.text("database.user", user -> !user.isBlank(), "a user"),
                        settings.secret("database.password", 1)),
                mqtt,
                settings.path("keys"),
                channel,
                CitySettings.read(settings),
                EnrolmentSettings.read(settings),
                RegistrySettings.read(settings),
                GatewaySettings.read(settings, channel),
                MailSettings.read(settings, channel),
                PageSettings.read(settings),
                PageSettings.exchange(settings),
                WatchSettings.read(settings, mqtt.hearing().clientId()));
        loopbackOnly(settings, config);
        Keys keys = keys(settings, config);
        List<String> mistakes = settings.mistakes();
        return mistakes.isEmpty() ? new Read.Good(config, keys) : new Read.Bad(mistakes);
    }

    private static Web.Address http(Settings settings) {
        return new Web.Address(
                settings.text("http.host", host -> host.matches("[A-Za-z0-9.:-]{1,255}"), "an address to listen on"),
                settings.number("http.port", 0, 65_535),
                settings.secret("http.apiKey", API_KEY_LEAST),
                settings.flag("http.openOnLoopback"),
                ConsoleSettings.read(settings));
    }

    private static void loopbackOnly(Settings settings, Config config) {
        if (config.http().host().isEmpty() || LOOPBACK.contains(config.http().host())) {
            return;
        }
        if (config.http().openOnLoopback()) {
            settings.mistake(Problem.CONFIG_CONFLICT, "http.openOnLoopback", "http.host is not loopback");
        }
        if (config.notices() == Config.Channel.SCREEN) {
            settings.mistake(
                    Problem.CONFIG_CONFLICT, "notices.channel", "screen shows codes: http.host must be loopback");
        }
    }

    private static Keys keys(Settings settings, Config config) {
        try {
            return Keys.read(config.keys());
        } catch (ProblemException missing) {
            settings.mistake(missing.problem(), "keys", "holds no keys; make some with new-keys");
            return Keys.NONE;
        }
    }
}
