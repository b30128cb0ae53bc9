package parcellocker.bridge.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(Cost.USUAL);

    @Test
    void a_verifier_carries_its_parameters_and_a_salt_of_its_own_and_nothing_of_the_password() {
        String first = passwords.verifier("correct horse battery");
        String second = passwords.verifier("correct horse battery");
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(first).isNotEqualTo(second);
        assertThat(Passwords.matches("correct horse battery", first)).isTrue();
        assertThat(Passwords.matches("correct horse battery", second)).isTrue();
        assertThat(Passwords.matches("correct horse batterx", first)).isFalse();
        assertThat(Passwords.matches("", first)).isFalse();
    }

    /** A vector of the reference implementation's own test ({@code phc-winner-argon2/src/test.c}). */
    @Test
    void a_verifier_of_the_reference_program_with_other_parameters_is_understood_and_known_to_be_elder() {
        String theirs = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(Passwords.matches("password", theirs)).isTrue();
        assertThat(Passwords.matches("Password", theirs)).isFalse();
        assertThat(passwords.isElder(theirs)).isTrue();
        assertThat(passwords.isElder(passwords.verifier("correct horse battery")))
                .isFalse();
    }

    @Test
    void one_text_is_one_password_however_a_keyboard_composes_it() {
        assertThat(Passwords.matches("cafe\u0301 cafe\u0301 12", passwords.verifier("caf\u00e9 caf\u00e9 12")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"elevenchars", "aaaaaaaaaaaaaaaa", "PasswordPassword", "my-ops-7-secret", "a tab\there, though"})
    void what_is_guessed_soon_is_refused(String weak) {
        assertThatThrownBy(() -> Passwords.admit("ops-7", weak)).hasMessageContaining("LK-7095");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "洛阳牡丹甲天下人人都说好看", "correct horse battery staple"})
    void a_long_sentence_needs_nothing_else(String good) {
        assertThatCode(() -> Passwords.admit("ops-7", good)).doesNotThrowAnyException();
    }

    @Test
    void a_drawn_one_is_never_drawn_twice_and_would_be_admitted() {
        String drawn = Passwords.drawn();
        assertThat(drawn).matches("([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}").isNotEqualTo(Passwords.drawn());
        assertThatCode(() -> Passwords.admit("ops-7", drawn)).doesNotThrowAnyException();
    }
}
