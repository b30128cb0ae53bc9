package parcellocker.sim.world;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;

/** What a courier may not do: put in what the law keeps out, fill more than their share, change who is told once they were. */
final class CourierOracle implements Oracle {
    private final World world;

    CourierOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.DepositAuthorised deposit) {
            isLawful(deposit, before);
            isFair(deposit, before);
        } else if (line.entry() instanceof Entry.RecipientCorrected corrected) {
            isInTime(corrected, before);
        }
    }

    private static void isLawful(Entry.DepositAuthorised deposit, Book before) {
        before.announcements().find(deposit.waybills().getFirst()).ifPresent(parcel -> {
            boolean isTheAddress = parcel.basis().equals(Optional.of(Basis.SENDER_DESIGNATED));
            boolean mayNot =
                    (parcel.has(Mark.REFUSED) && !isTheAddress) || parcel.has(Mark.FRESH) || parcel.has(Mark.VALUABLE);
            Violation.unless(!mayNot, "L3", () -> deposit.waybills() + " is put in, and is " + parcel.marks());
        });
    }

    private void isFair(Entry.DepositAuthorised deposit, Book before) {
        Size size = size(deposit.compartment());
        long built = world.setup().cabinet().ids().stream()
                .filter(id -> size(id) == size)
                .count();
        long theirs = before.deliveries().values().stream()
                .filter(delivery -> delivery.courier().equals(deposit.courier()))
                .filter(delivery ->
                        delivery.state() != Delivery.State.COLLECTED && delivery.state() != Delivery.State.REFUSED)
                .filter(delivery -> size(delivery.compartment()) == size)
                .count();
        long most = Math.max(1, built * world.setup().profile().courierShare() / 100);
        Violation.unless(theirs < most, "share", () -> deposit.courier() + " has " + theirs + " of " + most);
    }

    /** The city has not read that the parcel is there: whoever was typed first was never told. */
    private void isInTime(Entry.RecipientCorrected corrected, Book before) {
        Delivery delivery = before.deliveries().get(corrected.delivery());
        boolean isTold = world.town()
                .book()
                .deliveries()
                .find(corrected.delivery())
                .filter(known -> known.state() == Delivery.State.STORED)
                .isPresent();
        Violation.unless(
                !isTold && delivery.courier().equals(corrected.courier()),
                "told",
                () -> corrected.delivery() + " is another's after its notice");
    }

    private Size size(CompartmentId id) {
        return world.setup().cabinet().compartment(id).size();
    }
}
