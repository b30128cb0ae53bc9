package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/** A lost code is sent, never shown, and a guesser learns nothing. */
class LostCodesTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private DeliveryId delivery = new DeliveryId("0000000000000000");

    @BeforeEach
    void aParcelLiesInA01() {
        delivery = people.stored(People.PARCEL);
    }

    private void asks(String waybill, String phone) {
        rig.touch(new Touch.LostCode()).touch(new Touch.AskCode(waybill, new Secret(phone)));
    }

    private List<Entry> entries(Class<?> kind) {
        return rig.store.entries().stream().filter(kind::isInstance).toList();
    }

    @Test
    void whoKnowsParcelAndPhoneIsToldToTheCityAndNothingIsShown() {
        asks("0001", GlassVault.TAIL);
        Page.Ticket page = (Page.Ticket) rig.page();
        assertThat(page.concern()).isEqualTo(Concern.CODE_LOST);
        assertThat(entries(Entry.CodeLost.class)).containsExactly(new Entry.CodeLost(page.number(), delivery));
        assertThat(entries(Entry.TicketOpened.class))
                .as("the ticket names no parcel")
                .containsExactly(
                        new Entry.TicketOpened(page.number(), Concern.CODE_LOST, Optional.empty(), Optional.empty()));
        assertThat(rig.pulses).hasSize(1);
    }

    /** Whose code fits nothing may have lost the right one. */
    @Test
    void whoAsksForHelpBecauseTheirCodeWasRefusedMayAskForANewOne() {
        people.types("99999999");
        rig.touch(new Touch.Help());
        assertThat(rig.page()).isEqualTo(new Page.Help(new Page.Home(), false, Optional.empty()));
        rig.touch(new Touch.LostCode());
        assertThat(rig.page()).isEqualTo(new Page.LostCode());
    }

    @Test
    void aWorkerWhoIsRefusedIsOfferedNoNewCode() {
        people.signsIn("li");
        rig.scan("no waybill!");
        assertThat(rig.page()).isInstanceOf(Page.Refusal.class);
        rig.touch(new Touch.Help()).touch(new Touch.LostCode());
        assertThat(rig.page()).isInstanceOf(Page.Help.class);
    }

    @Test
    void theAnswerIsTheSameAndAsQuickForWhoKnowsNothing() {
        rig.vaultIsSlow();
        for (List<String> tails :
                List.of(List.of("0001", GlassVault.TAIL), List.of("0001", "0000"), List.of("9999", GlassVault.TAIL))) {
            asks(tails.get(0), tails.get(1));
            Page.Ticket page = (Page.Ticket) rig.page();
            assertThat(page).isEqualTo(new Page.Ticket(page.number(), Concern.CODE_LOST, "rig", new Page.Home()));
            rig.touch(new Touch.Done());
        }
        Page before = rig.page();
        rig.vaultAnswers();
        assertThat(rig.page()).isEqualTo(before);
        assertThat(entries(Entry.CodeLost.class)).hasSize(1);
    }

    @Test
    void afterThreeRequestsTheRestDoublesAlsoForWhoWasRightAndAcrossAPowerCut() {
        for (int i = 0; i < 3; i++) {
            asks("0001", GlassVault.TAIL);
            rig.touch(new Touch.Done());
        }
        rig.powerCut();
        asks("0001", GlassVault.TAIL);
        assertThat(rig.page()).isEqualTo(new Page.Refusal(Problem.LOST_CODE_LOCKED, 60, ""));
        rig.touch(new Touch.Done()).passes(60_000);
        asks("9999", "0000");
        rig.touch(new Touch.Done());
        asks("0001", GlassVault.TAIL);
        assertThat(rig.page()).isEqualTo(new Page.Refusal(Problem.LOST_CODE_LOCKED, 120, ""));
    }

    @Test
    void aLockedKeypadForCodesDoesNotLockItAndItLocksNoCode() {
        for (int i = 0; i < 5; i++) {
            people.types("99999999");
            rig.touch(new Touch.Done());
        }
        asks("0001", GlassVault.TAIL);
        assertThat(rig.page()).isInstanceOf(Page.Ticket.class);
    }

    @Test
    void whatIsCollectedOrRestsGetsNoNewCode() {
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01")
                .passes(3_000)
                .touch(new Touch.Claimed(Claim.NOT_MINE))
                .passes(2_000)
                .shuts("A01");
        rig.touch(new Touch.Done());
        asks("0001", GlassVault.TAIL);
        assertThat(entries(Entry.CodeLost.class)).isEmpty();
    }

    @Test
    void aWaybillsTailIsItsLastDigits() {
        assertThat(LostCodes.tail(new parcellocker.agent.delivery.Waybill("SF12-3456CN")))
                .isEqualTo("3456");
        assertThat(LostCodes.tail(new parcellocker.agent.delivery.Waybill("ABCDE12")))
                .isEqualTo("12");
    }
}
