package parcellocker.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parcellocker.agent.uplink.Backoff;
import parcellocker.agent.uplink.Login;
import parcellocker.agent.uplink.UplinkSettings;
import parcellocker.agent.vault.Device;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;

/** The section {@code city}: where the broker is, and how the locker shows it who it is. */
final class CityFields {
    private static final Pattern URL = Pattern.compile("(tcp|ssl)://(\\[[0-9a-fA-F:]+]|[^/:]+):\\d+");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|\\[::1]|localhost");

    private CityFields() {}

    static Settings.City read(Fields top, Function<String, Path> path, Who who) {
        return top.has("identity") ? enrolled(top, who) : byHand(top, path);
    }

    /** Broker and papers come with the identity; another way to the same broker may be named here. */
    private static Settings.City enrolled(Fields top, Who who) {
        try (Fields city = top.maybeSection("city")) {
            Optional<Device> device = who.device();
            String url = city.maybeText("url")
                    .orElseGet(() -> device.map(known -> known.file().broker()).orElse(""));
            Matcher form = URL.matcher(url);
            boolean isSecure = form.matches() && form.group(1).equals("ssl");
            if (device.isPresent() && !isSecure) {
                city.note(Problem.CONFIG_OUT_OF_RANGE, "url", "is '" + url + "', expected ssl://host:port");
            }
            return new Settings.City(url, login(device), timing(city));
        }
    }

    private static Login login(Optional<Device> device) {
        return new Login.Certificate(
                () -> device.orElseThrow(() -> new IllegalStateException("refused"))
                        .offered(),
                shown -> device.ifPresent(known -> known.accepted(shown)));
    }

    private static Settings.City byHand(Fields top, Function<String, Path> path) {
        try (Fields city = top.section("city")) {
            String url = city.text("url");
            Matcher form = URL.matcher(url);
            if (!url.isEmpty() && !form.matches()) {
                city.note(
                        Problem.CONFIG_OUT_OF_RANGE,
                        "url",
                        "is '" + url + "', expected tcp://host:port or ssl://host:port");
            }
            boolean isSecure = form.matches() && form.group(1).equals("ssl");
            if (form.matches() && !isSecure && !LOOPBACK.matcher(form.group(2)).matches()) {
                city.note(Problem.CONFIG_CONFLICT, "url", "is not encrypted: tcp is allowed on loopback only, use ssl");
            }
            Login login = isSecure ? certificate(top, city, path) : password(city);
            return new Settings.City(url, login, timing(city));
        }
    }

    private static Login password(Fields city) {
        String password = city.text("password");
        if (password.matches("(?i)password|changeme|secret|admin|12345678?")) {
            city.note(Problem.DEFAULT_SECRET, "password", "is a default; set one of your own");
        }
        return new Login.Password(city.text("user"), password);
    }

    private static Login certificate(Fields top, Fields city, Function<String, Path> path) {
        boolean hasPassword = city.has("password");
        boolean hasUser = city.has("user");
        if (hasPassword || hasUser) {
            city.note(Problem.CONFIG_CONFLICT, "password", "has no use beside a certificate; remove user and password");
        }
        Optional<Pems> files = files(city, path);
        files.ifPresent(pems -> pems.check(top.maybeText("locker").orElse(""), city));
        return new Login.Certificate(
                () -> files.orElseThrow(() -> new IllegalStateException("refused"))
                        .read(),
                shown -> {});
    }

    private static Optional<Pems> files(Fields city, Function<String, Path> path) {
        String certificate = city.text("certificate");
        String key = city.text("key");
        String trust = city.text("trust");
        return certificate.isEmpty() || key.isEmpty() || trust.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pems(path.apply(certificate), path.apply(key), path.apply(trust)));
    }

    /** In the street the standard waits keep a fleet from coming back all at once; at a desk nobody wants to wait. */
    private static UplinkSettings.Timing timing(Fields city) {
        UplinkSettings.Timing field = UplinkSettings.Timing.FIELD;
        Backoff standard = field.backoff();
        long again = city.number("againMillis", new Fields.Bounds(100, 60_000, standard.base()));
        long most = city.number("mostMillis", new Fields.Bounds(1_000, 600_000, standard.cap()));
        if (again > most) {
            city.note(Problem.CONFIG_CONFLICT, "againMillis", "is " + again + ", more than mostMillis, " + most);
        }
        Backoff backoff = new Backoff(
                city.number("firstMillis", new Fields.Bounds(0, 300_000, standard.firstWithin())),
                Math.min(again, most),
                most);
        return new UplinkSettings.Timing(
                field.answer(), field.keepAlive(), field.welcome(), field.resend(), field.refused(), backoff);
    }

    /** The three PEM files; they may be one. */
    record Pems(Path certificate, Path key, Path trust) {
        /** As they are now: a technician may exchange them while the agent runs. */
        Identity read() {
            try {
                return Identity.of(Files.readString(key), Files.readString(certificate), Files.readString(trust));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** An expired certificate is no mistake: the locker works on without the city. */
        void check(String locker, Fields city) {
            try {
                Identity identity = read();
                if (!identity.name().equals(locker)) {
                    city.note(
                            Problem.CONFIG_CONFLICT,
                            "certificate",
                            "is made out to '" + identity.name() + "', not to " + locker);
                }
            } catch (UncheckedIOException unreadable) {
                city.note(
                        Problem.CONFIG_UNREADABLE,
                        "certificate",
                        "key or trust cannot be read: " + unreadable.getMessage());
            } catch (ProblemException unfit) {
                city.note(unfit.problem(), "certificate", "key or trust: " + unfit.getMessage());
            }
        }
    }
}
