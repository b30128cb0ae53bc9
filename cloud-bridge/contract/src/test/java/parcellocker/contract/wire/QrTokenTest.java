package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.security.Signature;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        QrToken token = new QrToken(kind, "LY-0001", "00000000000000d1", "ffeeddccbbaa9988", 0, 4_294_967_295L);
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

    @Test
    void a_group_names_up_to_sixteen_deliveries_and_still_fits_a_scanners_line() {
        for (int most = 1; most <= QrToken.MOST_SUBJECTS; most++) {
            String subjects = deliveries(most);
            QrToken group = new QrToken(QrToken.Kind.GROUP, "L".repeat(32), subjects, "0011223344556677", 1, 2);
            String text = group.signed(KEY);
            assertThat(text).hasSizeLessThan(QrToken.MOST_CHARACTERS);
            assertThat(QrToken.verified(text, Jose.publicOf(KEY))).isEqualTo(group);
        }
        for (String wrong : new String[] {"", "00", deliveries(17), "0000000000000001 00"}) {
            QrToken group = new QrToken(QrToken.Kind.GROUP, "LY-0001", wrong, "0011223344556677", 1, 2);
            assertThatThrownBy(() -> group.signed(KEY)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String deliveries(int count) {
        return IntStream.range(0, count).mapToObj("%016x"::formatted).collect(Collectors.joining(" "));
    }

    @Test
    void a_genuine_signature_over_nonsense_is_unreadable() throws Exception {
        byte[] good = body(TOKEN);
        for (int end = 0; end < good.length; end++) {
            assertRefused(signed(Arrays.copyOf(good, end)), Jose.publicOf(KEY));
        }
        assertRefused(signed(Arrays.copyOf(good, good.length + 1)), Jose.publicOf(KEY));
        for (int version : new int[] {0, 1, 2, 3, 255}) {
            for (int kind = 0; kind < 256; kind += version == 1 ? 1 : 5) {
                byte[] other = good.clone();
                other[0] = (byte) version;
                other[1] = (byte) kind;
                boolean isText = version == 1 && (kind <= 3 || kind == 6 || kind == 7);
                if (!isText) {
                    assertRefused(signed(other), Jose.publicOf(KEY));
                }
            }
        }
    }

    private static byte[] body(QrToken token) {
        byte[] all = Base45.decode(token.signed(KEY).substring(QrToken.PREFIX.length()));
        return Arrays.copyOf(all, all.length - 64);
    }

    private static String signed(byte[] body) throws Exception {
        Signature ed = Signature.getInstance("Ed25519");
        ed.initSign(org.jose4j.jwk.PublicJsonWebKey.Factory.newPublicJwk(KEY).getPrivateKey());
        ed.update(body);
        byte[] signature = ed.sign();
        byte[] all = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, all, body.length, signature.length);
        return QrToken.PREFIX + Base45.encode(all);
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
