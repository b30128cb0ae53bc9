package parcellocker.agent.ledger;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.entry.Fact;

/** Help that was asked for and given, and pickups that are disputed, in both directions. */
final class TicketEntries {
    private TicketEntries() {}

    static Fact of(Entry.TicketOpened e) {
        return new Fact.TicketOpened(
                e.ticket(),
                Fact.Concern.valueOf(e.concern().name()),
                e.delivery().map(DeliveryId::value).orElse(null),
                e.compartment().map(CompartmentId::value).orElse(null),
                e.openableMillis().orElse(null));
    }

    static Entry of(Fact.TicketOpened f) {
        return new Entry.TicketOpened(
                f.ticket(),
                Concern.valueOf(f.concern().name()),
                Optional.ofNullable(f.delivery()).map(DeliveryId::new),
                Optional.ofNullable(f.compartment()).map(CompartmentId::new),
                Optional.ofNullable(f.openableMillis()));
    }

    static Fact of(Entry.HandOverAuthorised e) {
        return new Fact.HandOverAuthorised(
                e.opening().value(),
                e.ticket(),
                e.delivery().value(),
                e.compartment().value(),
                e.caretaker().value());
    }

    static Entry of(Fact.HandOverAuthorised f) {
        return new Entry.HandOverAuthorised(
                new OpeningId(f.opening()),
                f.ticket(),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new CourierId(f.caretaker()));
    }

    static Fact of(Entry.HandOverClosed e) {
        return new Fact.HandOverClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.HandOverVerdict.valueOf(e.verdict().name()));
    }

    static Entry of(Fact.HandOverClosed f) {
        return new Entry.HandOverClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.HandOverVerdict.valueOf(f.verdict().name()));
    }

    static Fact of(Entry.PickupDisputed e) {
        return new Fact.PickupDisputed(e.delivery().value(), e.compartment().value());
    }

    static Entry of(Fact.PickupDisputed f) {
        return new Entry.PickupDisputed(new DeliveryId(f.delivery()), new CompartmentId(f.compartment()));
    }

    static Fact of(Entry.CodeLost e) {
        return new Fact.CodeLost(e.ticket(), e.delivery().value());
    }

    static Entry of(Fact.CodeLost f) {
        return new Entry.CodeLost(f.ticket(), new DeliveryId(f.delivery()));
    }
}
