package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.locker.Input;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.OperatorKey.Right;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

class CommandReaderTest {
    private static final String OPS_1 = Jose.newSigningKey();
    private static final String OPS_2 = Jose.newSigningKey();
    private static final CommandReader.Arrival FRESH = new CommandReader.Arrival(false, "nonce", 7_000);
    private static final CommandReader READER = new CommandReader(new CityKeys(
            "",
            List.of(
                    new OperatorKey("ops-1", Jose.publicOf(OPS_1), List.of(Right.OPEN)),
                    new OperatorKey("ops-2", Jose.publicOf(OPS_2), List.of(Right.APPROVE)))));

    private static Command command(String compartment, String reason) {
        return new Command(
                "0f".repeat(16),
                "L-1",
                "nonce",
                Command.Kind.OPEN,
                compartment,
                reason,
                "T-1",
                "op-7",
                1_000,
                1_060,
                5);
    }

    private static String signed(Command command) {
        return OperatorSign.sign(command, "ops-1", OPS_1);
    }

    private static String approved(Approval approval) {
        return OperatorSign.sign(approval, "ops-2", OPS_2);
    }

    private static Approval approval(String reason) {
        return new Approval("0f".repeat(16), "L-1", "A01", reason);
    }

    private static byte[] bytes(String command, String... approvals) {
        return Json.write(new SignedCommand(command, List.of(approvals))).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_genuine_command_comes_out_whole_with_who_approved_it() {
        Input.Commanded read =
                READER.read(bytes(signed(command("A01", "caller")), approved(approval("caller"))), FRESH);
        assertThat(read)
                .isEqualTo(new Input.Commanded(
                        new parcellocker.agent.locker.Command(
                                "0f".repeat(16),
                                "ops-1",
                                "L-1",
                                "nonce",
                                new CompartmentId("A01"),
                                new parcellocker.agent.locker.Command.Why("op-7", "caller", "T-1"),
                                1_000,
                                1_060,
                                5,
                                List.of("ops-2")),
                        "nonce",
                        7_000));
    }

    @Test
    void the_first_fault_in_the_fixed_order_is_the_one_told() {
        CommandReader.Arrival kept = new CommandReader.Arrival(true, "nonce", 7_000);
        String long_ = Stream.generate(() -> "x").limit(5_000).collect(Collectors.joining());
        refused(Problem.MESSAGE_TOO_LARGE, bytes(long_), kept);
        refused(Problem.MESSAGE_MALFORMED, "{}".getBytes(StandardCharsets.UTF_8), kept);
        refused(Problem.COMMAND_RETAINED, bytes("a.b.c"), kept);
        refused(Problem.SIGNATURE_WRONG, bytes("a.b.c"), FRESH);
        refused(Problem.OPERATOR_UNKNOWN, bytes(OperatorSign.sign(command("A01", "caller"), "ops-9", OPS_1)), FRESH);
        refused(Problem.SIGNATURE_WRONG, bytes(OperatorSign.sign(command("A01", "caller"), "ops-1", OPS_2)), FRESH);
        refused(
                Problem.OPERATOR_NOT_PERMITTED,
                bytes(OperatorSign.sign(command("A01", "caller"), "ops-2", OPS_2)),
                FRESH);
    }

    @Test
    void an_approval_counts_only_for_just_this_command_by_a_key_that_may() {
        String command = signed(command("A01", "caller"));
        refused(Problem.SIGNATURE_WRONG, bytes(command, approved(approval("another reason"))), FRESH);
        refused(
                Problem.OPERATOR_NOT_PERMITTED,
                bytes(command, OperatorSign.sign(approval("caller"), "ops-1", OPS_1)),
                FRESH);
        assertThat(READER.read(bytes(command, approved(approval("caller")), approved(approval("caller"))), FRESH)
                        .command()
                        .approvers())
                .containsExactly("ops-2");
    }

    @Test
    void a_signed_value_of_the_wrong_form_is_malformed() {
        refused(Problem.MESSAGE_MALFORMED, bytes(signed(command("7", "caller"))), FRESH);
        refused(Problem.MESSAGE_MALFORMED, bytes(signed(command("A01", ""))), FRESH);
        refused(Problem.MESSAGE_MALFORMED, bytes(signed(command("A01", "x".repeat(81)))), FRESH);
        refused(Problem.MESSAGE_MALFORMED, bytes(signed(command("A01", "two\nlines"))), FRESH);
    }

    @Test
    void no_changed_cut_or_random_bytes_pass_or_throw_anything_else() {
        byte[] good = bytes(signed(command("A01", "caller")));
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] other = good.clone();
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] cut = Arrays.copyOf(other, i % 2 == 0 ? other.length : random.nextInt(other.length));
            assertThatThrownBy(() -> READER.read(cut, FRESH)).isInstanceOf(ProblemException.class);
        }
    }

    private static void refused(Problem problem, byte[] payload, CommandReader.Arrival arrival) {
        assertThatThrownBy(() -> READER.read(payload, arrival))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
