package parcellocker.agent.store;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.wire.Chain;

/** One parcel's life, entry by entry. */
final class Entries {
    static final CompartmentId A01 = new CompartmentId("A01");
    static final DeliveryId DELIVERY = new DeliveryId("00000000000000d1");
    static final OpeningId IN = new OpeningId("00000000000000a1");
    static final OpeningId OUT = new OpeningId("00000000000000a2");
    static final PersonRef PERSON = new PersonRef("p0123456789abcdef");
    static final Sealed CODE = sealed("code, sealed to the city ".repeat(20));
    static final Sealed PHONE = sealed("phone, sealed to the city ".repeat(20));
    static final Sealed RECIPIENT = sealed("recipient, sealed to the locker ".repeat(20));

    private Entries() {}

    static Entry authorised() {
        return new Entry.DepositAuthorised(
                IN,
                DELIVERY,
                A01,
                List.of(new Waybill("SF1234567890123")),
                new CourierId("c-17"),
                PERSON,
                Basis.COURIER_ATTESTED,
                new Verifier("c2FsdHNhbHRzYWx0c2FsdA", "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"),
                CODE,
                Optional.of(PHONE),
                Optional.of(RECIPIENT));
    }

    static Entry opened() {
        return new Entry.DoorOpened(IN, 180);
    }

    static Entry stored() {
        return new Entry.DepositClosed(IN, 7_400, Entry.DepositVerdict.STORED);
    }

    static Entry pickup() {
        return new Entry.PickupAuthorised(OUT, DELIVERY, A01, CredentialRef.CODE);
    }

    static Entry openedAgain() {
        return new Entry.DoorOpened(OUT, 210);
    }

    static Entry collected() {
        return new Entry.PickupClosed(OUT, 9_100, Entry.PickupVerdict.COLLECTED, Optional.empty());
    }

    static Entry graceEnded() {
        return new Entry.GraceEnded(DELIVERY, A01);
    }

    private static Sealed sealed(String text) {
        return new Sealed(Chain.name(text), text);
    }
}
