package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.contract.entry.Verifier;

class PinTest {
    @Test
    void only_the_same_pin_matches() {
        Verifier verifier = Pin.verifier("2468".toCharArray());
        assertThat(Pin.matches("2468".toCharArray(), verifier)).isTrue();
        assertThat(Pin.matches("2469".toCharArray(), verifier)).isFalse();
        assertThat(Pin.matches(new char[0], verifier)).isFalse();
    }

    @Test
    void the_same_pin_never_has_the_same_verifier_twice() {
        assertThat(Pin.verifier("2468".toCharArray())).isNotEqualTo(Pin.verifier("2468".toCharArray()));
    }

    /** Computed with Python's hashlib.pbkdf2_hmac('sha256', b'2468', bytes(range(16)), 100000). */
    @Test
    void a_verifier_made_elsewhere_matches() {
        Verifier verifier = new Verifier("AAECAwQFBgcICQoLDA0ODw", "ayf3tcDVah5kRZWydsw6bJ__4aRAeOWgSOaDtH_B5Lg");
        assertThat(Pin.matches("2468".toCharArray(), verifier)).isTrue();
    }
}
