package parcellocker.bridge.app;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Papers;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Pem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The city's private authority from the command line: for servers, parts of the bridge, and lockers. */
@Command(
        name = "authority",
        description = "Makes a private authority and certificates of servers, parts of the bridge, and lockers.")
final class AuthorityCommands {
    private final PrintStream err;

    AuthorityCommands(PrintStream err) {
        this.err = err;
    }

    @Command(
            name = "new",
            description = "Makes an authority: ca.pem, which everybody may have, and ca.key, which nobody may.")
    int create(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--name", defaultValue = "Parcel lockers") String name,
            @Option(names = "--years", defaultValue = "10") int years) {
        Authority.Term term = new Authority.Term(Instant.now(), Duration.ofDays(365L * years));
        return done(() -> Authority.create(name, term).write(folder));
    }

    @Command(
            name = "issue",
            description = "Makes a key and a certificate, NAME.key and NAME.pem, in the authority's folder.")
    int issue(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "NAME") String name,
            @Nullable
                    @Option(
                            names = "--host",
                            description =
                                    "A server's host name or address; may be repeated. Without one it is a caller's.")
                    List<String> hosts,
            @Option(names = "--days", defaultValue = "365") int days) {
        Authority.Term term = new Authority.Term(Instant.now(), Duration.ofDays(days));
        List<String> all = hosts == null ? List.of() : hosts;
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}")) {
            return refused(Problem.CONFIG_OUT_OF_RANGE, "NAME: 1 to 64 letters, digits, dots and dashes");
        }
        return done(() -> Papers.issue(Authority.read(folder), name, all, term).write(folder));
    }

    @Command(
            name = "revoked",
            description =
                    "Writes FILE for the broker: the certificates that count no more. Name all of them each time.")
    int revoked(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Parameters(paramLabel = "FILE") Path file,
            @Parameters(
                            arity = "0..*",
                            paramLabel = "CERTIFICATE",
                            description = "Their PEM files; none: an empty list.")
                    @Nullable
                    List<Path> certificates) {
        return done(() -> {
            List<BigInteger> serials = new ArrayList<>();
            for (Path one : certificates == null ? List.<Path>of() : certificates) {
                serials.add(Pem.certificates(Files.readString(one)).getFirst().getSerialNumber());
            }
            Authority authority = Authority.read(folder);
            Instant now = Instant.now();
            Instant end = authority.certificate().getNotAfter().toInstant();
            // Until the authority itself ends: a list that ran out would shut the whole fleet out.
            Files.writeString(file, authority.revoked(serials, new Authority.Term(now, Duration.between(now, end))));
        });
    }

    private int done(Work work) {
        try {
            work.run();
            return 0;
        } catch (FileAlreadyExistsException exists) {
            return refused(Problem.CONFIG_CONFLICT, exists.getFile() + " exists; it is never overwritten");
        } catch (ProblemException unfit) {
            return refused(unfit.problem(), String.valueOf(unfit.getMessage()));
        } catch (IOException broken) {
            return refused(Problem.CONFIG_UNREADABLE, String.valueOf(broken.getMessage()));
        }
    }

    private int refused(Problem problem, String why) {
        err.println(problem.code() + " " + why);
        return Main.CONFIG;
    }

    private interface Work {
        void run() throws IOException;
    }
}
