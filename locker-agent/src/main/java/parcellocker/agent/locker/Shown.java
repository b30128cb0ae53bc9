package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * The screen at one moment.
 *
 * @param view grows with every page; a touch must quote it
 * @param courier whether a courier is signed in
 * @param online whether the city can be reached
 * @param toBeShut doors that have stood open for long: whoever is near is asked to shut them
 * @param closing the page is about to end unless somebody wants more time
 */
public record Shown(
        long view,
        Page page,
        Comfort comfort,
        boolean courier,
        boolean online,
        List<CompartmentId> toBeShut,
        Optional<Closing> closing) {
    public Shown {
        toBeShut = List.copyOf(toBeShut);
    }

    /** In one language and else as everybody finds it. */
    public Shown(
            long view, Page page, Language language, boolean courier, boolean online, List<CompartmentId> toBeShut) {
        this(view, page, new Comfort(language, new TreeSet<>()), courier, online, toBeShut, Optional.empty());
    }

    public Language language() {
        return comfort.language();
    }

    /**
     * The warning.
     *
     * @param seconds from the beginning of the warning to the end of the page
     * @param covered the page is hidden behind it: whose it is may have gone
     */
    public record Closing(long seconds, boolean covered) {
        static Optional<Closing> of(Visit visit) {
            Idle idle = visit.idle();
            // Whoever calls the help desk reads its number out with the telephone in one hand; it is nobody's secret.
            boolean covered = idle.isTooLongToBeSeen() && !(visit.page() instanceof Page.CallHelpDesk);
            return idle.isWarning() ? Optional.of(new Closing(idle.warned() / 1000, covered)) : Optional.empty();
        }
    }
}
