package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class GroupsTest {
    private static final String SECOND = "JD00002";
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final CompartmentId A02 = new CompartmentId("A02");
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private final DeliveryId first = people.stored(People.PARCEL);
    private final DeliveryId second = storedInTheOther();

    private DeliveryId storedInTheOther() {
        people.announces(SECOND, Optional.of(Basis.RECIPIENT_PARCEL));
        people.choosesFor(SECOND);
        rig.doorSprings("A02").passes(5_000).shuts("A02");
        rig.touch(new Touch.Done());
        return rig.delivery(SECOND).id();
    }

    private void shows(DeliveryId... ids) {
        people.shows(
                Token.Kind.GROUP,
                String.join(
                        " ", java.util.Arrays.stream(ids).map(DeliveryId::value).toList()),
                "g1");
    }

    private void collects(String door) {
        rig.doorSprings(door).passes(3_000).shuts(door);
    }

    @Test
    void oneCredentialOpensOneDoorAfterTheOther() {
        int before = rig.pulses.size();
        shows(first, second);
        assertThat(rig.pulses).hasSize(before + 1);
        rig.touch(new Touch.NextParcel());
        assertThat(rig.pulses).as("one door at a time").hasSize(before + 1);
        collects("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3, 1));
        rig.touch(new Touch.NextParcel());
        collects("A02");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A02, 3, 0));
        rig.touch(new Touch.NextParcel());
        assertThat(rig.pulses).hasSize(before + 2);
        assertThat(rig.delivery(People.PARCEL).state()).isEqualTo(Delivery.State.COLLECTED);
        assertThat(rig.delivery(SECOND).state()).isEqualTo(Delivery.State.COLLECTED);
    }

    @Test
    void shownAgainItGoesOnWhereItStopped_andThenReopensWithinTheGracePeriod() {
        shows(first, second);
        collects("A01");
        rig.touch(new Touch.Done());
        shows(first, second);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A02, Purpose.PICKUP));
        collects("A02");
        rig.touch(new Touch.Done());
        shows(first, second);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    @Test
    void whatAnotherCredentialCollectedIsLeftOut() {
        people.asksFor(People.PARCEL);
        collects("A01");
        rig.touch(new Touch.Done());
        shows(first, second);
        assertThat(rig.page()).isEqualTo(new Page.Opening(A02, Purpose.PICKUP));
        collects("A02");
        rig.touch(new Touch.Done());
        people.asksFor(SECOND);
        rig.isRefused(Problem.TOKEN_SPENT);
        shows(first);
        rig.isRefused(Problem.TOKEN_SPENT);
        shows(new DeliveryId("00000000000000ff"));
        rig.isRefused(Problem.NOTHING_HERE);
    }

    @Test
    void theNextPersonDoesNotGoOnWithTheGroupOfTheOneBefore() {
        shows(first, second);
        rig.boardSays(Input.PulseReport.Outcome.NOT_SENT);
        people.asksFor(People.PARCEL);
        collects("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3, 0));
        int before = rig.pulses.size();
        rig.touch(new Touch.NextParcel());
        assertThat(rig.pulses).hasSize(before);
    }

    @Test
    void aTokenTakenBackOpensNothing_andAllOthersStayGood() {
        people.directs(new Input.Directive.RevokeToken("j1", List.of(first)));
        assertThat(rig.store.entries()).contains(new Entry.TokenRevoked(first, "j1"));
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        rig.isRefused(Problem.TOKEN_REVOKED);
        rig.powerCut();
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        rig.isRefused(Problem.TOKEN_REVOKED);
        people.shows(Token.Kind.DELEGATE, first.value(), "j2");
        collects("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3, 0));
    }

    @Test
    void aTokenTakenBackInItsGracePeriodReopensNothing() {
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        collects("A01");
        rig.touch(new Touch.Done());
        people.directs(new Input.Directive.RevokeToken("j1", List.of(first)));
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        rig.isRefused(Problem.TOKEN_REVOKED);
    }

    @Test
    void aGroupsTokenTakenBackOpensNoneOfItsDoors() {
        people.directs(new Input.Directive.RevokeToken("g1", List.of(first, second)));
        int before = rig.pulses.size();
        shows(first, second);
        assertThat(rig.pulses).hasSize(before);
    }

    @Test
    void onlySoManyTokensOfOneDeliveryCanBeTakenBack() {
        for (int i = 0; i < Access.MOST_REVOKED; i++) {
            people.directs(new Input.Directive.RevokeToken("t" + i, List.of(first)));
        }
        people.directs(new Input.Directive.RevokeToken("one-more", List.of(first)));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        rig.book().directive(), "RevokeToken", Optional.of(Problem.MESSAGE_TOO_LARGE)));
        people.directs(new Input.Directive.RevokeToken("t", List.of(new DeliveryId("00000000000000ff"))));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        rig.book().directive(), "RevokeToken", Optional.of(Problem.NOTHING_HERE)));
    }

    @Test
    void aDelegateHasACredentialOfTheirOwn_andAllSiblingsDieWhenOneCompletes() {
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        collects("A01");
        assertThat(rig.page()).isEqualTo(new Page.PickedUp(A01, 3, 0));
        rig.touch(new Touch.Done());
        people.shows(Token.Kind.DELEGATE, first.value(), "j2");
        rig.isRefused(Problem.TOKEN_SPENT);
        people.asksFor(People.PARCEL);
        rig.isRefused(Problem.TOKEN_SPENT);
        people.shows(Token.Kind.DELEGATE, first.value(), "j1");
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }

    @Test
    void aDelegateComesInTime_unlessNobodyKnowsTheTime() {
        long now = rig.clock.wallSeconds();
        rig.scan(rig.vault.issue(new Token(Token.Kind.DELEGATE, first.value(), "j1", now - 900, now - 121)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        rig.scan(rig.vault.issue(new Token(Token.Kind.DELEGATE, first.value(), "j2", now, now + 49 * 3600)));
        rig.isRefused(Problem.TOKEN_EXPIRED);
        rig.clock.is(Quality.SUSPECT);
        rig.scan(rig.vault.issue(new Token(Token.Kind.DELEGATE, first.value(), "j1", now - 900, now - 121)));
        assertThat(rig.page()).isEqualTo(new Page.Opening(A01, Purpose.PICKUP));
    }
}
