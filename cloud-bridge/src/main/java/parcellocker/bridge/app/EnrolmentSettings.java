package parcellocker.bridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.web.EnrolmentListener;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.Operators;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Pem;

/** The section {@code enrolment}; a bridge without one admits no boards. */
final class EnrolmentSettings {
    private static final String SECTION = "enrolment";
    private static final int MOST_HOURS = 24 * 14;
    private static final int MOST_DAYS = 3_650;

    private final Settings settings;

    private EnrolmentSettings(Settings settings) {
        this.settings = settings;
    }

    static Optional<Config.Joining> read(Settings settings) {
        return settings.has(SECTION) ? new EnrolmentSettings(settings).joining() : Optional.empty();
    }

    private Optional<Config.Joining> joining() {
        String host = settings.text(
                SECTION + ".host", text -> text.matches("[A-Za-z0-9.:-]{1,255}"), "an address to listen on");
        int port = settings.number(SECTION + ".port", 0, 65_535);
        Path revoked = settings.path(SECTION + ".revoked");
        Config.Term term = new Config.Term(
                Duration.ofHours(settings.number(SECTION + ".tokenHours", 1, MOST_HOURS)),
                Duration.ofDays(settings.number(SECTION + ".certificateDays", 2, MOST_DAYS)));
        String broker = settings.text(
                SECTION + ".broker", text -> text.matches("ssl://[^\\s/]+:\\d{1,5}"), "ssl://host:port for lockers");
        Path authority = settings.path(SECTION + ".authority");
        Path certificate = settings.path(SECTION + ".certificate");
        Path key = settings.path(SECTION + ".key");
        Optional<Path> next = maybe("next");
        Optional<Path> operators = maybe("operators");
        return files(() -> new Config.Joining(
                new EnrolmentListener.Address(host, port, identity(key, certificate)),
                Authority.read(authority),
                next.isPresent() ? Optional.of(certificate(next.get())) : Optional.empty(),
                revoked,
                term,
                broker,
                operators.isPresent() ? operators(operators.get()) : List.of()));
    }

    private Optional<Path> maybe(String key) {
        String full = SECTION + "." + key;
        return settings.has(full) ? Optional.of(settings.path(full)) : Optional.empty();
    }

    private Optional<Config.Joining> files(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException unreadable) {
            settings.mistake(
                    Problem.CONFIG_UNREADABLE,
                    SECTION,
                    "authority, certificate, key, next or operators cannot be read");
        } catch (ProblemException unfit) {
            settings.mistake(unfit.problem(), SECTION, String.valueOf(unfit.getMessage()));
        }
        return Optional.empty();
    }

    private interface Reading {
        Config.Joining read() throws IOException;
    }

    /** The listener believes nobody by certificate; its own is all it needs. */
    private static Identity identity(Path key, Path certificate) throws IOException {
        String chain = Files.readString(certificate);
        return Identity.of(Files.readString(key), chain, chain);
    }

    private static X509Certificate certificate(Path file) throws IOException {
        return Pem.certificates(Files.readString(file)).getFirst();
    }

    private static List<OperatorKey> operators(Path file) throws IOException {
        return Json.read(Files.readString(file), Operators.class).operators();
    }
}
