package parcellocker.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vectors computed with coreutils' sha256sum and xxd. */
class ChainTest {
    @Test
    void an_attachment_is_named_by_its_hash() {
        assertThat(Chain.name("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void the_first_hash_stands_on_zeros() {
        assertThat(Chain.next(Chain.START, "abc"))
                .isEqualTo("589f9ffed4c477966bfb8d41f37895b08c69047df8f911d6f3b57fbe08faee8d");
    }

    @Test
    void the_second_hash_stands_on_the_first() {
        assertThat(Chain.next(Chain.next(Chain.START, "abc"), "取件"))
                .isEqualTo("fadc9b3c32c33b946aeb8983b469af8b7f78db75e941f37cf99fc8ae35f4a9f9");
    }

    @Test
    void a_changed_body_changes_every_hash_after_it() {
        String right = Chain.next(Chain.next(Chain.START, "a"), "b");
        assertThat(Chain.next(Chain.next(Chain.START, "A"), "b")).isNotEqualTo(right);
        assertThat(Chain.next(Chain.next(Chain.START, "b"), "a")).isNotEqualTo(right);
    }
}
