package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

class SealsTest {
    private static final LockerId LOCKER = new LockerId("L-001");
    private static final Person PERSON = new Person("n", "13812345678");

    @Test
    void over_a_rotation_persons_stay_readable_and_the_same_recipients() {
        KeyRing before = KeyRing.of(Jose.newSealingKey());
        KeyRing after = before;
        String sealed = new Seals(before).sealed(Recipient.of(PERSON, null));
        for (int i = 0; i < KeyRing.MOST_ELDER; i++) {
            after = after.rotated(Jose.newSealingKey());
            assertThat(new Seals(after).recipient(sealed).person()).isEqualTo(PERSON);
            assertThat(new Seals(after).reference(LOCKER, PERSON))
                    .isEqualTo(new Seals(before).reference(LOCKER, PERSON));
        }
        KeyRing dropped = after.rotated(Jose.newSealingKey());
        assertThat(new Seals(dropped).reference(LOCKER, PERSON))
                .isNotEqualTo(new Seals(before).reference(LOCKER, PERSON));
    }

    @Test
    void what_is_sealed_after_a_rotation_is_for_the_present_key_alone() {
        KeyRing keys = KeyRing.of(Jose.newSealingKey()).rotated(Jose.newSealingKey());
        String sealed = new Seals(keys).sealed(Recipient.of(PERSON, null));
        assertThat(Jose.open(sealed, keys.present())).contains("13812345678");
    }
}
