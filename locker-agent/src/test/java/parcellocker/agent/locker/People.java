package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;

/** What the city and people do at a {@link Rig}, in their words. */
final class People {
    static final CourierId LI = new CourierId("li");
    static final String PIN = "2580";
    static final String PARCEL = "JD00001";
    static final String STRANGE = "SF99999";
    static final long DAY = 24L * 3600 * 1000;
    private final Rig rig;

    People(Rig rig) {
        this.rig = rig;
    }

    /** Li and Wu may work here; {@link #PARCEL} is announced with its consent. */
    static People at(Rig rig) {
        People people = new People(rig);
        people.directs(new Input.Directive.ListCouriers(List.of(courier("li", true), courier("wu", true))));
        people.announces(PARCEL, Optional.of(Basis.RECIPIENT_PARCEL));
        return people;
    }

    static Courier courier(String id, boolean active) {
        return new Courier(
                new CourierId(id),
                Role.COURIER,
                "B-" + id.toUpperCase(java.util.Locale.ROOT),
                GlassVault.verifier(PIN),
                active);
    }

    void directs(Input.Directive directive) {
        rig.gives(new Input.Directed(rig.book().directive() + 1, directive));
    }

    /** Nobody knows how large it is. */
    void announces(String waybill, Optional<Basis> basis) {
        announces(new Announcement(new Waybill(waybill), new PersonRef("person-1"), basis, Optional.empty()));
    }

    void announces(String waybill, Size size, Mark... marks) {
        announces(new Announcement(
                new Waybill(waybill),
                new PersonRef("person-1"),
                Optional.of(Basis.RECIPIENT_PARCEL),
                Optional.of(size),
                new TreeSet<>(List.of(marks))));
    }

    void announces(Announcement parcel) {
        String waybill = parcel.waybill().value();
        directs(new Input.Directive.Announce(List.of(new Input.Announced(parcel, new Sealed("p-" + waybill, "jwe")))));
    }

    void signsIn(String who) {
        rig.touch(new Touch.Done());
        rig.touch(new Touch.Courier());
        rig.touch(new Touch.SignIn("b-" + who, new Secret(PIN)));
    }

    /** Li signs in and asks for a small compartment for the parcel; its lock is fired. */
    void choosesFor(String waybill) {
        signsIn("li");
        rig.scan(waybill);
        rig.touch(new Touch.ChooseSize(Size.S));
    }

    /** The parcel lies in A01 and its notice has gone; returns the delivery. */
    DeliveryId stored(String waybill) {
        choosesFor(waybill);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        rig.touch(new Touch.Done());
        return rig.delivery(waybill).id();
    }

    /** The same while A01 cannot be had: it lies in A02. */
    DeliveryId storedInA02() {
        choosesFor(PARCEL);
        rig.doorSprings("A02").passes(5_000).shuts("A02");
        rig.touch(new Touch.Done());
        return rig.delivery(PARCEL).id();
    }

    void types(String code) {
        rig.touch(new Touch.EnterCode(new Secret(code)));
    }

    /** The recipient of the parcel types its code; its lock is fired. */
    void asksFor(String waybill) {
        types(code(waybill));
    }

    String code(String waybill) {
        return rig.vault.code(rig.delivery(waybill).id());
    }

    void shows(Token.Kind kind, String subject, String id) {
        long now = rig.clock.wallSeconds();
        rig.scan(rig.vault.issue(new Token(kind, subject, id, now - 60, now + 3600)));
    }
}
