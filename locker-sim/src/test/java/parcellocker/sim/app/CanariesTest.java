package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {
    private final Canaries canaries = new Canaries();

    @BeforeEach
    void the_secrets() {
        canaries.add("王芳");
        canaries.add("欧阳雀");
        canaries.add("13800001234");
        canaries.add("12345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code-12345678",
                "code_12345678",
                "code12345678",
                "12345678a1b2c3d4e5f60718",
                "912345678f0e1d2c3b4a5968",
                "12345678f",
                "{\"code\":\"12345678\"}",
                "to 13800001234.",
                "YT13800001234",
                "{\"name\":\"王芳\"}",
                "{\"name\":\"\\u738b\\u82b3\"}",
                "{\"name\":\"\\u738B\\u82B3\"}"
            })
    void a_secret_is_found_in_whatever_it_stands(String text) {
        assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
    }

    @Test
    void it_is_found_in_wide_characters_and_in_a_file_of_the_platforms_old_encoding() throws Exception {
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-16", "GB18030"}) {
            assertThat(found("to 欧阳雀 12345678".getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isEqualTo(2);
        }
    }

    @Test
    void it_is_found_in_base64_whatever_stands_before_it() {
        for (String before : new String[] {"", "a", "ab", "abc", "{\"name\":\""}) {
            byte[] plain = (before + "王芳\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(found(Base64.getEncoder().encode(plain))).as(before).isEqualTo(1);
            assertThat(found(Base64.getUrlEncoder().withoutPadding().encode(plain)))
                    .as(before)
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1790123456789",
                "912345678",
                "0a1b12345678c2d3",
                "0a1b12345678c2d30123456789abcdef",
                "1234567",
                "1380000123",
                "王",
                "张伟"
            })
    void what_only_looks_like_it_is_not_found(String text) {
        assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isZero();
    }

    @Test
    void what_must_be_found_is_told_apart() {
        canaries.control("planted");
        assertThat(canaries.secrets()).isEqualTo(4);
        assertThat(canaries.net().in("here", "planted by 王芳".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new Canaries.Sighting("here", "planted", true), new Canaries.Sighting("here", "王芳", false));
    }

    private int found(byte[] content) {
        return canaries.net().in("here", content).size();
    }
}
