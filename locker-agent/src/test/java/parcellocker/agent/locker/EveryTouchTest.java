package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;

/**
 * Every kind of touch on every kind of page. The {@link Rig} itself checks that no pulse comes before its commit; here: no
 * exception, and a pulse only where a person who may is asking for one.
 */
class EveryTouchTest {
    private static final String SECOND = "JD00002";

    /** Each page that can be shown, and how a locker comes to show it. */
    private static List<Reached> pages() {
        List<Reached> pages = new ArrayList<>();
        pages.add(new Reached("Home", scene -> {}));
        pages.add(new Reached("Cleaning", scene -> scene.rig.touch(new Touch.CleanScreen())));
        pages.add(new Reached("OneMoment", scene -> {
            scene.rig.vaultIsSlow();
            scene.people.types("99999999");
        }));
        pages.add(new Reached("Help", scene -> scene.rig.touch(new Touch.Help())));
        pages.add(new Reached(
                "Ticket", scene -> scene.rig.touch(new Touch.Help()).touch(new Touch.AskHelp(Concern.OTHER))));
        pages.add(new Reached("LostCode", scene -> scene.rig.touch(new Touch.LostCode())));
        pages.add(new Reached("PhoneTail", scene -> {
            for (int i = 0; i < 5; i++) {
                scene.people.types("99999999");
            }
            scene.people.asksFor(People.PARCEL);
        }));
        pages.add(new Reached("LeaveLonger", scene -> scene.rig.touch(new Touch.LeaveLonger())));
        pages.add(new Reached("Stay", scene -> {
            scene.people.directs(new Input.Directive.StartStorage(
                    scene.rig.delivery(People.PARCEL).id(),
                    86_400_000,
                    Optional.empty(),
                    new ExtensionOffer(86_400_000, 1)));
            scene.rig.touch(new Touch.LeaveLonger());
            scene.people.asksFor(People.PARCEL);
        }));
        pages.add(new Reached("Opening", scene -> scene.people.asksFor(People.PARCEL)));
        pages.add(new Reached("TakeParcel", Scene::recipientAtTheDoor));
        pages.add(new Reached("PickedUp", scene -> {
            scene.recipientAtTheDoor();
            scene.rig.passes(3_000).shuts("A01");
        }));
        pages.add(new Reached("TakenBack", Scene::refused));
        pages.add(new Reached("DidNotOpen", scene -> {
            scene.people.asksFor(People.PARCEL);
            scene.rig.boardSays(Input.PulseReport.Outcome.NOT_SENT);
        }));
        pages.add(new Reached("DidItOpen", scene -> {
            scene.people.asksFor(People.PARCEL);
            scene.rig
                    .boardSays(Input.PulseReport.Outcome.ANSWERED)
                    .goesDark("A01")
                    .passes(3_000);
        }));
        pages.addAll(couriersPages());
        pages.addAll(staffPages());
        pages.addAll(mailInPages());
        pages.addAll(caretakersPages());
        return pages;
    }

    private static List<Reached> mailInPages() {
        List<Reached> pages = new ArrayList<>();
        pages.add(new Reached("PrepareMailIn", Scene::sends));
        pages.add(new Reached("PutMailIn", scene -> {
            scene.sends();
            scene.rig.touch(new Touch.StartMailIn()).doorSprings("B01");
        }));
        pages.add(new Reached("Receipt", Scene::hasSent));
        pages.add(new Reached("Collection", Scene::collects));
        pages.add(new Reached("TakeMailIn", scene -> {
            DeliveryId sent = scene.collects();
            scene.rig.touch(new Touch.Collect(sent)).doorSprings("B01");
        }));
        return pages;
    }

    /** The same page, come to in another way that leads to a door else. */
    private static List<Reached> otherWays() {
        return List.of(new Reached("Refusal", scene -> {
            scene.cancels();
            scene.sends();
        }));
    }

    private static List<Reached> caretakersPages() {
        List<Reached> pages = new ArrayList<>();
        pages.add(new Reached("CaretakerHome", Scene::caretaker));
        pages.add(new Reached("HandOver", scene -> {
            scene.caretaker();
            scene.rig.touch(new Touch.NameTicket(scene.ticket)).doorSprings("A01");
        }));
        pages.add(new Reached("HandOverDone", scene -> {
            scene.caretaker();
            scene.rig
                    .touch(new Touch.NameTicket(scene.ticket))
                    .doorSprings("A01")
                    .passes(3_000)
                    .shuts("A01");
        }));
        return pages;
    }

    private static List<Reached> couriersPages() {
        List<Reached> pages = new ArrayList<>();
        pages.add(new Reached("CourierSignIn", scene -> scene.rig.touch(new Touch.Courier())));
        pages.add(new Reached("CourierHome", scene -> scene.people.signsIn("li")));
        pages.add(new Reached("AttestConsent", scene -> {
            scene.people.signsIn("li");
            scene.rig.scan(People.STRANGE);
        }));
        pages.add(new Reached("CorrectPhone", scene -> {
            scene.people.signsIn("li");
            scene.rig
                    .scan(People.STRANGE)
                    .touch(new Touch.Attest(Optional.of(new Secret("13800001234"))))
                    .touch(new Touch.ChooseSize(Size.S));
            scene.rig.doorSprings("A02").passes(3_000).shuts("A02");
            scene.rig.touch(
                    new Touch.CorrectPhone(scene.rig.delivery(People.STRANGE).id()));
        }));
        pages.add(new Reached("ChooseSize", scene -> {
            scene.people.signsIn("li");
            scene.rig.scan(SECOND);
        }));
        pages.add(new Reached("PutParcelIn", scene -> {
            scene.people.choosesFor(SECOND);
            scene.rig.doorSprings("A02");
        }));
        pages.add(new Reached("LookInside", scene -> {
            scene.looksInto();
            scene.rig.doorSprings("A02");
        }));
        pages.add(new Reached("Looked", scene -> {
            scene.looksInto();
            scene.rig.doorSprings("A02").passes(2_000).shuts("A02");
        }));
        pages.add(new Reached("TakeOut", scene -> {
            scene.refused();
            scene.people.signsIn("wu");
            scene.rig.touch(new Touch.Recall(scene.delivery)).doorSprings("A01");
        }));
        pages.add(new Reached("LeftOpen", scene -> {
            scene.recipientAtTheDoor();
            scene.rig.passes(120_000);
        }));
        pages.add(new Reached("Refusal", scene -> scene.people.types("99999999")));
        return pages;
    }

    private static List<Reached> staffPages() {
        List<Reached> pages = new ArrayList<>();
        pages.add(new Reached("CallHelpDesk", scene -> {
            scene.rig.clock.is(Quality.SUSPECT);
            scene.people.shows(Token.Kind.TECHNICIAN, "tech-1", "t1");
        }));
        pages.add(new Reached("OpenedRemotely", scene -> {
            scene.rig.touch(new Touch.Done());
            new Operators(scene.rig).send(new Operators(scene.rig).command("B01"));
            scene.rig.doorSprings("B01");
        }));
        pages.add(new Reached("TechnicianHome", Scene::technician));
        pages.add(new Reached("Inspect", scene -> {
            scene.technician();
            scene.rig.touch(new Touch.Inspect(new CompartmentId("C01")));
        }));
        for (StaffPage page : List.of(StaffPage.MAP, StaffPage.ALARMS, StaffPage.CONDITION, StaffPage.STICK)) {
            String name = page.name().charAt(0) + page.name().substring(1).toLowerCase(Locale.ROOT);
            pages.add(new Reached(page == StaffPage.MAP ? "DoorMap" : name, scene -> {
                scene.technician();
                scene.rig.touch(new Touch.Consult(page));
            }));
        }
        pages.add(new Reached("ApprovalNeeded", scene -> {
            scene.technician();
            scene.rig.touch(new Touch.OpenToLook(new CompartmentId("A01")));
        }));
        pages.add(new Reached("SayWhatIsInside", scene -> {
            scene.technician();
            scene.rig.touch(new Touch.OpenToLook(new CompartmentId("C01"))).doorSprings("C01");
        }));
        return pages;
    }

    private static List<Touch> touches(DeliveryId delivery, String ticket) {
        List<Touch> touches = new ArrayList<>(List.of(
                new Touch.Speak(Language.EN),
                new Touch.Prefer(Wish.LOW_DOOR, true),
                new Touch.MoreTime(),
                new Touch.CleanScreen(),
                new Touch.EnterCode(new Secret("00000000")),
                new Touch.EnterPhoneTail(new Secret(GlassVault.TAIL)),
                new Touch.Courier(),
                new Touch.SignIn("B-LI", new Secret("0000")),
                new Touch.TypeWaybill(SECOND),
                new Touch.Attest(Optional.of(new Secret("13800001234"))),
                new Touch.ChooseSize(Size.L)));
        touches.addAll(List.of(
                new Touch.TooSmall(),
                new Touch.TookBack(),
                new Touch.FoundOccupied(),
                new Touch.FoundBroken(),
                new Touch.FoundDirty(),
                new Touch.TooLarge(),
                new Touch.PackagingDamaged(),
                new Touch.AttestSame(),
                new Touch.CorrectPhone(delivery),
                new Touch.RetypePhone(new Secret("13800001234")),
                new Touch.ItIsInside(),
                new Touch.LookInto(delivery),
                new Touch.Recall(delivery)));
        touches.addAll(List.of(new Touch.NameTicket(ticket), new Touch.HandedOver()));
        touches.addAll(List.of(new Touch.StartMailIn(), new Touch.ShowCollection(), new Touch.Collect(delivery)));
        touches.addAll(List.of(
                new Touch.NextParcel(),
                new Touch.Inspect(new CompartmentId("C01")),
                new Touch.OpenToLook(new CompartmentId("C01")),
                new Touch.ItIsEmpty(),
                new Touch.TakeOutOfService(new CompartmentId("A02"), "x".repeat(200)),
                new Touch.PutIntoService(new CompartmentId("A02")),
                new Touch.Consult(StaffPage.CONDITION),
                new Touch.NextUncertain(),
                new Touch.CopyToStick(),
                new Touch.AnswerChallenge(new Secret("00000000"))));
        touches.addAll(List.of(
                new Touch.Unsay(),
                new Touch.Claimed(Claim.BOX_EMPTY),
                new Touch.Help(),
                new Touch.AskHelp(Concern.DOOR),
                new Touch.LostCode(),
                new Touch.LeaveLonger(),
                new Touch.StayLonger(),
                new Touch.AskCode("0001", new Secret("5678"))));
        touches.addAll(List.of(
                new Touch.PutBack("x".repeat(200)),
                new Touch.TryAgain(),
                new Touch.Answer(false),
                new Touch.Back(),
                new Touch.Done()));
        return touches;
    }

    /** The only touches after which a lock may be fired, by the page they are made on. */
    private static final List<String> MAY_OPEN = List.of(
            "ChooseSize on ChooseSize",
            "EnterPhoneTail on PhoneTail",
            "TryAgain on DidNotOpen",
            "TryAgain on PickedUp",
            "StartMailIn on PrepareMailIn",
            "NameTicket on CaretakerHome",
            "TryAgain on Receipt",
            "OpenToLook on TechnicianHome",
            "OpenToLook on Inspect",
            "OpenToLook on DoorMap",
            "OpenToLook on Alarms",
            "OpenToLook on Condition",
            "OpenToLook on Stick",
            "OpenToLook on ApprovalNeeded");

    record Reached(String page, Consumer<Scene> by) {
        @Override
        public String toString() {
            return page;
        }
    }

    @Test
    void noPageAndNoTouchIsForgotten() {
        assertThat(pages()).extracting(Reached::page).containsExactlyInAnyOrderElementsOf(records(Page.class));
        assertThat(touches(new DeliveryId("0000000000000000"), "00000000"))
                .extracting(touch -> touch.getClass().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(records(Touch.class));
    }

    private static List<String> records(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"pages", "otherWays"})
    void aTouchOpensADoorOnlyWhereThatPageOffersIt(Reached reached) {
        for (int i = 0;
                i < touches(new DeliveryId("0000000000000000"), "00000000").size();
                i++) {
            Scene scene = new Scene();
            reached.by().accept(scene);
            assertThat(scene.rig.page().getClass().getSimpleName()).isEqualTo(reached.page());
            int before = scene.rig.pulses.size();
            Touch touch = touches(scene.delivery, scene.ticket).get(i);
            String what = touch.getClass().getSimpleName() + " on " + reached.page();
            scene.rig.touch(touch).vaultAnswers();
            boolean opened = scene.rig.pulses.size() > before;
            assertThat(opened).as(what).isEqualTo(MAY_OPEN.contains(what));
            scene.isStillAlive();
        }
    }

    /** Two parcels' worth of trouble: one stored in A01, one announced. */
    static final class Scene {
        final Rig rig = Rig.attesting();
        final People people = People.at(rig);
        final DeliveryId delivery;
        String ticket = "00000000";

        Scene() {
            people.announces(SECOND, Optional.of(Basis.RECIPIENT_PARCEL));
            delivery = people.stored(People.PARCEL);
        }

        void recipientAtTheDoor() {
            people.asksFor(People.PARCEL);
            rig.doorSprings("A01");
        }

        /** Somebody whose code did not open has a ticket, and a caretaker has signed in. */
        void caretaker() {
            Verifier pin = GlassVault.verifier(People.PIN);
            people.directs(new Input.Directive.ListCouriers(
                    List.of(new Courier(new CourierId("ma"), Role.CARETAKER, "B-MA", pin, true))));
            people.asksFor(People.PARCEL);
            rig.boardSays(Input.PulseReport.Outcome.NOT_SENT)
                    .touch(new Touch.Help())
                    .touch(new Touch.AskHelp(Concern.DOOR));
            ticket = ((Page.Ticket) rig.page()).number();
            people.signsIn("ma");
        }

        void technician() {
            people.shows(Token.Kind.TECHNICIAN, "tech-1", "t1");
        }

        void refused() {
            recipientAtTheDoor();
            rig.touch(new Touch.PutBack("DAMAGED")).passes(3_000).shuts("A01");
        }

        void sends() {
            rig.touch(new Touch.Done());
            people.shows(Token.Kind.MAIL_IN, "SO00000001 M SF RN-00001", "t5");
        }

        void cancels() {
            people.directs(
                    new Input.Directive.CancelMailIn(new Waybill("SO00000001"), rig.clock.wallSeconds() + 3_600));
        }

        DeliveryId hasSent() {
            sends();
            rig.touch(new Touch.StartMailIn()).doorSprings("B01").passes(3_000).shuts("B01");
            return rig.book().mailIns().values().iterator().next().id();
        }

        DeliveryId collects() {
            DeliveryId sent = hasSent();
            rig.touch(new Touch.Done());
            people.shows(Token.Kind.COLLECTOR, "sun", "t6");
            rig.touch(new Touch.ShowCollection());
            return sent;
        }

        void looksInto() {
            people.choosesFor(SECOND);
            rig.doorSprings("A02").passes(3_000).shuts("A02");
            rig.touch(new Touch.LookInto(rig.delivery(SECOND).id()));
        }

        /** Whatever was touched, time settles it and the next person is served. */
        void isStillAlive() {
            rig.clock.is(Quality.TRUSTED);
            rig.passes(1_000)
                    .shuts("A01")
                    .shuts("A02")
                    .shuts("B01")
                    .shuts("C01")
                    .passes(300_000);
            assertThat(rig.page()).isEqualTo(new Page.Home());
            people.signsIn("wu");
            assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
        }
    }
}
