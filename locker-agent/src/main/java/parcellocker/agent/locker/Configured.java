package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;

/**
 * What this process was started with.
 *
 * @param id in force
 * @param onTrial whether nobody has confirmed it before this process
 * @param trialMillis so long after its start a process on trial may take to come up whole
 * @param failed one that could not be started with; it is said until the journal has it
 */
public record Configured(ConfigurationId id, boolean onTrial, long trialMillis, Optional<Failed> failed) {
    /** So long a locker has, unless its own file says otherwise. */
    public static final long TRIAL_MILLIS = 120_000;

    /** The locker's own file alone. */
    public static final Configured BASE = new Configured(ConfigurationId.BASE, false, TRIAL_MILLIS, Optional.empty());

    /**
     * One that is given up.
     *
     * @param reasons each with its number
     */
    public record Failed(ConfigurationId id, List<String> reasons) {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }
}
