package parcellocker.agent.app.technician;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;

/** A book that says a parcel lies somewhere. */
final class Stored {
    private static final Stamp STAMP = new Stamp(0, 1_800_000_000_000L, Quality.TRUSTED);

    private Stored() {}

    static Book in(CompartmentId where, Book before) {
        OpeningId opening = new OpeningId("00000000000000aa");
        Entry authorised = new Entry.DepositAuthorised(
                opening,
                new DeliveryId("00000000000000bb"),
                where,
                List.of(new Waybill("SF1234567890123")),
                new CourierId("li"),
                new PersonRef("person-1"),
                Basis.RECIPIENT_PARCEL,
                new Verifier("00", "00"),
                new Sealed("0123456789abcdef", "x"),
                Optional.empty(),
                Optional.empty());
        return before.after(authorised, STAMP)
                .after(new Entry.DoorOpened(opening, 200), STAMP)
                .after(new Entry.DepositClosed(opening, 3_000, Entry.DepositVerdict.STORED), STAMP);
    }
}
