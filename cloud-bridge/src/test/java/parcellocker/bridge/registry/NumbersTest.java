package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final String CODE = "91350100M000100Y43";
    private static final String ID = "11010519491231002X";

    @Test
    void a_credit_code_holds_by_its_last_character_alone() {
        assertThat(Uscc.isValid(CODE)).isTrue();
        "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .filter(letter -> letter != '3')
                .forEach(letter -> assertThat(Uscc.isValid(CODE.substring(0, 17) + (char) letter))
                        .isFalse());
        assertThatThrownBy(() -> new Uscc(CODE.replace('M', 'N'))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43", "91350100m000100Y43"})
    void what_is_no_credit_code_is_refused(String text) {
        assertThat(Uscc.isValid(text)).isFalse();
    }

    @Test
    void an_identity_number_holds_by_its_last_character_and_its_birthday() {
        assertThat(IdNumber.isValid(ID)).isTrue();
        assertThat(IdNumber.isValid("110105194912310021")).isFalse();
        assertThat(IdNumber.isValid("11010519490231002X")).as("30 February").isFalse();
        assertThat(IdNumber.isValid("")).isFalse();
        assertThat(IdNumber.isValid("x1010519491231002X")).isFalse();
    }

    /** Two neighbours that changed places, and each wrong digit: what the check character is there for. */
    @Test
    void an_identity_number_with_one_wrong_digit_in_its_order_part_is_refused() {
        for (int at = 14; at < 17; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = ID.substring(0, at) + digit + ID.substring(at + 1);
                assertThat(IdNumber.isValid(typed)).isEqualTo(typed.equals(ID));
            }
        }
    }
}
