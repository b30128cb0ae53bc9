package parcellocker.bridge.fleet;

import java.util.List;
import parcellocker.contract.entry.Fact;

/**
 * What a locker says became of a configuration.
 *
 * @param reasons each with its number
 * @param inForce version that is in force since it was settled; 0: the locker's own file alone
 */
public record Configured(long version, State state, List<String> reasons, long inForce) {
    public Configured {
        reasons = List.copyOf(reasons);
    }

    static Configured taken(long version) {
        return new Configured(version, State.TAKEN, List.of(), 0);
    }

    static Configured onTrial(long version) {
        return new Configured(version, State.ON_TRIAL, List.of(), 0);
    }

    static Configured settled(Fact.ConfigurationSettled fact) {
        return new Configured(fact.version(), State.valueOf(fact.setting().name()), fact.reasons(), fact.inForce());
    }

    /** How far it is. */
    public enum State {
        /** It waits for an idle moment. */
        TAKEN,
        ON_TRIAL,
        REFUSED,
        /** A later one came before it had settled. */
        SUPERSEDED,
        CONFIRMED,
        ROLLED_BACK;

        /** Whether that is a reason to give it to nobody else. */
        public boolean isFailure() {
            return this == REFUSED || this == ROLLED_BACK;
        }
    }
}
