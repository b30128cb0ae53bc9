package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.Operators;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;
import parcellocker.contract.wire.QrToken;
import parcellocker.contract.wire.StaffAnswer;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void new_keys_are_for_their_owner_only_and_never_written_over_others() throws IOException {
        Path file = folder.resolve("keys.json");
        assertThat(run("new-keys", file.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] first = Files.readAllBytes(file);
        assertThat(run("new-keys", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-8005");
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void public_keys_show_all_three_and_nothing_private() {
        String file = folder.resolve("keys.json").toString();
        run("new-keys", file);
        assertThat(run("public-keys", file)).isZero();
        assertThat(text(out))
                .contains("\"directives\":{", "\"tokens\":{", "\"sealing\":{")
                .doesNotContain("\"d\"");
    }

    @Test
    void a_staff_key_that_a_board_sealed_is_opened_with_the_citys_keys_alone() throws IOException {
        Path keys = folder.resolve("keys.json");
        Path others = folder.resolve("others.json");
        run("new-keys", keys.toString());
        run("new-keys", others.toString());
        Path seal = Files.writeString(
                folder.resolve("seal.txt"),
                Jose.seal(
                                "the-staff-key",
                                Jose.publicOf(Keys.read(keys).sealing().present())) + "\n");
        assertThat(printed("open-staff-key", keys.toString(), seal.toString()).strip())
                .isEqualTo("the-staff-key");
        assertThat(run("open-staff-key", others.toString(), seal.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-6009");
    }

    @Test
    void two_operators_open_what_neither_opens_alone_with_keys_the_bridge_never_sees() throws IOException {
        Path first = folder.resolve("ops-1.json");
        Path second = folder.resolve("ops-2.json");
        assertThat(run("operator", "new-key", first.toString(), "--kid", "ops-1"))
                .isZero();
        assertThat(run("operator", "new-key", second.toString(), "--kid", "ops-2", "--may", "APPROVE"))
                .isZero();
        assertThat(run("operator", "new-key", first.toString(), "--kid", "ops-1"))
                .isEqualTo(Main.CONFIG);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");

        Operators published =
                Json.read(printed("operator", "published", first.toString(), second.toString()), Operators.class);
        assertThat(published.operators()).extracting(OperatorKey::kid).containsExactly("ops-1", "ops-2");
        assertThat(published.operators().toString()).doesNotContain("\"d\"");

        Path signed = folder.resolve("signed.json");
        Files.writeString(signed, printed(signOpen(first)));
        String approved = printed("operator", "approve", "--key", second.toString(), signed.toString());
        assertThat(text(err)).contains("approves A01 of LY-0001, because: caller (T-1, asked by op-7)");
        SignedCommand message = Json.read(approved, SignedCommand.class);
        Command command = OperatorSign.command(message.command(), kid -> key(published, kid))
                .payload();
        assertThat(command.session()).isEqualTo("nonce");
        assertThat(command.expiresAt() - command.issuedAt()).isEqualTo(60);
        assertThat(OperatorSign.approval(message.approvals().getFirst(), kid -> key(published, kid)))
                .isEqualTo(new OperatorSign.Signed<>("ops-2", new Approval(command.id(), "LY-0001", "A01", "caller")));
        Command next = OperatorSign.unverified(
                Json.read(printed(signOpen(first)), SignedCommand.class).command());
        assertThat(next.counter()).isGreaterThan(command.counter());
    }

    private static String[] signOpen(Path key) {
        return "operator sign-open --locker LY-0001 --session nonce --compartment A01 --reason caller --ticket T-1 --actor op-7 --key %s"
                .formatted(key)
                .split(" ");
    }

    private static Optional<OperatorKey> key(Operators published, String kid) {
        return published.operators().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst();
    }

    @Test
    void an_operators_key_that_others_may_read_signs_nothing() throws IOException {
        Path key = folder.resolve("ops-1.json");
        run("operator", "new-key", key.toString(), "--kid", "ops-1");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run(signOpen(key))).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-8007");
    }

    @Test
    void the_help_desk_answers_a_challenge_and_approves_an_audit() throws IOException {
        String secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        Path staffKey = Files.writeString(folder.resolve("staff.key"), secret + "\n");
        String answer = printed(
                "operator answer-challenge --locker LY-0001 --role TECHNICIAN --who t-1 --challenge 12345678 --staff-key %s"
                        .formatted(staffKey)
                        .split(" "));
        assertThat(answer.strip())
                .isEqualTo(StaffAnswer.of(
                        new StaffAnswer.Question("LY-0001", Fact.Role.TECHNICIAN, "t-1", "12345678"), secret));
        Path key = folder.resolve("ops-1.json");
        run("operator", "new-key", key.toString(), "--kid", "ops-1");
        Operators published = Json.read(printed("operator", "published", key.toString()), Operators.class);
        String qr = printed("operator approve-audit --locker LY-0001 --delivery 00000000000000a1 --key %s"
                .formatted(key)
                .split(" "));
        QrToken token =
                QrToken.verified(qr.strip(), published.operators().getFirst().jwk());
        assertThat(token.kind()).isEqualTo(QrToken.Kind.APPROVAL);
        assertThat(token.subject()).isEqualTo("00000000000000a1");
    }

    private String printed(String... args) {
        out.reset();
        assertThat(run(args)).isZero();
        return text(out);
    }

    @Test
    void a_file_without_keys_is_told_by_number() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "{\"directives\":{}}");
        assertThat(run("public-keys", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).startsWith("LK-8006");
    }

    @Test
    void a_bad_configuration_does_not_start() throws IOException {
        Path file = Files.writeString(folder.resolve("bridge.yaml"), "colour: blue");
        assertThat(run("check-config", file.toString())).isEqualTo(Main.CONFIG);
        assertThat(run(file.toString())).isEqualTo(Main.CONFIG);
        assertThat(text(err)).contains("LK-8002 colour");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void without_a_configuration_it_says_how_it_is_used() {
        assertThat(run()).isEqualTo(Main.USAGE);
        assertThat(run("--nonsense")).isEqualTo(Main.USAGE);
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
