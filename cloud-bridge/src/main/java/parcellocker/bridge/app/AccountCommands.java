package parcellocker.bridge.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts of the console from the command line: the first one, and a way back in. Passwords never stand in arguments. */
@Command(name = "account", description = "Adds an account of the console, or gives one another password.")
final class AccountCommands {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    AccountCommands(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Command(
            name = "add",
            description = "Adds an account; the password is the first line of standard input or of a file.")
    int add(
            @Parameters(paramLabel = "CONFIG", description = "The configuration file of the bridge.") Path config,
            @Parameters(paramLabel = "NAME", description = "2 to 32 of a-z 0-9 . _ -") String name,
            @Option(names = "--role", defaultValue = "ADMINISTRATOR") Role role,
            @Nullable @Option(names = "--partner", description = "Of a carrier or shop: its code.") String partner,
            @Nullable @Option(names = "--password-file", paramLabel = "FILE") Path file) {
        return done(config, accounts -> {
            Account.Standing standing = new Account.Standing(name, role, Optional.ofNullable(partner), true);
            accounts.add(Actor.commandLine(), standing, password(file));
            out.println(name + " may sign in");
        });
    }

    @Command(name = "reset", description = "Gives an account another password; its sessions end.")
    int reset(
            @Parameters(paramLabel = "CONFIG", description = "The configuration file of the bridge.") Path config,
            @Parameters(paramLabel = "NAME") String name,
            @Nullable @Option(names = "--password-file", paramLabel = "FILE") Path file) {
        return done(config, accounts -> {
            accounts.reset(Actor.commandLine(), name, password(file));
            out.println(name + " has another password");
        });
    }

    private int done(Path file, Consumer<Accounts> step) {
        return switch (ConfigFile.read(file)) {
            case ConfigFile.Read.Bad bad -> refused(bad.mistakes());
            case ConfigFile.Read.Good good -> done(good.config(), step);
        };
    }

    private int done(Config config, Consumer<Accounts> step) {
        try {
            step.accept(new Accounts(database(config.database()), Accounts.Terms.usual(), InstantSource.system()));
            return 0;
        } catch (ProblemException refused) {
            int unused = refused(List.of(String.valueOf(refused.getMessage())));
            return refused.problem() == Problem.STORE_FAILED ? Main.UNAVAILABLE : Main.CONFIG;
        }
    }

    /** Brought up to date as the bridge does it: the first account may be there before the first start. */
    private static Database database(Config.Database wanted) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(wanted.url());
        source.setUser(wanted.user());
        source.setPassword(wanted.password());
        try {
            return new Database(source);
        } catch (RuntimeException refused) {
            throw new ProblemException(Problem.STORE_FAILED, "PostgreSQL does not answer", refused);
        }
    }

    private String password(@Nullable Path file) {
        try {
            String line = file == null ? firstLine(in) : firstLine(file);
            return line == null ? "" : line;
        } catch (IOException broken) {
            throw new ProblemException(Problem.CONFIG_MISSING, "the password cannot be read", broken);
        }
    }

    private static @Nullable String firstLine(Path file) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            return firstLine(from);
        }
    }

    private static @Nullable String firstLine(InputStream from) throws IOException {
        return new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8)).readLine();
    }

    private int refused(List<String> mistakes) {
        mistakes.forEach(err::println);
        return Main.CONFIG;
    }
}
