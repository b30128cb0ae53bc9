package parcellocker.agent.ledger;

import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.entry.Fact;

/** What people send, both ways between the core's entries and the contract's facts. */
final class MailInEntries {
    private MailInEntries() {}

    static Fact of(Entry.MailInAuthorised e) {
        return new Fact.MailInAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                e.order().order().value(),
                e.order().size().name(),
                e.order().carrier(),
                e.order().identity(),
                e.token(),
                e.notAfterSeconds());
    }

    static Entry of(Fact.MailInAuthorised f) {
        return new Entry.MailInAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new MailInOrder(new Waybill(f.order()), Size.valueOf(f.size()), f.carrier(), f.identity()),
                f.token(),
                f.notAfterSeconds());
    }

    static Fact of(Entry.MailInReopened e) {
        return new Fact.MailInReopened(
                e.opening().value(), e.delivery().value(), e.compartment().value());
    }

    static Entry of(Fact.MailInReopened f) {
        return new Entry.MailInReopened(
                new OpeningId(f.opening()), new DeliveryId(f.delivery()), new CompartmentId(f.compartment()));
    }

    static Fact of(Entry.MailInClosed e) {
        return new Fact.MailInClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.MailInVerdict.valueOf(e.verdict().name()));
    }

    static Entry of(Fact.MailInClosed f) {
        return new Entry.MailInClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.MailInVerdict.valueOf(f.verdict().name()));
    }

    static Fact of(Entry.CollectionAuthorised e) {
        return new Fact.CollectionAuthorised(
                e.opening().value(),
                e.delivery().value(),
                e.compartment().value(),
                e.collector().value());
    }

    static Entry of(Fact.CollectionAuthorised f) {
        return new Entry.CollectionAuthorised(
                new OpeningId(f.opening()),
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new CourierId(f.collector()));
    }

    static Fact of(Entry.CollectionClosed e) {
        return new Fact.CollectionClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.CollectionVerdict.valueOf(e.verdict().name()));
    }

    static Entry of(Fact.CollectionClosed f) {
        return new Entry.CollectionClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.CollectionVerdict.valueOf(f.verdict().name()));
    }

    static Fact of(Entry.MailInCancelled e) {
        return new Fact.MailInCancelled(e.order().value(), e.notAfterSeconds(), e.mayBeInside());
    }

    static Entry of(Fact.MailInCancelled f) {
        return new Entry.MailInCancelled(new Waybill(f.order()), f.notAfterSeconds(), f.mayBeInside());
    }

    static Fact of(Entry.MailInRemembered e) {
        return new Fact.MailInRemembered(
                e.delivery().value(),
                e.compartment().value(),
                e.order().value(),
                e.carrier(),
                e.notAfterSeconds(),
                e.mayBeInside());
    }

    static Entry of(Fact.MailInRemembered f) {
        return new Entry.MailInRemembered(
                new DeliveryId(f.delivery()),
                new CompartmentId(f.compartment()),
                new Waybill(f.order()),
                f.carrier(),
                f.notAfterSeconds(),
                f.mayBeInside());
    }
}
