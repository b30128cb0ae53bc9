package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class QrTokenTest {
    private static final String KEY = Jose.newSigningKey();
    private static final QrToken TOKEN = new QrToken(
            QrToken.Kind.PICKUP, "LY-0001", "d-00000042", "0011223344556677", 1_700_000_000L, 4_000_000_000L);

    @ParameterizedTest
    @EnumSource(QrToken.Kind.class)
    void a_token_comes_back_as_it_was_signed(QrToken.Kind kind) {
        QrToken token = new QrToken(kind, "LY-0001", "d-1", "ffeeddccbbaa9988", 0, 4_294_967_295L);
        assertThat(QrToken.verified(token.signed(KEY), Jose.publicOf(KEY))).isEqualTo(token);
    }

    @Test
    void no_single_changed_character_passes() {
        String text = TOKEN.signed(KEY);
        String key = Jose.publicOf(KEY);
        for (int at = 0; at < text.length(); at++) {
            for (char other : new char[] {'0', 'A', ':', '$', 'z'}) {
                if (text.charAt(at) != other) {
                    assertRefused(text.substring(0, at) + other + text.substring(at + 1), key);
                }
            }
        }
    }

    @Test
    void no_cut_or_longer_text_passes() {
        String text = TOKEN.signed(KEY);
        String key = Jose.publicOf(KEY);
        for (int end = 0; end < text.length(); end++) {
            assertRefused(text.substring(0, end), key);
        }
        assertRefused(text + "00", key);
        assertRefused(QrToken.PREFIX + "0".repeat(10_000), key);
    }

    @Test
    void a_token_of_another_key_is_forged() {
        assertThatThrownBy(() -> QrToken.verified(TOKEN.signed(Jose.newSigningKey()), Jose.publicOf(KEY)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.TOKEN_FORGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "https://example.invalid/", "pl1:BB8", "PL1:", "PL2:BB8"})
    void what_is_no_token_is_unreadable(String text) {
        assertThatThrownBy(() -> QrToken.verified(text, Jose.publicOf(KEY)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.TOKEN_UNREADABLE));
    }

    @Test
    void it_fits_a_scanners_line_even_with_the_longest_names() {
        QrToken longest = new QrToken(QrToken.Kind.PICKUP, "L".repeat(32), "d".repeat(100), "0011223344556677", 1, 2);
        assertThat(longest.signed(KEY)).hasSizeLessThan(QrToken.MOST_CHARACTERS);
    }

    private static void assertRefused(String text, String key) {
        try {
            QrToken.verified(text, key);
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isIn(Problem.TOKEN_FORGED, Problem.TOKEN_UNREADABLE);
            return;
        }
        fail("accepted " + text);
    }
}
