package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** What the seeds found, told step by step. */
class OpenDoorTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final DeliveryId DELIVERY = new DeliveryId("00000000000000d1");
    private static final Verifier VERIFIER = new Verifier("salt", "hash");
    private static final Sealed SEALED = new Sealed("0".repeat(64), "sealed");
    private static final Cabinet CABINET = Cabinet.of(List.of(new Compartment(
            A01, Size.S, Zone.AMBIENT, 400, new Lock(new BoardId("b1"), new Channel(1), Contact.CLOSED_IS_1))));
    private Locker locker =
            Locker.booted(new Setup("locker", CABINET, Profile.standard(ConsentPolicy.ATTEST)), Book.empty(CABINET));
    private long now;
    private int turns;

    @Test
    void touchingTheScreenBesideADoorThatSprangLateForNobodyDoesNothing() {
        deposit();
        happens(new Input.PulseReport(opening(), Outcome.ANSWERED, now));
        now += 3_500;
        door(Level.CLOSED, -1, -1);
        happens(new Input.Tick());
        assertThat(locker.book().deliveries().size()).isZero();
        door(Level.OPEN, now, -1);
        assertThat(locker.shown().page()).isInstanceOf(Page.LeftOpen.class);

        touch(new Touch.Back());
        touch(new Touch.TookBack());

        assertThat(locker.shown().page()).isInstanceOf(Page.LeftOpen.class);
        assertThat(locker.book().custody(A01)).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    private KnownCode typed() {
        return locker.book().deliveries().get(DELIVERY).codes().getFirst();
    }

    @Test
    void aDeliveryOnceCollectedIsOverWhenItsDoorIsLeftOpenWhateverWasSaid() {
        deposit();
        openAndShut();
        home();
        happens(new Input.Touched(locker.shown().view(), new Touch.EnterCode(new Secret("12345678"))));
        happens(new Input.CodeChecked(locker.session().lastAsk(), Optional.of(typed())));
        openAndShut();
        assertThat(locker.shown().page()).isInstanceOf(Page.PickedUp.class);
        touch(new Touch.TryAgain());
        long openedAt = ++now;
        door(Level.OPEN, openedAt, openedAt - 1);
        touch(new Touch.PutBack("damaged"));

        now += 121_000;
        happens(new Input.Tick());

        assertThat(locker.book().deliveries().size()).isZero();
        assertThat(locker.book().custody(A01)).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aDoorThatCouldNotBeReadAndIsOpenAfterThePulseMayHaveBeenOpenBefore() {
        deposit();
        door(Level.UNKNOWN, -1, -1);
        happens(new Input.PulseReport(opening(), Outcome.ANSWERED, now));
        now += 500;

        door(Level.OPEN, -1, -1);

        assertThat(locker.book().openingOf(A01).orElseThrow().state()).isEqualTo(Opening.State.ALREADY_OPEN);
        assertThat(locker.book().custody(A01)).isEqualTo(new Custody.Uncertain(Optional.of(DELIVERY)));
    }

    @Test
    void aDoorThatSprangWhileItCouldNotBeReadIsNotOpenedByWhoComesLater() {
        deposit();
        openAndShut();
        home();
        Door shut = locker.session().door(A01);
        long lastRead = now;
        happens(new Input.DoorSeen(A01, Level.UNKNOWN, shut.openedAt(), shut.closedAt(), lastRead));
        now += 60_000;
        happens(new Input.Touched(locker.shown().view(), new Touch.EnterCode(new Secret("12345678"))));
        happens(new Input.CodeChecked(locker.session().lastAsk(), Optional.of(typed())));
        now += 500;

        door(Level.OPEN, now, shut.closedAt());

        assertThat(locker.book().openingOf(A01).orElseThrow().state()).isEqualTo(Opening.State.ALREADY_OPEN);
        assertThat(locker.book().custody(A01)).isEqualTo(new Custody.Uncertain(Optional.of(DELIVERY)));
    }

    @Test
    void aDoorThatSpringsByItsPulseInAMomentWithoutReadingIsOpened() {
        deposit();
        happens(new Input.DoorSeen(A01, Level.UNKNOWN, -1, -1, now));
        now += 500;

        door(Level.OPEN, now, -1);

        assertThat(locker.book().openingOf(A01).orElseThrow().state()).isEqualTo(Opening.State.OPEN);
    }

    @Test
    void aDoorThatCouldNotBeReadAndIsOpenForNobodyIsAnAlarm() {
        happens(new Input.Started("test"));
        door(Level.CLOSED, -1, -1);
        door(Level.UNKNOWN, -1, -1);
        now += 60_000;

        door(Level.OPEN, -1, -1);

        assertThat(locker.book().custody(A01)).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    private void deposit() {
        happens(new Input.Started("test"));
        door(Level.CLOSED, -1, -1);
        CourierId id = new CourierId("courier-1");
        Announcement announcement = new Announcement(
                new Waybill("SF00001"),
                new PersonRef("person-1"),
                Optional.of(Basis.RECIPIENT_PARCEL),
                Optional.of(Size.S));
        happens(new Input.Directed(
                1, new Input.Directive.ListCouriers(List.of(new Courier(id, Role.COURIER, "B1", VERIFIER, true)))));
        happens(new Input.Directed(
                2, new Input.Directive.Announce(List.of(new Input.Announced(announcement, SEALED)))));
        touch(new Touch.Courier());
        touch(new Touch.SignIn("B1", new Secret("1234")));
        happens(new Input.PinChecked(locker.session().lastAsk(), true));
        happens(new Input.CodeDrawn(locker.session().lastAsk(), DELIVERY, VERIFIER, SEALED));
        happens(new Input.Scanned("SF00001"));
        touch(new Touch.ChooseSize(Size.S));
        assertThat(locker.shown().page()).isInstanceOf(Page.Opening.class);
    }

    private void openAndShut() {
        long openedAt = ++now;
        door(Level.OPEN, openedAt, openedAt - 1);
        now += 2_000;
        door(Level.CLOSED, openedAt, now);
    }

    private void home() {
        touch(new Touch.Done());
        assertThat(locker.shown().page()).isInstanceOf(Page.Home.class);
    }

    private OpeningId opening() {
        return locker.book().openingOf(A01).orElseThrow().id();
    }

    private void door(Level level, long openedAt, long closedAt) {
        happens(new Input.DoorSeen(A01, level, openedAt, closedAt, now));
    }

    private void touch(Touch touch) {
        happens(new Input.Touched(locker.shown().view(), touch));
    }

    private void happens(Input input) {
        Moment moment = new Moment(now, 1_790_000_000_000L + now, Quality.TRUSTED, fresh());
        for (Event event : locker.decide(input, moment).events()) {
            locker = locker.evolve(event, moment);
        }
    }

    private String fresh() {
        return String.format(Locale.ROOT, "%016x%048x", ++turns, 0);
    }
}
