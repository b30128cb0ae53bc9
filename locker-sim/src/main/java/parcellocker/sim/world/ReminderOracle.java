package parcellocker.sim.world;

import java.util.List;
import parcellocker.agent.locker.Shown;

/** L-4: whoever is near is asked to shut a door that has stood open for half a minute, and is not asked for one that is shut. */
final class ReminderOracle implements Oracle {
    private static final long MUST_BE_TOLD_WITHIN = 35_000;
    private final World world;

    ReminderOracle(World world) {
        this.world = world;
    }

    @Override
    public void check() {
        long since = world.time().now() - MUST_BE_TOLD_WITHIN;
        List<Shown> shown = world.machine().shown();
        if (!world.machine().isOn() || world.machine().bootedAt() > since || shown.isEmpty()) {
            return;
        }
        Shown now = shown.getLast();
        for (Bay bay : world.plant().bays()) {
            boolean isTrue = world.wiring().sawTruly(bay.id(), since);
            if (isTrue && bay.isOpen() && bay.openedAt() <= since) {
                Violation.unless(now.toBeShut().contains(bay.id()), "L-4", () -> "nobody is asked to shut " + bay.id());
            } else if (isTrue && !bay.isOpen() && bay.closedAt() <= since) {
                Violation.unless(!now.toBeShut().contains(bay.id()), "L-4", () -> bay.id() + " is shut and asked for");
            }
        }
    }
}
