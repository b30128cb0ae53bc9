package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class JoseTest {
    private static final String SIGNING = Jose.newSigningKey();
    private static final String SEALING = Jose.newSealingKey();

    @Test
    void a_signed_text_comes_back() {
        assertThat(Jose.verify(Jose.sign("开门 ≠ open", SIGNING), Jose.publicOf(SIGNING)))
                .isEqualTo("开门 ≠ open");
    }

    @Test
    void a_sealed_text_comes_back_and_is_never_sealed_twice_alike() {
        String once = Jose.seal("12345678", Jose.publicOf(SEALING));
        assertThat(Jose.open(once, SEALING)).isEqualTo("12345678");
        assertThat(Jose.seal("12345678", Jose.publicOf(SEALING))).isNotEqualTo(once);
    }

    @Test
    void the_public_half_keeps_the_secret() {
        assertThat(Jose.publicOf(SIGNING)).doesNotContain("\"d\"");
        assertThat(Jose.publicOf(SEALING)).doesNotContain("\"d\"");
    }

    @Test
    void a_signature_with_any_changed_byte_is_wrong() {
        String[] parts = Jose.sign("{\"number\":1}", SIGNING).split("\\.");
        for (int part = 0; part < parts.length; part++) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            for (int at = 0; at < bytes.length; at++) {
                assertRefused(Problem.SIGNATURE_WRONG, verifying(with(parts, part, changed(bytes, at))));
            }
        }
    }

    @Test
    void a_seal_with_any_changed_byte_is_broken() {
        String[] parts = Jose.seal("12345678", Jose.publicOf(SEALING)).split("\\.", -1);
        for (int part = 2; part < parts.length; part++) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            for (int at = 0; at < bytes.length; at++) {
                String changed = with(parts, part, changed(bytes, at));
                assertRefused(Problem.SEAL_BROKEN, () -> Jose.open(changed, SEALING));
            }
        }
    }

    @Test
    void another_key_neither_verifies_nor_opens() {
        assertRefused(
                Problem.SIGNATURE_WRONG,
                () -> Jose.verify(Jose.sign("x", Jose.newSigningKey()), Jose.publicOf(SIGNING)));
        assertRefused(
                Problem.SEAL_BROKEN, () -> Jose.open(Jose.seal("x", Jose.publicOf(Jose.newSealingKey())), SEALING));
    }

    @Test
    void an_unsigned_token_is_wrong_whatever_it_says() {
        String none = text("{\"alg\":\"none\"}") + "." + text("{\"number\":1}") + ".";
        assertRefused(Problem.SIGNATURE_WRONG, verifying(none));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "....", "{}", "eyJ9.e30.AA"})
    void nonsense_is_refused_by_number(String text) {
        assertRefused(Problem.SIGNATURE_WRONG, verifying(text));
        assertRefused(Problem.SEAL_BROKEN, () -> Jose.open(text, SEALING));
    }

    private static ThrowingCallable verifying(String text) {
        return () -> Jose.verify(text, Jose.publicOf(SIGNING));
    }

    private static String with(String[] parts, int part, String changed) {
        String[] copy = parts.clone();
        copy[part] = changed;
        return String.join(".", copy);
    }

    private static String changed(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(copy);
    }

    private static String text(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
