package parcellocker.agent.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.entry.Fact;

/** Who is to get a parcel, in both directions. */
final class ParcelEntries {
    private ParcelEntries() {}

    static Fact of(Entry.ParcelAnnounced e) {
        return new Fact.ParcelAnnounced(
                e.waybill().value(),
                e.recipient().value(),
                e.basis().map(basis -> Fact.Basis.valueOf(basis.name())).orElse(null),
                e.size().map(Enum::name).orElse(null),
                words(e.marks()));
    }

    static Entry of(Fact.ParcelAnnounced f) {
        return new Entry.ParcelAnnounced(
                new Waybill(f.waybill()),
                new PersonRef(f.recipient()),
                Optional.ofNullable(f.basis()).map(basis -> Basis.valueOf(basis.name())),
                Optional.ofNullable(f.size()).map(Size::valueOf),
                marks(f.marks()),
                new Sealed("", ""));
    }

    static Fact of(Entry.RecipientCorrected e) {
        return new Fact.RecipientCorrected(
                e.delivery().value(),
                e.courier().value(),
                e.recipient().value(),
                e.phoneAttachment().name());
    }

    static Entry of(Fact.RecipientCorrected f) {
        return new Entry.RecipientCorrected(
                new DeliveryId(f.delivery()),
                new CourierId(f.courier()),
                new PersonRef(f.recipient()),
                new Sealed(f.phoneAttachment(), ""),
                new Sealed("", ""));
    }

    /** A parcel with nothing to say of is written as it was before there were marks. */
    private static @Nullable List<Fact.Mark> words(SortedSet<Mark> marks) {
        return marks.isEmpty()
                ? null
                : marks.stream().map(mark -> Fact.Mark.valueOf(mark.name())).toList();
    }

    private static SortedSet<Mark> marks(@Nullable List<Fact.Mark> words) {
        SortedSet<Mark> marks = new TreeSet<>();
        if (words != null) {
            words.forEach(word -> marks.add(Mark.valueOf(word.name())));
        }
        return marks;
    }

    static Fact of(Entry.PackagingDamaged e) {
        return new Fact.PackagingDamaged(e.waybill().value(), e.courier().value());
    }

    static Entry of(Fact.PackagingDamaged f) {
        return new Entry.PackagingDamaged(new Waybill(f.waybill()), new CourierId(f.courier()));
    }
}
