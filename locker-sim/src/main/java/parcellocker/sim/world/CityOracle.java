package parcellocker.sim.world;

import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.CancelledOrder;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;

/** S-13, S-27: nothing meant for another locker is taken here, and nothing grows without a bound. */
final class CityOracle implements Oracle {
    /** A compartment has one opening that matters and perhaps one that is still to be answered. */
    private static final int OPENINGS_A_COMPARTMENT = 3;

    private final World world;

    CityOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.ParcelAnnounced announced) {
            Violation.unless(
                    !Spoken.isForeign(announced.waybill().value()),
                    "S-13",
                    () -> "a parcel of another locker is taken");
        }
        bounded("announcements", after.announcements().size(), Announcement.MOST);
        bounded("cancelled orders", after.stays().cancelled().size(), CancelledOrder.MOST);
        bounded("ids of commands", after.commands().recent().size(), 64);
        bounded("approvals", after.commands().approvals().size(), 64);
        bounded("remote openings", after.commands().openedAt().size(), 10);
        bounded("refusals", after.commands().refusedAt().size(), 100);
        bounded(
                "keys of operators",
                after.commands().counters().values().size(),
                Keyring.LOCKER.operators().size());
        bounded("wrong codes", after.codeGuesses().failedAt().size(), 30);
        bounded("wrong PINs", after.pinGuesses().failedAt().size(), 30);
        bounded("wrong answers", after.answers().failedAt().size(), 6);
        int compartments = world.plant().bays().size();
        int openings = after.openings().values().size();
        Violation.unless(
                openings <= OPENINGS_A_COMPARTMENT * compartments, "S-27", () -> openings + " openings are kept");
        int deliveries = after.deliveries().values().size();
        Violation.unless(
                deliveries <= 2 * compartments + 1,
                "S-27",
                () -> deliveries + " deliveries in " + compartments + " compartments");
    }

    private static void bounded(String what, int size, int most) {
        Violation.unless(size <= most, "S-27", () -> size + " " + what + " are remembered");
    }
}
