package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.parcels.EmailAddress;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Pem;

/** The section {@code notices.smtp}: who takes mail, if the channel has mail. Codes travel there: plain only to this machine, or where somebody says so. */
final class MailSettings {
    private static final int PORT_STARTTLS = 587;
    private static final int PORT_TLS = 465;

    private MailSettings() {}

    static Optional<Config.Mail> read(Settings settings, Config.Channel channel) {
        if (!channel.hasMail()) {
            return Optional.empty();
        }
        String host = settings.text("notices.smtp.host", text -> text.matches("[A-Za-z0-9.:-]{1,255}"), "a host");
        Config.MailSecurity security = settings.has("notices.smtp.security")
                ? settings.choice("notices.smtp.security", Config.MailSecurity.class)
                : Config.MailSecurity.STARTTLS;
        boolean isPlainAllowed = settings.flag("notices.smtp.plainAcrossNetwork");
        Optional<Config.MailLogin> login = login(settings);
        if (security == Config.MailSecurity.PLAIN && !host.isEmpty() && !ConfigFile.LOOPBACK.contains(host)) {
            requireHarmless(settings, isPlainAllowed, login);
        }
        return Optional.of(new Config.Mail(
                new Config.MailServer(host, port(settings, security), security),
                settings.text("notices.smtp.from", EmailAddress::is, "a mail address"),
                login,
                trust(settings),
                GatewaySettings.letterhead(settings)));
    }

    private static void requireHarmless(Settings settings, boolean isPlainAllowed, Optional<Config.MailLogin> login) {
        if (!isPlainAllowed) {
            settings.mistake(
                    Problem.CONFIG_CONFLICT,
                    "notices.smtp.security",
                    "plain shows codes to whoever listens: loopback only, or set plainAcrossNetwork");
        } else if (login.isPresent()) {
            settings.mistake(
                    Problem.CONFIG_CONFLICT, "notices.smtp.password", "would be overheard: use starttls or tls");
        }
    }

    private static int port(Settings settings, Config.MailSecurity security) {
        if (settings.has("notices.smtp.port")) {
            return settings.number("notices.smtp.port", 1, 65_535);
        }
        return security == Config.MailSecurity.TLS ? PORT_TLS : PORT_STARTTLS;
    }

    private static Optional<Config.MailLogin> login(Settings settings) {
        boolean isWanted = settings.has("notices.smtp.user")
                || settings.has("notices.smtp.password")
                || settings.has("notices.smtp.passwordFile");
        return isWanted
                ? Optional.of(new Config.MailLogin(
                        settings.text("notices.smtp.user", text -> text.matches("\\P{Cntrl}{1,254}"), "a user"),
                        settings.secret("notices.smtp.password", 1)))
                : Optional.empty();
    }

    private static List<X509Certificate> trust(Settings settings) {
        if (!settings.has("notices.smtp.trust")) {
            return List.of();
        }
        try {
            return Pem.certificates(Files.readString(settings.path("notices.smtp.trust")));
        } catch (IOException unreadable) {
            settings.mistake(Problem.CONFIG_UNREADABLE, "notices.smtp.trust", "cannot be read");
        } catch (ProblemException unfit) {
            settings.mistake(unfit.problem(), "notices.smtp.trust", String.valueOf(unfit.getMessage()));
        }
        return List.of();
    }
}
