package parcellocker.bridge.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.watch.LogLayout;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.KeyRing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The bridge's command line. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        subcommands = {OperatorCommands.class, Examine.class},
        description = "Runs the city's side of the parcel lockers until it is told to stop.")
public final class Main implements Callable<Integer> {
    /** Wrong use of the command line. */
    static final int USAGE = 2;
    /** The outside does not let it start: the database, a port. */
    static final int UNAVAILABLE = 69;
    /** The configuration has mistakes; each was told. */
    static final int CONFIG = 78;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "0..1", paramLabel = "CONFIG", description = "The configuration file (YAML).")
    private @Nullable Path config;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        HalfAlive.ends(Runtime.getRuntime()::halt);
        System.exit(run(System.out, System.err, args));
    }

    /** As the command line does; returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        return run(System.in, out, err, args);
    }

    static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Main(out, err))
                .addSubcommand(new AuthorityCommands(err))
                .addSubcommand(new AccountCommands(in, out, err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) {
            err.println("Which configuration? See --help.");
            return USAGE;
        }
        return switch (ConfigFile.read(config)) {
            case ConfigFile.Read.Bad bad -> refused(bad.mistakes());
            case ConfigFile.Read.Good good -> serve(good);
        };
    }

    @Command(name = "check-config", description = "Tells every mistake in a configuration file.")
    int checkConfig(@Parameters(paramLabel = "FILE") Path file) {
        return switch (ConfigFile.read(file)) {
            case ConfigFile.Read.Bad bad -> refused(bad.mistakes());
            case ConfigFile.Read.Good good -> {
                out.println(file + " is good");
                yield 0;
            }
        };
    }

    @Command(name = "new-keys", description = "Writes new private keys to a new file that only its owner may read.")
    int newKeys(@Parameters(paramLabel = "FILE") Path file) {
        try {
            Keys.fresh().write(file);
            return 0;
        } catch (FileAlreadyExistsException exists) {
            return refused(
                    List.of(Problem.CONFIG_CONFLICT.code() + " " + file + " exists; keys are never overwritten"));
        } catch (IOException broken) {
            return refused(List.of(Problem.KEYS_MISSING.code() + " " + file + " cannot be written"));
        }
    }

    @Command(
            name = "rotate-keys",
            description =
                    "Draws new private keys beside those of a file, which are kept as elder ones; restart the bridges.")
    int rotateKeys(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--only", split = ",", description = "directives, tokens, sealing; left out: all of them")
                    @Nullable
                    List<Keys.Purpose> only) {
        Set<Keys.Purpose> purposes = only == null ? EnumSet.allOf(Keys.Purpose.class) : EnumSet.copyOf(only);
        try {
            Keys before = Keys.read(file);
            before.rotated(purposes).replace(file);
            purposes.forEach(purpose -> toldOfDropped(purpose, before.of(purpose)));
            toldOfLate(purposes);
            out.println(file + " has new keys for " + purposes + "; restart every bridge that reads it");
            return 0;
        } catch (ProblemException missing) {
            return refused(List.of(String.valueOf(missing.getMessage())));
        } catch (IOException broken) {
            return refused(List.of(Problem.KEYS_MISSING.code() + " " + file + " cannot be written, it is as it was"));
        }
    }

    /** Nothing else but a signature makes a locker ask. */
    private void toldOfLate(Set<Keys.Purpose> purposes) {
        if (!purposes.contains(Keys.Purpose.DIRECTIVES)) {
            err.println(
                    "warning: lockers ask for new keys when a directive's signature is wrong; of this rotation they hear"
                            + " at their next renewal, and refuse tokens of a key that they do not know. Rotate directives too");
        }
    }

    private void toldOfDropped(Keys.Purpose purpose, KeyRing before) {
        if (before.elder().size() == KeyRing.MOST_ELDER) {
            err.println("warning: the eldest key for " + purpose + " is dropped: what was made with it counts no more");
        }
    }

    @Command(
            name = "public-keys",
            description = "Prints the public halves of a file of keys, elder ones too, for the lockers.")
    int publicKeys(@Parameters(paramLabel = "FILE") Path file) {
        try {
            out.println(Keys.read(file).publicJson());
            return 0;
        } catch (ProblemException missing) {
            return refused(List.of(String.valueOf(missing.getMessage())));
        }
    }

    @Command(
            name = "open-staff-key",
            description = "Prints an enrolled locker's key of answers to challenges, for the help desk to keep secret.")
    int openStaffKey(
            @Parameters(paramLabel = "FILE", description = "The city's private keys.") Path file,
            @Parameters(paramLabel = "SEAL", description = "File with the staffSeal of GET …/enrolment.") Path seal) {
        try {
            out.println(Keys.read(file).sealing().open(Files.readString(seal).strip()));
            return 0;
        } catch (IOException unreadable) {
            return refused(List.of(Problem.CONFIG_UNREADABLE.code() + " " + seal + " cannot be read"));
        } catch (ProblemException refused) {
            return refused(List.of(String.valueOf(refused.getMessage())));
        }
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    int refused(List<String> mistakes) {
        mistakes.forEach(err::println);
        return CONFIG;
    }

    private int serve(ConfigFile.Read.Good good) throws InterruptedException {
        LogLayout.gather();
        if (good.config().watching().log() != LogLayout.TEXT) {
            good.config().watching().log().use();
        }
        Bridge bridge;
        try {
            bridge = new Bridge(good.config(), good.keys());
        } catch (RuntimeException broken) {
            LOG.error("{} the bridge does not start", Problem.INTERNAL.code(), broken);
            return UNAVAILABLE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bridge), "stop"));
        out.println("bridge ready " + bridge.url());
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    /** A stop that was asked for is a success, which the JVM would not say of a signal. */
    private static void stop(Bridge bridge) {
        bridge.close();
        Runtime.getRuntime().halt(0);
    }
}
