package parcellocker.agent.ledger;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Approval;
import parcellocker.agent.locker.Command;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;

/** What operators and technicians did, both ways between the core's entries and the contract's facts. */
final class StaffEntries {
    private StaffEntries() {}

    static Fact of(Entry.CommandAuthorised e) {
        return new Fact.CommandAuthorised(
                e.opening().value(),
                e.command(),
                e.operator(),
                e.counter(),
                e.compartment().value(),
                e.delivery().map(DeliveryId::value).orElse(null),
                e.why().actor(),
                e.why().reason(),
                e.why().ticket(),
                e.approvers());
    }

    static Entry of(Fact.CommandAuthorised f) {
        return new Entry.CommandAuthorised(
                new OpeningId(f.opening()),
                f.command(),
                f.operator(),
                f.counter(),
                new CompartmentId(f.compartment()),
                Optional.ofNullable(f.delivery()).map(DeliveryId::new),
                new Command.Why(f.actor(), f.reason(), f.ticket()),
                f.approvers());
    }

    static Fact of(Entry.CommandRefused e) {
        return new Fact.CommandRefused(
                e.command(), e.operator(), e.counter().orElse(null), e.problem().code());
    }

    static Entry of(Fact.CommandRefused f) {
        Problem problem = EntryOf.problem(f.problem());
        return new Entry.CommandRefused(f.command(), f.operator(), Optional.ofNullable(f.counter()), problem);
    }

    static Fact of(Entry.AuditAuthorised e) {
        return new Fact.AuditAuthorised(
                e.opening().value(),
                e.compartment().value(),
                e.delivery().map(DeliveryId::value).orElse(null),
                e.technician().value(),
                e.approval().map(Approval::id).orElse(null),
                e.approval().map(Approval::operator).orElse(null));
    }

    static Entry of(Fact.AuditAuthorised f) {
        Optional<Approval> approval = Optional.ofNullable(f.approval())
                .flatMap(id -> Optional.ofNullable(f.approver()).map(by -> new Approval(id, by)));
        return new Entry.AuditAuthorised(
                new OpeningId(f.opening()),
                new CompartmentId(f.compartment()),
                Optional.ofNullable(f.delivery()).map(DeliveryId::new),
                new CourierId(f.technician()),
                approval);
    }

    static Fact of(Entry.AuditClosed e) {
        return new Fact.AuditClosed(
                e.opening().value(),
                e.openMillis(),
                Fact.AuditVerdict.valueOf(e.verdict().name()));
    }

    static Entry of(Fact.AuditClosed f) {
        return new Entry.AuditClosed(
                new OpeningId(f.opening()),
                f.openMillis(),
                Entry.AuditVerdict.valueOf(f.verdict().name()));
    }

    static Fact of(Entry.ServiceChanged e) {
        return new Fact.ServiceChanged(e.compartment().value(), e.technician().value(), e.inService(), e.reason());
    }

    static Entry of(Fact.ServiceChanged f) {
        return new Entry.ServiceChanged(
                new CompartmentId(f.compartment()), new CourierId(f.technician()), f.inService(), f.reason());
    }
}
