package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private final KeyRing first = KeyRing.of(Jose.newSigningKey());
    private final KeyRing second = first.rotated(Jose.newSigningKey());

    @Test
    void the_latest_former_key_stands_first_and_the_fourth_falls_out() {
        KeyRing ring = KeyRing.of("1").rotated("2").rotated("3").rotated("4");
        assertThat(ring).isEqualTo(new KeyRing("4", List.of("3", "2", "1")));
        assertThat(ring.eldest()).isEqualTo("1");
        assertThat(ring.rotated("5")).isEqualTo(new KeyRing("5", List.of("4", "3", "2")));
    }

    @Test
    void what_a_former_key_signed_says_the_same_under_the_present_one() {
        String old = Jose.sign("seven", first.present());
        String anew = second.signedAnew(old);
        assertThat(Jose.verify(anew, Jose.publicOf(second.present()))).isEqualTo("seven");
        assertThat(second.signedAnew(anew)).isEqualTo(anew);
    }

    @Test
    void what_no_key_of_ours_signed_is_not_signed_anew() {
        String strange = Jose.sign("seven", Jose.newSigningKey());
        assertThatThrownBy(() -> second.signedAnew(strange)).hasMessageContaining("LK-6003");
        assertThatThrownBy(() -> first.signedAnew(Jose.sign("seven", second.present())))
                .hasMessageContaining("LK-6003");
    }

    @Test
    void a_seal_to_any_key_opens_and_a_strangers_does_not() {
        KeyRing seals = KeyRing.of(Jose.newSealingKey()).rotated(Jose.newSealingKey());
        for (String key : seals.published().all()) {
            assertThat(seals.open(Jose.seal("secret", key))).isEqualTo("secret");
        }
        String strange = Jose.seal("secret", Jose.publicOf(Jose.newSealingKey()));
        assertThatThrownBy(() -> seals.open(strange)).hasMessageContaining("LK-6009");
    }

    @Test
    void the_public_halves_hold_nothing_private() {
        assertThat(second.published().all()).hasSize(2).noneMatch(key -> key.contains("\"d\""));
        assertThat(second.toString()).doesNotContain("\"d\"");
    }
}
