package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;

/** The screen as its person wants it: for as long as they are there, and not a touch longer. */
class ComfortTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    @Test
    void whatIsChosenOnTheFirstScreenLastsUntilThePersonIsDone() {
        rig.touch(new Touch.Speak(Language.EN)).touch(new Touch.Prefer(Wish.LARGE_TYPE, true));
        people.types("99999999");
        assertThat(comfort().has(Wish.LARGE_TYPE)).isTrue();
        assertThat(comfort().language()).isEqualTo(Language.EN);
        rig.touch(new Touch.Done());
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    @Test
    void aWishCanBeTakenBack() {
        rig.touch(new Touch.Prefer(Wish.LEFT_HANDED, true)).touch(new Touch.Prefer(Wish.LEFT_HANDED, false));
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
        rig.passes(600_000);
        assertThat(rig.shown().closing()).isEmpty();
    }

    @Test
    void aFirstScreenThatSomebodyChangedIsAsEverForTheNextOne() {
        rig.touch(new Touch.Prefer(Wish.SPOKEN, true)).passes(59_999);
        assertThat(comfort().has(Wish.SPOKEN)).isTrue();
        rig.passes(1);
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aBadgeHeldToTheScannerKeepsWhatItsOwnerChoseBeforeAndTheNextOneFindsNothingOfIt() {
        rig.touch(new Touch.Prefer(Wish.LARGE_TYPE, true));
        people.shows(Token.Kind.COURIER, "li", "t1");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        assertThat(comfort().has(Wish.LARGE_TYPE)).isTrue();
        people.shows(Token.Kind.COURIER, "wu", "t2");
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    /** Who is told to type it again reads how in their own language. */
    @Test
    void whoGoesBackFromARefusalFindsTheFirstScreenAsTheyChoseIt_andTheNextOneAsEver() {
        rig.touch(new Touch.Speak(Language.EN));
        people.types("99999999");
        rig.touch(new Touch.Back());
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(comfort().language()).isEqualTo(Language.EN);
        rig.passes(60_000);
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    @Test
    void whoWorkedHereLeavesNothingBehind() {
        rig.touch(new Touch.Speak(Language.EN));
        people.signsIn("li");
        rig.touch(new Touch.Done());
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    @Test
    void theLastWordOfAVisitIsSaidInItsLanguage() {
        people.stored(People.PARCEL);
        rig.touch(new Touch.Speak(Language.EN));
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").passes(120_000);
        assertThat(rig.page()).isInstanceOf(Page.LeftOpen.class);
        assertThat(comfort().language()).isEqualTo(Language.EN);
        rig.passes(30_000);
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    @Test
    void aPageThatTellsSomethingWarnsTwentySecondsBeforeItEndsAndStaysInSight() {
        people.types("99999999");
        rig.passes(9_999);
        assertThat(rig.shown().closing()).isEmpty();
        rig.passes(1);
        assertThat(rig.shown().closing()).contains(new Shown.Closing(20, false));
        rig.passes(20_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void aWorkersPageIsCoveredThirtySecondsAfterTheLastTouch() {
        people.signsIn("li");
        rig.passes(29_999);
        assertThat(rig.shown().closing()).isEmpty();
        rig.passes(1);
        assertThat(rig.shown().closing()).contains(new Shown.Closing(30, true));
    }

    @Test
    void moreTimeIsGivenAsOftenAsSomebodyAsksAndMovesNothingOnThePage() {
        people.signsIn("li");
        long view = rig.shown().view();
        for (int again = 0; again < 20; again++) {
            rig.passes(55_000);
            assertThat(rig.shown().closing()).isPresent();
            rig.touch(new Touch.MoreTime());
            assertThat(rig.shown().closing()).isEmpty();
            assertThat(rig.shown().view()).isEqualTo(view);
        }
        rig.passes(60_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
    }

    @Test
    void whoSaysNothingMoreIsForgotten() {
        people.signsIn("li");
        rig.passes(50_000).touch(new Touch.MoreTime()).passes(60_000);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.shown().courier()).isFalse();
    }

    @Test
    void moreTimeOnAPageThatADoorEndsChangesNothing() {
        people.stored(People.PARCEL);
        people.asksFor(People.PARCEL);
        rig.doorSprings("A01").touch(new Touch.MoreTime());
        assertThat(rig.page()).isInstanceOf(Page.TakeParcel.class);
        rig.passes(119_999);
        assertThat(rig.page()).isInstanceOf(Page.TakeParcel.class);
    }

    @Test
    void theNumberOfAHelpDeskStaysInSightWhileItIsReadOut() {
        rig.clock.is(Quality.SUSPECT);
        people.shows(Token.Kind.TECHNICIAN, "tech-1", "t1");
        rig.passes(200_000);
        assertThat(rig.page()).isInstanceOf(Page.CallHelpDesk.class);
        assertThat(rig.shown().closing().map(Shown.Closing::covered)).isEqualTo(Optional.of(false));
    }

    @Test
    void whileTheScreenIsWipedNoTouchCountsAndAfterHalfAMinuteItIsTheFirstOneAgain() {
        rig.touch(new Touch.Speak(Language.EN)).touch(new Touch.CleanScreen());
        assertThat(rig.page()).isEqualTo(new Page.Cleaning(30));
        rig.touch(new Touch.Courier()).touch(new Touch.Speak(Language.EN)).touch(new Touch.Done());
        assertThat(rig.page()).isEqualTo(new Page.Cleaning(30));
        rig.passes(29_999);
        assertThat(rig.page()).isEqualTo(new Page.Cleaning(30));
        rig.passes(1);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(comfort()).isEqualTo(Comfort.STANDARD);
    }

    @Test
    void whoComesWithATokenNeedNotWaitForTheScreenToBeWiped() {
        rig.touch(new Touch.CleanScreen());
        people.shows(Token.Kind.COURIER, "li", "t1");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void nobodysVisitIsWipedAway() {
        people.signsIn("li");
        rig.touch(new Touch.CleanScreen());
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aLowDoorIsGivenToWhomNeedsOneEvenIfItIsLarger() {
        Rig tall = Rig.of(Furniture.tall());
        People there = People.at(tall);
        tall.touch(new Touch.Prefer(Wish.LOW_DOOR, true)).touch(new Touch.Courier());
        tall.touch(new Touch.SignIn("b-li", new parcellocker.agent.delivery.Secret(People.PIN)));
        tall.scan(People.PARCEL).touch(new Touch.ChooseSize(Size.S));
        assertThat(tall.pulses.getLast().compartment()).isEqualTo(new CompartmentId("B01"));
        assertThat(there.code(People.PARCEL)).isNotEmpty();
    }

    @Test
    void withoutTheWishTheLastLowDoorIsNeitherOfferedNorGiven() {
        Rig tall = Rig.of(Furniture.tall());
        People there = People.at(tall);
        there.signsIn("li");
        tall.scan(People.PARCEL);
        assertThat(((Page.ChooseSize) tall.page()).free())
                .containsEntry(Size.M, 0)
                .containsEntry(Size.S, 2);
        tall.touch(new Touch.ChooseSize(Size.M));
        tall.isRefused(parcellocker.contract.problem.Problem.NO_COMPARTMENT);
        assertThat(tall.pulses).isEmpty();
    }

    private Comfort comfort() {
        return rig.shown().comfort();
    }
}
