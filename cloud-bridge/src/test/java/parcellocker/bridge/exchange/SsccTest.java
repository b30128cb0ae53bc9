package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsccTest {
    /** The first two are public tests of others; the third was computed by hand from GS1's tag data standard. */
    @ParameterizedTest
    @CsvSource({
        "302335678902000022, 9, 5, 31AC16465751CCD0C2000000, urn:epc:id:sscc:023356789.30200002",
        "034833800000000018, 6, 2, 3159542C8000000001000000, urn:epc:id:sscc:348338.00000000001",
        "106141412345678908, 7, 3, 3174257BF4499602D2000000, urn:epc:id:sscc:0614141.1234567890"
    })
    void a_container_number_is_the_same_as_digits_as_urn_and_on_a_tag(
            String digits, int prefixDigits, int filter, String tag, String urn) {
        Sscc sscc = Sscc.of(digits).orElseThrow();
        assertThat(sscc.urn(prefixDigits)).isEqualTo(urn);
        assertThat(sscc.tag(prefixDigits, filter)).isEqualTo(tag);
        assertThat(Sscc.named(urn)).contains(sscc);
        assertThat(Sscc.named(sscc.link())).contains(sscc);
        assertThat(Sscc.ofTag(tag)).contains(new Sscc.Tag(sscc, prefixDigits, filter));
    }

    @Test
    void whatever_is_written_on_a_tag_is_read_from_it() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            String most = String.valueOf(random.nextLong(10_000_000_000_000_000L, 100_000_000_000_000_000L));
            Sscc sscc = new Sscc(most + CheckDigits.ssccCheck(most));
            int prefixDigits = random.nextInt(6, 13);
            int filter = random.nextInt(8);
            assertThat(Sscc.ofTag(sscc.tag(prefixDigits, filter))).contains(new Sscc.Tag(sscc, prefixDigits, filter));
            assertThat(Sscc.named(sscc.urn(prefixDigits))).contains(sscc);
        }
    }

    /** Another scheme; a partition that there is not; bits where there must be none; a prefix of more digits than it may have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3074257BF4499602D2000000",
                "317C257BF4499602D2000000",
                "3174257BF4499602D2000001",
                "3177FFFFFFFFFFFFFF000000",
                "3174257BF4499602D20000",
                ""
            })
    void a_tag_that_is_none_is_not_read(String hex) {
        assertThat(Sscc.ofTag(hex)).isEmpty();
    }

    @Test
    void what_cannot_be_written_is_refused() {
        Sscc sscc = new Sscc("106141412345678908");
        assertThatThrownBy(() -> sscc.tag(5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sscc.urn(13)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sscc.tag(7, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sscc("106141412345678909")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Sscc.named("https://id.gs1.org/00/106141412345678909")).isEmpty();
        assertThat(Sscc.named("urn:epc:id:sscc:0614141.12345")).isEmpty();
    }
}
