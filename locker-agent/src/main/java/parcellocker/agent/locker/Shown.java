package parcellocker.agent.locker;

import java.util.List;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * The screen at one moment.
 *
 * @param view grows with every page; a touch must quote it
 * @param courier whether a courier is signed in
 * @param online whether the city can be reached
 * @param toBeShut doors that have stood open for long: whoever is near is asked to shut them
 */
public record Shown(
        long view, Page page, Language language, boolean courier, boolean online, List<CompartmentId> toBeShut) {
    public Shown {
        toBeShut = List.copyOf(toBeShut);
    }
}
