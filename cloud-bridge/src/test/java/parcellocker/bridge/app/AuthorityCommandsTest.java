package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

class AuthorityCommandsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_locker_gets_its_papers_and_loses_them_by_name() throws Exception {
        assertThat(run("new", folder.toString())).isZero();
        assertThat(run("issue", folder.toString(), "L-001")).isZero();
        assertThat(run("issue", folder.toString(), "L-002")).isZero();
        Path list = folder.resolve("revoked.pem");
        assertThat(run("revoked", folder.toString(), list.toString(), file("L-001.pem")))
                .isZero();
        var revoked = CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(
                        Pem.blocks(Files.readString(list), Pem.REVOKED).getFirst()));
        assertThat(revoked.isRevoked(identity("L-001").certificate())).isTrue();
        assertThat(revoked.isRevoked(identity("L-002").certificate())).isFalse();
    }

    @Test
    void mistakes_have_numbers_and_nothing_is_overwritten() throws Exception {
        assertThat(run("new", folder.toString())).isZero();
        assertThat(run("new", folder.toString())).isEqualTo(Main.CONFIG);
        assertThat(run("issue", folder.toString(), "../x")).isEqualTo(Main.CONFIG);
        Files.writeString(folder.resolve("none.pem"), "nothing");
        assertThat(run("revoked", folder.toString(), file("revoked.pem"), file("none.pem")))
                .isEqualTo(Main.CONFIG);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("LK-8005", "LK-8004", "LK-8021");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Identity identity(String name) throws Exception {
        return Identity.of(
                Files.readString(folder.resolve(name + ".key")),
                Files.readString(folder.resolve(name + ".pem")),
                Files.readString(folder.resolve("ca.pem")));
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "authority";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(out, out, all);
    }
}
