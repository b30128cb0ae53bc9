package parcellocker.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final long DAY = 24L * 3600 * 1000;
    private static final CredentialRef TOKEN = CredentialRef.qr("jti-1");
    private static final CredentialRef SIBLING = CredentialRef.qr("jti-2");
    private static final Verifier OLD = new Verifier("salt-1", "hash-1");
    private static final Verifier NEW = new Verifier("salt-2", "hash-2");
    private static final CredentialRef FORMER = CredentialRef.former(OLD);

    @Test
    void aDraftAdmitsNobody() {
        assertThat(Access.DRAFT.admits(CredentialRef.CODE)).isFalse();
        assertThat(Access.DRAFT.isUsed()).isFalse();
    }

    @Test
    void aLiveOneAdmitsEveryCredentialOfItsDelivery() {
        assertThat(Access.DRAFT.live().admits(CredentialRef.CODE)).isTrue();
        assertThat(Access.DRAFT.live().admits(TOKEN)).isTrue();
    }

    @Test
    void anArmedOneAdmitsNobodyUntilItsDoorHasAnswered() {
        Access armed = Access.DRAFT.live().armed(TOKEN, 0);
        assertThat(armed.admits(TOKEN)).isFalse();
        assertThat(armed.disarmed().admits(SIBLING)).isTrue();
        assertThat(armed.disarmed().by()).contains(TOKEN);
    }

    @Test
    void inGraceOnlyTheSameCredentialIsAdmittedThreeTimes() {
        Access access = Access.DRAFT.live().armed(TOKEN, 0).inGrace();
        assertThat(access.admits(SIBLING)).isFalse();
        for (int i = 0; i < Access.MOST_REOPENINGS; i++) {
            assertThat(access.admits(TOKEN) && access.hasTriesLeft(i)).isTrue();
            access = access.armed(TOKEN, i).disarmed().inGrace();
        }
        assertThat(access.hasTriesLeft(10)).isFalse();
    }

    @Test
    void aSpentOneAdmitsNobodyEverAgain() {
        Access spent = Access.DRAFT.live().armed(TOKEN, 0).inGrace().spent();
        assertThat(spent.admits(TOKEN)).isFalse();
        assertThat(spent.isUsed()).isFalse();
    }

    @Test
    void aReplacedCodeIsAdmittedWhileNobodyIsToldOfANewerOne() {
        Access live = Access.DRAFT.live().renewed(OLD);
        assertThat(live.admits(FORMER)).isTrue();
        assertThat(live.told(NEW, NEW.hash()).admits(FORMER)).isFalse();
        assertThat(live.told(NEW, "unknown").admits(FORMER)).isTrue();
        assertThat(live.admits(CredentialRef.former(NEW))).isFalse();
    }

    @Test
    void onceItHasOpenedByTheNewCodeTheReplacedOneIsOverAndByTheReplacedOneTheNewOneStillReopens() {
        Access byNew =
                Access.DRAFT.live().renewed(OLD).armed(CredentialRef.CODE, 0).inGrace();
        assertThat(byNew.admits(FORMER)).isFalse();
        Access byOld = Access.DRAFT.live().renewed(OLD).armed(FORMER, 0).inGrace();
        assertThat(byOld.admits(FORMER)).isTrue();
        assertThat(byOld.admits(CredentialRef.CODE)).isTrue();
        assertThat(byOld.admits(TOKEN)).isFalse();
    }

    @Test
    void spentIsSpentForBoth() {
        Access spent =
                Access.DRAFT.live().renewed(OLD).armed(FORMER, 0).inGrace().spent();
        assertThat(spent.admits(FORMER) || spent.admits(CredentialRef.CODE)).isFalse();
        assertThat(spent.former()).isEmpty();
    }

    @Test
    void threeTriesOfOneDayAreAllAndTheyComeBackADayLater() {
        Access access = Access.DRAFT.live();
        for (int i = 0; i < Access.MOST_TRIES; i++) {
            assertThat(access.hasTriesLeft(i)).isTrue();
            access = access.armed(TOKEN, i).disarmed();
        }
        assertThat(access.hasTriesLeft(DAY - 1)).isFalse();
        assertThat(access.hasTriesLeft(DAY)).isTrue();
        assertThat(access.armed(TOKEN, DAY + 2).tries()).containsExactly(DAY + 2);
    }

    @Test
    void aTicketOpensInItsTimeAndNoOther() {
        Access access = Access.DRAFT.live().pleading(Optional.of(new Plea("48210937", DAY)));
        assertThat(access.admits("48210937", DAY - 1)).isTrue();
        assertThat(access.admits("48210937", DAY)).isFalse();
        assertThat(access.admits("48210938", 0)).isFalse();
    }

    @Test
    void aTicketOutlivesATryThatFailedAndNothingElse() {
        Access access = Access.DRAFT.live().pleading(Optional.of(new Plea("48210937", DAY)));
        assertThat(access.armed(TOKEN, 0).admits("48210937", 0))
                .as("while its recipient is at the door")
                .isFalse();
        assertThat(access.armed(TOKEN, 0).disarmed().admits("48210937", 0)).isTrue();
        assertThat(access.armed(TOKEN, 0).inGrace().plea()).isEmpty();
        assertThat(access.resting().plea()).isEmpty();
        assertThat(access.spent().plea()).isEmpty();
        assertThat(access.live().plea()).isEmpty();
        assertThat(access.without("jti-9").plea()).isEmpty();
    }

    @Test
    void onlyAGoodCredentialThatWasTriedInVainWithinADayIsShutOut() {
        Access access = Access.DRAFT.live();
        assertThat(access.isShutOut(TOKEN, 0)).as("nothing was tried").isFalse();
        Access tried = access.armed(TOKEN, 0).disarmed();
        assertThat(tried.isShutOut(SIBLING, DAY - 1)).isTrue();
        assertThat(tried.isShutOut(TOKEN, DAY)).as("a day ago").isFalse();
        assertThat(tried.without("jti-1").isShutOut(TOKEN, 0)).as("taken back").isFalse();
        assertThat(access.armed(TOKEN, 0).inGrace().isShutOut(TOKEN, 0))
                .as("collected")
                .isFalse();
    }

    @Test
    void aCompletedPickupForgetsWhatWasTriedBefore() {
        assertThat(Access.DRAFT.live().armed(TOKEN, 0).inGrace().tries()).isEmpty();
        assertThat(Access.DRAFT.live().by()).isEqualTo(Optional.empty());
    }
}
