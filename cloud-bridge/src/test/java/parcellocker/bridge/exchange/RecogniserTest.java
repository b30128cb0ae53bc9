package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
    @ParameterizedTest
    @CsvSource({
        "SF1234567890123, LIKELY, SF",
        "YT1234567890123, LIKELY, YTO",
        "JT0019812345678, LIKELY, JTEXPRESS",
        "JDVA11408814483, LIKELY, JD",
        "JDX123456789012, LIKELY, JD",
        "DPK12345678901, LIKELY, DEPPON",
        "3160000261634, AMBIGUOUS, STO YUNDA CHINAPOST",
        "123456789012, AMBIGUOUS, STO ZTO SF",
        "773061155005903, AMBIGUOUS, STO YUNDA",
        "12345678901234, LIKELY, ZTO",
        "EE473124829CN, EXACT, EMS",
        "106141412345678908, EXACT, ''",
        "302335678902000022, EXACT, ''",
        "706141412345678900, AMBIGUOUS, YTO",
        "706141412345678901, LIKELY, YTO",
        "HELLO, UNKNOWN, ''"
    })
    void a_form_is_a_guess_and_only_a_check_digit_is_more(
            String waybill, Recogniser.Confidence confidence, String carriers) {
        Recogniser.Guess guess = Recogniser.carriers(waybill);
        assertThat(guess.confidence()).isEqualTo(confidence);
        assertThat(String.join(" ", guess.carriers())).isEqualTo(carriers);
    }

    /** The five that the standard's weights were recomputed for. */
    @ParameterizedTest
    @ValueSource(strings = {"473124829", "000000005", "123456785", "501091284", "999999995"})
    void a_postal_item_is_sound_by_its_last_digit_alone(String digits) {
        assertThat(CheckDigits.isS10("RR" + digits + "CN")).isTrue();
        int last = digits.charAt(8) - '0';
        for (int other = 0; other < 10; other++) {
            String changed = "RR" + digits.substring(0, 8) + other + "CN";
            assertThat(CheckDigits.isS10(changed)).as(changed).isEqualTo(other == last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"106141412345678909", "106141412345678980", "10614141234567890", "1061414123456789O8"})
    void a_container_number_with_a_slip_is_none(String waybill) {
        assertThat(CheckDigits.isSscc(waybill)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "YT1234567890123, YTO, yuantong",
        "JT0019812345678, '', jtexpress",
        "DPK12345678901, DBL, ''",
        "EE473124829CN, EMS, ems",
        "HELLO, '', ''"
    })
    void a_carrier_has_the_codes_that_others_gave_it(String waybill, String kdniao, String kuaidi100) {
        Recogniser.Guess guess = Recogniser.carriers(waybill);
        assertThat(String.join(" ", CarrierCodes.KDNIAO.of(guess))).isEqualTo(kdniao);
        assertThat(String.join(" ", CarrierCodes.KUAIDI100.of(guess))).isEqualTo(kuaidi100);
    }
}
