package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.accounts.SignIns;
import parcellocker.bridge.sql.Database;

/** The first account, from the command line on an empty database. */
class AccountCommandsTest {
    private static final String CONFIG = """
            http: {host: 127.0.0.1, port: 0, apiKey: kX9-twentyfour-letters-q}
            database: {url: "%s", user: postgres, password: pw-7Qx}
            mqtt: {url: "tcp://127.0.0.1:1883", user: bridge, password: pw-8Qx, clientId: bridge-1}
            keys: keys.json
            notices: {channel: none}
            city: {name: Luoyang, storageHours: 24}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private String database = "";
    private String config = "";

    @BeforeEach
    void configure() throws IOException {
        database = Postgres.create();
        config = Files.writeString(folder.resolve("bridge.yaml"), CONFIG.formatted(Postgres.url(database)))
                .toString();
        assertThat(run("", "new-keys", folder.resolve("keys.json").toString())).isZero();
    }

    private int run(String typed, String... args) {
        return Main.run(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private Accounts accounts() {
        return new Accounts(new Database(Postgres.source(database)), Accounts.Terms.usual(), InstantSource.system());
    }

    private static void signIn(Accounts accounts, String name, String password) {
        SignIns.In in = accounts.signIns().signIn(new SignIns.Knock(name, password, "", "10.0.0.9", "zh"));
        assertThat(accounts.sessions().find(in.token())).isPresent();
    }

    @Test
    void the_first_account_is_an_administrators_and_its_password_comes_from_standard_input() {
        assertThat(run("a sentence of mine\n", "account", "add", config, "root"))
                .isZero();
        Accounts accounts = accounts();
        assertThat(accounts.all())
                .extracting(Account::name, Account::role)
                .containsExactly(tuple("root", Role.ADMINISTRATOR));
        signIn(accounts, "root", "a sentence of mine");
        assertThat(accounts.audit().latest("(command line)", "root"))
                .extracting(Audit.Row::act)
                .containsExactly(Audit.Act.ACCOUNT_ADDED);
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .doesNotContain("sentence");
    }

    @Test
    void whoever_lost_the_last_password_gets_another_one_from_a_file() throws IOException {
        run("a sentence of mine\n", "account", "add", config, "root");
        Path file = Files.writeString(folder.resolve("password"), "another sentence of mine\n");
        assertThat(run("", "account", "reset", config, "root", "--password-file", file.toString()))
                .isZero();
        signIn(accounts(), "root", "another sentence of mine");
    }

    @Test
    void what_cannot_be_is_refused_with_its_number() {
        assertThat(run("short\n", "account", "add", config, "root")).isEqualTo(Main.CONFIG);
        assertThat(run("", "account", "add", config, "root")).isEqualTo(Main.CONFIG);
        assertThat(run("a sentence of mine\n", "account", "add", config, "root", "--role", "carrier"))
                .isEqualTo(Main.CONFIG);
        assertThat(run("a sentence of mine\n", "account", "reset", config, "root"))
                .isEqualTo(Main.CONFIG);
        assertThat(run(
                        "",
                        "account",
                        "add",
                        config,
                        "root",
                        "--password-file",
                        folder.resolve("none").toString()))
                .isEqualTo(Main.CONFIG);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 7)))
                .containsExactly("LK-7095", "LK-7095", "LK-7001", "LK-7097", "LK-8003");
        assertThat(accounts().all()).isEmpty();
    }

    @Test
    void a_database_that_does_not_answer_is_no_mistake_of_the_configuration() throws IOException {
        Files.writeString(folder.resolve("bridge.yaml"), CONFIG.formatted("jdbc:postgresql://127.0.0.1:1/none"));
        assertThat(run("a sentence of mine\n", "account", "add", config, "root"))
                .isEqualTo(Main.UNAVAILABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("LK-5002");
    }
}
