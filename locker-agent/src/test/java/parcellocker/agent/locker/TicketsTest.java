package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.TicketBudget;
import parcellocker.contract.problem.Problem;

/** Help, from wherever one stands. */
class TicketsTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void aNumberIsOnDiskBeforeItIsShownAndTheWayLeadsHomeInTheSameLanguage() {
        rig.touch(new Touch.Speak(Language.EN)).touch(new Touch.Help());
        rig.diary.clear();
        rig.touch(new Touch.AskHelp(Concern.SCREEN));
        Entry.TicketOpened ticket = (Entry.TicketOpened) rig.lastEntry();
        assertThat(ticket.ticket()).matches("[0-9]{8}");
        assertThat(ticket.concern()).isEqualTo(Concern.SCREEN);
        assertThat(rig.page()).isEqualTo(new Page.Ticket(ticket.ticket(), Concern.SCREEN, "rig", new Page.Home()));
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.shown().language()).isEqualTo(Language.EN);
    }

    @Test
    void theNumberOutlivesAPowerCutAndReachesTheCity() {
        int before = rig.published;
        rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER));
        assertThat(rig.published).isGreaterThan(before);
        rig.powerCut();
        assertThat(rig.store.entries()).anyMatch(Entry.TicketOpened.class::isInstance);
    }

    @Test
    void aRecipientAtAnOpenDoorFindsItAgainBehindTheHelpAndTheDoorStillDecides() {
        people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        rig.touch(new Touch.Help());
        assertThat(rig.page()).as("not while the lock fires").isInstanceOf(Page.Opening.class);
        rig.doorSprings("A01").touch(new Touch.PutBack("LATE")).touch(new Touch.Help());
        rig.touch(new Touch.AskHelp(Concern.DOOR));
        Entry.TicketOpened ticket = (Entry.TicketOpened) rig.lastEntry();
        assertThat(ticket.compartment()).contains(new CompartmentId("A01"));
        rig.touch(new Touch.Back());
        assertThat(rig.page())
                .isEqualTo(new Page.TakeParcel(new CompartmentId("A01"), Said.PUT_BACK, Optional.of("LATE")));
        rig.touch(new Touch.Help()).passes(2_000).shuts("A01");
        assertThat(rig.page()).isInstanceOf(Page.TakenBack.class);
    }

    @Test
    void aCourierAtAnOpenDoorTakesNothingBackByGoingBackFromHelp() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01")
                .touch(new Touch.Help())
                .touch(new Touch.Back())
                .passes(3_000)
                .shuts("A01");
        assertThat(rig.custody("A01")).isInstanceOf(Custody.Occupied.class);
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aCourierComesBackToTheParcelsAsTheyAreNow() {
        people.choosesFor(People.PARCEL);
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        assertThat(((Page.CourierHome) rig.page()).last()).isPresent();
        rig.touch(new Touch.Help()).passes(20_000).touch(new Touch.Back());
        assertThat(((Page.CourierHome) rig.page()).last())
                .as("the notice has gone meanwhile")
                .isEmpty();
    }

    @Test
    void aDraftIsNotLostByAskingForHelp() {
        people.signsIn("li");
        rig.scan(People.PARCEL);
        Page asked = rig.page();
        rig.touch(new Touch.Help()).touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(asked);
        rig.touch(new Touch.ChooseSize(parcellocker.agent.cabinet.Size.S));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void noClaimAndNoLostCodeIsMadeByAskingForHelp() {
        for (Concern concern : List.of(Concern.BOX_EMPTY, Concern.NOT_MINE, Concern.CODE_LOST)) {
            rig.touch(new Touch.Help()).touch(new Touch.AskHelp(concern)).touch(new Touch.Back());
        }
        assertThat(rig.store.entries()).noneMatch(Entry.TicketOpened.class::isInstance);
    }

    @Test
    void aChildFillsNoJournalAndAfterAnHourHelpIsThereAgain() {
        for (int i = 0; i < TicketBudget.MOST_PER_HOUR; i++) {
            rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER)).touch(new Touch.Done());
        }
        rig.powerCut().touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER));
        rig.isRefused(Problem.TICKETS_SPENT);
        rig.passes(3_600_000).touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER));
        assertThat(rig.page()).isInstanceOf(Page.Ticket.class);
    }
}
