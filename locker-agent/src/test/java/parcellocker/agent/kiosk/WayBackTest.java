package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Purpose;
import parcellocker.agent.locker.Said;
import parcellocker.agent.runtime.People;
import parcellocker.contract.problem.Problem;

/** No dead end: every screen has a way back, or is one that a door, the vault or half a minute ends. */
class WayBackTest {
    private static final People NOBODY = ref -> Optional.empty();

    private final Painter painter = new Painter(Furnished.cabinet(), NOBODY, "abcdefghijkl");

    @Test
    void every_screen_has_a_way_back_or_ends_by_itself() {
        for (Page page : Furnished.pages()) {
            String drawn = drawn(page);
            boolean leads = drawn.contains("/touch/back\"") || drawn.contains("/touch/done\"");
            assertThat(leads || endsByItself(page)).as(page.toString()).isTrue();
            assertThat(leads && endsByItself(page))
                    .as("needless exception: " + page)
                    .isFalse();
        }
    }

    /** Where a way back would be a lie: the lock is fired already, or what was said is waiting for the door. */
    private static boolean endsByItself(Page page) {
        return switch (page) {
            case Page.Home p -> true;
            case Page.Cleaning p -> true;
            case Page.OneMoment p -> true;
            case Page.Opening p -> true;
            case Page.TakeParcel p -> true;
            case Page.TakeOut p -> true;
            case Page.PutParcelIn p -> true;
            case Page.LookInside p -> true;
            case Page.SayWhatIsInside p -> true;
            case Page.OpenedRemotely p -> true;
            case Page.DidItOpen p -> true;
            case Page.Help p -> false;
            case Page.Ticket p -> false;
            case Page.LostCode p -> false;
            case Page.PhoneTail p -> false;
            case Page.CaretakerHome p -> false;
            case Page.HandOver p -> true;
            case Page.HandOverDone p -> false;
            case Page.LeaveLonger p -> false;
            case Page.Stay p -> false;
            case Page.PutMailIn p -> true;
            case Page.TakeMailIn p -> true;
            case Page.PrepareMailIn p -> false;
            case Page.Receipt p -> false;
            case Page.Collection p -> false;
            case Page.TakenBack p -> false;
            case Page.PickedUp p -> false;
            case Page.DidNotOpen p -> false;
            case Page.CourierSignIn p -> false;
            case Page.CallHelpDesk p -> false;
            case Page.TechnicianHome p -> false;
            case Page.DoorMap p -> false;
            case Page.Alarms p -> false;
            case Page.Condition p -> false;
            case Page.Stick p -> false;
            case Page.Inspect p -> false;
            case Page.ApprovalNeeded p -> false;
            case Page.CourierHome p -> false;
            case Page.AttestConsent p -> false;
            case Page.CorrectPhone p -> false;
            case Page.ChooseSize p -> false;
            case Page.Looked p -> false;
            case Page.LeftOpen p -> false;
            case Page.Refusal p -> false;
        };
    }

    @Test
    void at_an_open_door_one_can_still_change_ones_mind() {
        assertThat(drawn(new Page.TakeParcel(Furnished.B05, false))).contains("/touch/put-back\"");
        for (Said said : List.of(Said.PUT_BACK, Said.EMPTY, Said.NOT_MINE)) {
            assertThat(drawn(new Page.TakeParcel(Furnished.B05, said, Optional.empty())))
                    .contains("/touch/unsay\"");
        }
        assertThat(drawn(new Page.PutParcelIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING)))
                .contains(
                        "/touch/took-back\"",
                        "/touch/too-small\"",
                        "/touch/too-large\"",
                        "/touch/found-occupied\"",
                        "/touch/found-dirty\"",
                        "/touch/found-broken\"",
                        "/touch/packaging-damaged\"");
        assertThat(drawn(new Page.PutMailIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING)))
                .contains("/touch/took-back\"", "/touch/too-small\"");
        assertThat(drawn(new Page.TakeMailIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING)))
                .contains("/touch/it-is-empty\"", "/touch/it-is-inside\"");
        assertThat(drawn(new Page.HandOver(Furnished.B05, Said.NOTHING)))
                .contains("/touch/handed-over\"", "/touch/it-is-empty\"", "/touch/it-is-inside\"");
    }

    /** Three dots that breathe mean that nobody need do anything. */
    @Test
    void only_a_page_that_goes_on_by_itself_looks_like_waiting() {
        String waits = "<i></i><i></i><i></i>";
        assertThat(drawn(new Page.OneMoment())).contains(waits);
        assertThat(drawn(new Page.PrepareMailIn(Furnished.WAYBILL, "SF", Size.M)))
                .doesNotContain(waits);
    }

    @Test
    void a_refused_order_is_called_an_order() {
        Page cancelled = new Page.Refusal(Problem.MAIL_IN_CANCELLED, 0, "SO00000001");
        assertThat(drawn(cancelled)).contains("Order SO00000001").doesNotContain("Waybill");
    }

    @Test
    void help_can_be_asked_for_on_every_screen_but_where_a_lock_or_the_vault_is_at_work_or_it_is_given() {
        List<Class<?>> without = List.of(
                Page.Cleaning.class, Page.OneMoment.class, Page.Opening.class, Page.Help.class, Page.Ticket.class);
        for (Page page : Furnished.pages()) {
            assertThat(drawn(page).contains("/touch/help\""))
                    .as(page.toString())
                    .isEqualTo(!without.contains(page.getClass()));
        }
    }

    @Test
    void every_step_on_a_way_says_where_on_it_one_is() {
        for (Page page : List.of(
                new Page.Opening(Furnished.B05, Purpose.PICKUP),
                new Page.Opening(Furnished.B05, Purpose.AUDIT),
                new Page.TakeParcel(Furnished.B05, false),
                new Page.PickedUp(Furnished.B05, 3),
                Furnished.courierHome(),
                new Page.AttestConsent(Furnished.WAYBILL, true),
                new Page.PutParcelIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING),
                new Page.TakeOut(Furnished.B05),
                Furnished.receipt(),
                Furnished.collection(),
                new Page.PutMailIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING),
                new Page.TakeMailIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING),
                new Page.HandOver(Furnished.B05, Said.NOTHING),
                new Page.HandOverDone(Furnished.B05, Entry.HandOverVerdict.HANDED_OVER),
                new Page.SayWhatIsInside(Furnished.B05, Said.NOTHING))) {
            assertThat(drawn(page)).as(page.toString()).contains("class=\"progress\"");
        }
    }

    private String drawn(Page page) {
        return painter.screen(new Stage.Scene(1, Optional.of(Furnished.shown(1, page))));
    }
}
