package parcellocker.sim.app;

import java.io.IOException;
import java.util.List;
import parcellocker.sim.fleet.Fleet;

/** What a fleet that is connected and welcome goes through. */
interface FleetPlay {
    /** How many bridges it needs. */
    int bridges();

    /** Plays and prints; answers what was wrong in the end, a line each. */
    List<String> play(CityParts parts, Fleet fleet) throws IOException;
}
