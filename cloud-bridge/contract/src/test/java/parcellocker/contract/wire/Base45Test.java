package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class Base45Test {
    /** RFC 9285, sections 4.3 and 4.4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"AB|BB8", "Hello!!|%69 VD92EX0", "base-45|UJCLQE7W581", "ietf!|QED8WEX0"})
    void the_vectors_of_the_rfc_hold(String plain, String encoded) {
        assertThat(Base45.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
        assertThat(new String(Base45.decode(encoded), StandardCharsets.US_ASCII))
                .isEqualTo(plain);
    }

    @Test
    void every_length_comes_back() {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base45.decode(Base45.encode(bytes))).isEqualTo(bytes);
        }
    }

    /** RFC 9285, section 6: too large a triple or pair, a character of another alphabet, a length that cannot be. */
    @ParameterizedTest
    @ValueSource(strings = {"GGW", ":::", "::", "a00", "ü00", "0", "0000"})
    void what_is_not_base45_is_unreadable(String text) {
        assertThatThrownBy(() -> Base45.decode(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.TOKEN_UNREADABLE));
    }
}
