package parcellocker.agent.app;

import java.util.List;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.contract.wire.Overlay;

/**
 * One configuration of the city's, as {@link Snapshots} keeps it.
 *
 * @param body as the city sent it
 * @param starts with it, while it is on trial
 */
public record Snapshot(long version, String hash, String body, int starts) {
    ConfigurationId id() {
        return new ConfigurationId(version, hash);
    }

    boolean isWhole() {
        return version > 0 && Overlay.hash(body).equals(hash);
    }

    Snapshot startedAgain() {
        return new Snapshot(version, hash, body, starts + 1);
    }

    /** One that is over, and why. */
    public record GivenUp(long version, String hash, List<String> reasons) {
        public GivenUp {
            reasons = List.copyOf(reasons);
        }

        Configured.Failed told() {
            return new Configured.Failed(new ConfigurationId(version, hash), reasons);
        }
    }
}
