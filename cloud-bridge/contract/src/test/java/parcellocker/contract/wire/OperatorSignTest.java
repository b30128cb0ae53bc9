package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.command.OperatorKey.Right;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class OperatorSignTest {
    private static final String KEY = Jose.newSigningKey();
    private static final String OTHER = Jose.newSigningKey();
    private static final Command COMMAND = new Command(
            "0".repeat(32), "LY-0001", "nonce", Command.Kind.OPEN, "A01", "caller", "T-1", "op-7", 1_000, 1_060, 1);
    private static final Approval APPROVAL = new Approval("0".repeat(32), "LY-0001", "A01", "caller");

    @Test
    void a_command_comes_back_with_the_name_of_its_key() {
        String jws = OperatorSign.sign(COMMAND, "ops-1", KEY);
        assertThat(OperatorSign.command(jws, keys(Right.OPEN))).isEqualTo(new OperatorSign.Signed<>("ops-1", COMMAND));
        assertThat(OperatorSign.unverified(jws)).isEqualTo(COMMAND);
        assertThat(jws.length()).isLessThan(1_000);
    }

    @Test
    void an_approval_is_no_command_and_a_command_no_approval() {
        String command = OperatorSign.sign(COMMAND, "ops-1", KEY);
        String approval = OperatorSign.sign(APPROVAL, "ops-1", KEY);
        assertThat(OperatorSign.approval(approval, keys(Right.APPROVE)).payload())
                .isEqualTo(APPROVAL);
        refused(Problem.SIGNATURE_WRONG, () -> OperatorSign.command(approval, keys(Right.OPEN, Right.APPROVE)));
        refused(Problem.SIGNATURE_WRONG, () -> OperatorSign.approval(command, keys(Right.OPEN, Right.APPROVE)));
        refused(
                Problem.OPERATOR_UNKNOWN,
                () -> OperatorSign.command(Jose.sign(Json.write(COMMAND), KEY), keys(Right.OPEN)));
    }

    @Test
    void a_key_signs_only_what_it_may() {
        refused(
                Problem.OPERATOR_NOT_PERMITTED,
                () -> OperatorSign.command(OperatorSign.sign(COMMAND, "ops-1", KEY), keys(Right.APPROVE)));
        refused(
                Problem.OPERATOR_NOT_PERMITTED,
                () -> OperatorSign.approval(OperatorSign.sign(APPROVAL, "ops-1", KEY), keys(Right.OPEN)));
    }

    @Test
    void an_unknown_key_and_a_known_name_on_another_key_are_refused() {
        refused(
                Problem.OPERATOR_UNKNOWN,
                () -> OperatorSign.command(OperatorSign.sign(COMMAND, "ops-2", KEY), keys(Right.OPEN)));
        refused(
                Problem.SIGNATURE_WRONG,
                () -> OperatorSign.command(OperatorSign.sign(COMMAND, "ops-1", OTHER), keys(Right.OPEN)));
    }

    @Test
    void no_changed_character_passes() {
        String jws = OperatorSign.sign(COMMAND, "ops-1", KEY);
        for (int at = 0; at < jws.length() - 1; at += 7) {
            char other = jws.charAt(at) == 'A' ? 'B' : 'A';
            String changed = jws.substring(0, at) + other + jws.substring(at + 1);
            assertThatThrownBy(() -> OperatorSign.command(changed, keys(Right.OPEN)))
                    .isInstanceOf(ProblemException.class);
        }
        for (String nonsense : List.of("", ".", "..", "a.b.c", jws + "." + jws)) {
            assertThatThrownBy(() -> OperatorSign.command(nonsense, keys(Right.OPEN)))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> OperatorSign.unverified(nonsense)).isInstanceOf(ProblemException.class);
        }
    }

    private static Function<String, Optional<OperatorKey>> keys(Right... rights) {
        OperatorKey key = new OperatorKey("ops-1", Jose.publicOf(KEY), List.of(rights));
        return kid -> Optional.of(key).filter(known -> known.kid().equals(kid));
    }

    private static void refused(Problem expected, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(expected));
    }
}
