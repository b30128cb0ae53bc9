package parcellocker.sim.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;

/** The simulated city's orders in the words of the contract. */
final class Spoken {
    private static final String FOREIGN = "FOREIGN-";

    private Spoken() {}

    static boolean isForeign(String waybill) {
        return waybill.startsWith(FOREIGN);
    }

    static Directive of(Input.Directive directive) {
        return switch (directive) {
            case Input.Directive.Announce d ->
                new Directive.Announce(d.parcels().stream().map(Spoken::parcel).toList());
            case Input.Directive.ListCouriers d ->
                new Directive.Couriers(
                        d.couriers().stream().map(Spoken::courier).toList());
            case Input.Directive.EndAnnouncements d ->
                new Directive.EndAnnouncements(
                        d.waybills().stream().map(Waybill::value).toList());
            case Input.Directive.RenewCode d ->
                new Directive.RenewCode(d.delivery().value());
            case Input.Directive.StartStorage d ->
                new Directive.StartStorage(
                        d.delivery().value(), d.limitMillis(), d.code().orElse(null), longer(d.offer()));
            case Input.Directive.RevokeToken d ->
                new Directive.RevokeToken(
                        d.token(),
                        d.deliveries().stream().map(DeliveryId::value).toList());
            case Input.Directive.CancelMailIn d ->
                new Directive.CancelMailIn(d.order().value(), d.notAfterSeconds());
            case Input.Directive.Configure d ->
                new Directive.Configure(new Directive.Configuration(d.id().version(), d.id().hash(), d.body()));
            case Input.Directive.Report d ->
                new Directive.Report(
                        d.wish().request(),
                        d.wish().parts().stream()
                                .map(part -> Fact.Part.valueOf(part.name()))
                                .toList(),
                        d.wish().fromMillis(),
                        d.wish().toMillis(),
                        d.wish().mostBytes());
            case Input.Directive.Unknown d -> throw new IllegalArgumentException("the contract has no " + d.kind());
        };
    }

    private static Fact.@Nullable Longer longer(ExtensionOffer offer) {
        return offer.equals(ExtensionOffer.NONE) ? null : new Fact.Longer(offer.millis(), offer.times());
    }

    private static Directive.Parcel parcel(Input.Announced announced) {
        Announcement a = announced.announcement();
        return new Directive.Parcel(
                a.waybill().value(),
                a.recipient().value(),
                announced.person().text(),
                a.basis().map(basis -> Fact.Basis.valueOf(basis.name())).orElse(null),
                a.size().map(Enum::name).orElse(null),
                a.marks().isEmpty()
                        ? null
                        : a.marks().stream()
                                .map(mark -> Fact.Mark.valueOf(mark.name()))
                                .toList());
    }

    private static Directive.Courier courier(Courier courier) {
        return new Directive.Courier(
                courier.id().value(),
                Fact.Role.valueOf(courier.role().name()),
                courier.badge(),
                new Verifier(courier.pin().salt(), courier.pin().hash()),
                courier.active());
    }

    /** A parcel announced to some other locker, under the city's true signature (S-13). */
    static Directive foreign(long number) {
        return new Directive.Announce(List.of(new Directive.Parcel(
                FOREIGN + number, "r-foreign", "sealed", Fact.Basis.SENDER_DESIGNATED, null, null)));
    }
}
