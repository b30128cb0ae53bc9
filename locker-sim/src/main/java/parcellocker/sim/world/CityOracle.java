package parcellocker.sim.world;

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
}
