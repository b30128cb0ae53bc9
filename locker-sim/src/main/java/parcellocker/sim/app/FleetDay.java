package parcellocker.sim.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import parcellocker.sim.fleet.Fleet;

/** A city's lockers connect, play a busy hour, lose the broker all at once, and come back after a day that nobody heard of. */
final class FleetDay implements FleetPlay {
    private final int lockers;
    private final Load load;

    FleetDay(int lockers, Load load) {
        this.lockers = lockers;
        this.load = load;
    }

    @Override
    public int bridges() {
        return 1;
    }

    @Override
    public List<String> play(CityParts parts, Fleet fleet) throws IOException {
        busyHour(fleet);
        storm(parts, fleet);
        backlog(fleet);
        return FleetJudge.faults(fleet.heads(), parts.books());
    }

    private void busyHour(Fleet fleet) {
        load.begin(fleet);
        Pauses.of(Duration.ofSeconds(load.seconds()));
        System.out.println(load.told(fleet.acked()));
        load.end(fleet);
    }

    private void storm(CityParts parts, Fleet fleet) throws IOException {
        parts.kill("broker");
        Waiting.until(fleet, "nobody is connected", () -> fleet.connected() == 0);
        parts.revive("broker");
        double seconds = Waiting.until(
                fleet, "everybody is welcome again", () -> fleet.welcome() == lockers && fleet.waiting() == 0);
        System.out.printf("  the broker was killed: everybody was back after %.1f s%n", seconds);
    }

    private void backlog(Fleet fleet) {
        fleet.leave();
        Waiting.until(fleet, "nobody is connected", () -> fleet.connected() == 0);
        long written = fleet.lived(load.lives());
        fleet.connect(Load.connectMillis(lockers));
        double seconds =
                Waiting.until(fleet, "everything is sent", () -> fleet.welcome() == lockers && fleet.waiting() == 0);
        System.out.printf(
                "  nobody was heard for a day: %,d entries sent and acked in %.0f s, %,.0f a second%n",
                written, seconds, written / seconds);
    }
}
