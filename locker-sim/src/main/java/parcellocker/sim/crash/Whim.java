package parcellocker.sim.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Touch;
import parcellocker.sim.clockwork.Chance;

/** What people do at the page they see: mostly what is meant, now and then anything else. */
final class Whim {
    private static final String PIN = "2580";
    private static final long HOUR = 3_600_000;
    private final Passersby street;
    private final OpenVault vault;
    private final Chance chance;
    private int parcels;

    Whim(Passersby street, OpenVault vault, Chance chance) {
        this.street = street;
        this.vault = vault;
        this.chance = chance;
    }

    void next() {
        if (street.book().couriers().values().isEmpty() || chance.happens(0.1)) {
            city();
        } else if (chance.happens(0.01)) {
            street.open(chance.pick(List.copyOf(street.doors().keySet())));
        } else if (chance.happens(0.02)) {
            street.pass(chance.between(60_000, HOUR));
            shutAll();
        } else {
            street.pass(chance.between(500, 4_000));
            look(street.page());
        }
    }

    private void look(Page page) {
        switch (page) {
            case Page.Home ignored -> arrive();
            case Page.CourierSignIn ignored ->
                street.touch(new Touch.SignIn("B-LI", new Secret(chance.happens(0.95) ? PIN : "0000")));
            case Page.CourierHome home -> work(home);
            case Page.AttestConsent asked ->
                street.touch(
                        asked.same().isPresent() && chance.happens(0.5)
                                ? new Touch.AttestSame()
                                : new Touch.Attest(asked.phoneNeeded() ? Optional.of(phone()) : Optional.empty()));
            case Page.CorrectPhone ignored -> street.touch(new Touch.RetypePhone(phone()));
            case Page.ChooseSize choice -> choose(choice);
            case Page.Opening ignored -> fire();
            case Page.PutParcelIn put ->
                stand(put.compartment(), List.of(new Touch.TooSmall(), new Touch.FoundDirty(), new Touch.TookBack()));
            case Page.TakeParcel take -> stand(take.compartment(), List.of(new Touch.PutBack("damaged")));
            case Page.LookInside look ->
                stand(look.compartment(), List.of(new Touch.ItIsInside(), new Touch.TookBack()));
            case Page.TakeOut take -> stand(take.compartment(), List.of());
            case Page.PickedUp ignored -> street.touch(chance.happens(0.2) ? new Touch.TryAgain() : new Touch.Done());
            case Page.DidNotOpen ignored -> street.touch(chance.happens(0.5) ? new Touch.TryAgain() : new Touch.Done());
            case Page.DidItOpen ignored -> street.touch(new Touch.Answer(chance.happens(0.5)));
            case Page.Cleaning ignored -> done();
            case Page.OneMoment ignored -> street.pass(HOUR);
            case Page.LeftOpen ignored -> done();
            case Page.Looked ignored -> done();
            case Page.TakenBack ignored -> done();
            case Page.Help ignored -> done();
            case Page.Ticket ignored -> done();
            case Page.LostCode ignored -> done();
            case Page.PhoneTail ignored -> street.touch(new Touch.EnterPhoneTail(new Secret("0000")));
            case Page.CaretakerHome ignored -> done();
            case Page.HandOver open ->
                stand(open.compartment(), List.of(new Touch.HandedOver(), new Touch.ItIsEmpty()));
            case Page.HandOverDone ignored -> done();
            case Page.LeaveLonger ignored -> done();
            case Page.Stay ignored -> done();
            case Page.OpenedRemotely opened -> stand(opened.compartment(), List.of());
            case Page.SayWhatIsInside look ->
                stand(look.compartment(), List.of(new Touch.ItIsEmpty(), new Touch.ItIsInside()));
            case Page.TechnicianHome ignored -> done();
            case Page.DoorMap ignored -> done();
            case Page.Alarms ignored -> done();
            case Page.Condition ignored -> done();
            case Page.Stick ignored -> done();
            case Page.Inspect ignored -> done();
            case Page.ApprovalNeeded ignored -> done();
            case Page.CallHelpDesk ignored -> done();
            case Page.PrepareMailIn ignored -> done();
            case Page.PutMailIn put -> stand(put.compartment(), List.of(new Touch.TooSmall(), new Touch.TookBack()));
            case Page.Receipt ignored -> done();
            case Page.Collection ignored -> done();
            case Page.TakeMailIn take ->
                stand(take.compartment(), List.of(new Touch.ItIsEmpty(), new Touch.ItIsInside()));
            case Page.Refusal ignored -> done();
        }
    }

    private void done() {
        shutAll();
        street.touch(new Touch.Done());
    }

    private void arrive() {
        List<String> codes = street.book().deliveries().values().stream()
                .filter(delivery -> delivery.state() == Delivery.State.STORED)
                .flatMap(delivery -> vault.code(delivery.id()).stream())
                .toList();
        boolean crowded = codes.size() > street.doors().size() / 3;
        if (!codes.isEmpty() && chance.happens(crowded ? 0.9 : 0.3)) {
            street.touch(new Touch.EnterCode(new Secret(chance.pick(codes))));
        } else if (chance.happens(0.1)) {
            street.touch(new Touch.EnterCode(new Secret("00000000")));
        } else {
            street.touch(new Touch.Courier());
        }
    }

    private void work(Page.CourierHome home) {
        List<Page.Listed> listed = new ArrayList<>(home.uncertain());
        if (chance.happens(0.03) && home.last().isPresent()) {
            street.touch(new Touch.LookInto(home.last().get().delivery()));
        } else if (!home.dueBack().isEmpty() && chance.happens(0.5)) {
            street.touch(new Touch.Recall(home.dueBack().getFirst().delivery()));
        } else if (!listed.isEmpty() && chance.happens(0.3)) {
            street.touch(new Touch.LookInto(chance.pick(listed).delivery()));
        } else if (chance.happens(0.3)) {
            street.touch(new Touch.Done());
        } else {
            street.give(new Input.Scanned(waybill()));
        }
    }

    /** One that was announced, if there is one, or a stranger. */
    private String waybill() {
        List<Announcement> announced = List.copyOf(street.book().announcements().values());
        return announced.isEmpty() || chance.happens(0.2)
                ? number()
                : chance.pick(announced).waybill().value();
    }

    private String number() {
        parcels++;
        return String.format(Locale.ROOT, "SF%010d", parcels);
    }

    private void choose(Page.ChooseSize choice) {
        List<Size> free = choice.free().entrySet().stream()
                .filter(size -> size.getValue() > 0)
                .map(size -> size.getKey())
                .toList();
        street.touch(free.isEmpty() ? new Touch.Back() : new Touch.ChooseSize(chance.pick(free)));
    }

    private void fire() {
        Outcome outcome = chance.happens(0.97) ? Outcome.ANSWERED : chance.pick(List.of(Outcome.values()));
        street.fire(outcome, outcome != Outcome.NOT_SENT && chance.happens(0.97));
        street.pass(100);
    }

    /** At an open door: something is said, or it is shut, or it is left. */
    private void stand(CompartmentId door, List<Touch> sayings) {
        if (!sayings.isEmpty() && chance.happens(0.05)) {
            street.touch(chance.pick(sayings));
        } else if (chance.happens(0.01)) {
            street.pass(130_000);
        }
        street.pass(chance.between(1_000, 9_000));
        street.shut(door);
    }

    private void shutAll() {
        List<CompartmentId> open = street.doors().entrySet().stream()
                .filter(door -> door.getValue().level() == Level.OPEN)
                .map(door -> door.getKey())
                .toList();
        open.forEach(street::shut);
    }

    private static Secret phone() {
        return new Secret("13800005678");
    }

    private void city() {
        List<Delivery> deliveries = List.copyOf(street.book().deliveries().values());
        if (street.book().couriers().values().isEmpty() || chance.happens(0.1)) {
            direct(new Input.Directive.ListCouriers(List.of(courier("li", true), courier("wu", chance.happens(0.5)))));
        } else if (!deliveries.isEmpty() && chance.happens(0.3)) {
            direct(order(chance.pick(deliveries).id()));
        } else if (street.book().announcements().size() > 6 && chance.happens(0.3)) {
            Waybill first = street.book().announcements().asMap().firstKey();
            direct(new Input.Directive.EndAnnouncements(List.of(first)));
        } else if (street.book().announcements().size() < 12) {
            direct(new Input.Directive.Announce(List.of(announced(), announced(), announced())));
        }
    }

    private Input.Directive order(DeliveryId delivery) {
        if (chance.happens(0.4)) {
            return new Input.Directive.StartStorage(delivery, chance.between(1, 3) * 600_000L);
        }
        if (chance.happens(0.2)) {
            return new Input.Directive.CancelMailIn(new Waybill(number()), 1_900_000_000L);
        }
        return chance.happens(0.3)
                ? new Input.Directive.RevokeToken("0123456789abcdef", List.of(delivery))
                : new Input.Directive.RenewCode(delivery);
    }

    private void direct(Input.Directive directive) {
        street.give(new Input.Directed(street.book().directive() + 1, directive));
    }

    private static Courier courier(String id, boolean active) {
        String badge = "B-" + id.toUpperCase(Locale.ROOT);
        return new Courier(new CourierId(id), Role.COURIER, badge, OpenVault.verifier(PIN), active);
    }

    private Input.Announced announced() {
        Waybill waybill = new Waybill(number());
        PersonRef person = new PersonRef("person-" + parcels);
        Optional<Basis> basis = chance.happens(0.8) ? Optional.of(Basis.RECIPIENT_PARCEL) : Optional.empty();
        return new Input.Announced(
                new Announcement(waybill, person, basis, Optional.of(chance.pick(List.of(Size.values())))),
                vault.sealed("recipient"));
    }
}
