package parcellocker.agent.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.entry.Fact;

/** What the storage clock counts and what stops it, in both directions. */
final class StorageEntries {
    private StorageEntries() {}

    static Fact of(Entry.StorageStarted e) {
        return new Fact.StorageStarted(
                e.delivery().value(), e.limitMillis(), e.code().orElse(null), longer(e.offer()));
    }

    static Entry of(Fact.StorageStarted f) {
        return new Entry.StorageStarted(
                new DeliveryId(f.delivery()), f.limitMillis(), Optional.ofNullable(f.code()), offer(f.longer()));
    }

    private static Fact.@Nullable Longer longer(ExtensionOffer offer) {
        return offer.equals(ExtensionOffer.NONE) ? null : new Fact.Longer(offer.millis(), offer.times());
    }

    private static ExtensionOffer offer(Fact.@Nullable Longer longer) {
        return longer == null ? ExtensionOffer.NONE : new ExtensionOffer(longer.millis(), longer.times());
    }

    static Fact of(Entry.StorageExtended e) {
        return new Fact.StorageExtended(
                e.delivery().value(),
                e.limitMillis(),
                Fact.CredentialKind.valueOf(e.credential().kind().name()),
                e.credential().ref());
    }

    static Entry of(Fact.StorageExtended f) {
        return new Entry.StorageExtended(
                new DeliveryId(f.delivery()),
                f.limitMillis(),
                new CredentialRef(CredentialRef.Kind.valueOf(f.credentialKind().name()), f.credential()));
    }

    static Fact of(Entry.StorageEnded e) {
        return new Fact.StorageEnded(e.delivery().value(), e.countedMillis());
    }

    static Entry of(Fact.StorageEnded f) {
        return new Entry.StorageEnded(new DeliveryId(f.delivery()), f.countedMillis());
    }

    static Fact of(Entry.BoardLost e) {
        return new Fact.BoardLost(e.board().value(), texts(e.compartments()), e.silentMillis());
    }

    static Entry of(Fact.BoardLost f) {
        return new Entry.BoardLost(new BoardId(f.board()), ids(f.compartments()), f.silentMillis());
    }

    static Fact of(Entry.BoardBack e) {
        return new Fact.BoardBack(e.board().value(), texts(e.compartments()));
    }

    static Entry of(Fact.BoardBack f) {
        return new Entry.BoardBack(new BoardId(f.board()), ids(f.compartments()));
    }

    private static List<String> texts(List<CompartmentId> compartments) {
        return compartments.stream().map(CompartmentId::value).toList();
    }

    private static List<CompartmentId> ids(List<String> compartments) {
        return compartments.stream().map(CompartmentId::new).toList();
    }
}
