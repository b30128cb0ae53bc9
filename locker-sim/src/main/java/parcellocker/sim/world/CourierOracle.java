package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;

/** What a courier may not do: put in what the law keeps out, fill more than their share, change who is told once they were. */
final class CourierOracle implements Oracle {
    private final World world;
    private final Map<Waybill, OpeningId> latest = new TreeMap<>();
    private final List<OpeningId> turnedAway = new ArrayList<>();

    CourierOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.DepositAuthorised deposit) {
            isLawful(deposit, before);
            isFair(deposit, before);
            latest.put(deposit.waybills().getFirst(), deposit.opening());
        } else if (line.entry() instanceof Entry.RecipientCorrected corrected) {
            isInTime(corrected, before);
        } else if (line.entry() instanceof Entry.PackagingDamaged damaged) {
            isSaid(damaged);
        } else if (line.entry() instanceof Entry.DepositClosed closed) {
            Violation.unless(
                    closed.verdict() != Entry.DepositVerdict.STORED || !turnedAway.contains(closed.opening()),
                    "L4",
                    () -> closed.opening() + " took in what its courier had called damaged");
        }
    }

    /** Nobody else's parcel, and none that nobody spoke of; the door that was opened for it takes it in no more. */
    private void isSaid(Entry.PackagingDamaged damaged) {
        Violation.unless(
                world.crowd().isSaidDamaged(damaged.waybill()),
                "L4",
                () -> "nobody said that " + damaged.waybill() + " is damaged");
        Optional.ofNullable(latest.get(damaged.waybill())).ifPresent(turnedAway::add);
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
