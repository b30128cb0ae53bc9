package parcellocker.agent.ledger;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.entry.Fact;

/** Help that was asked for, and pickups that are disputed, in both directions. */
final class TicketEntries {
    private TicketEntries() {}

    static Fact of(Entry.TicketOpened e) {
        return new Fact.TicketOpened(
                e.ticket(),
                Fact.Concern.valueOf(e.concern().name()),
                e.delivery().map(DeliveryId::value).orElse(null),
                e.compartment().map(CompartmentId::value).orElse(null));
    }

    static Entry of(Fact.TicketOpened f) {
        return new Entry.TicketOpened(
                f.ticket(),
                Concern.valueOf(f.concern().name()),
                Optional.ofNullable(f.delivery()).map(DeliveryId::new),
                Optional.ofNullable(f.compartment()).map(CompartmentId::new));
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
