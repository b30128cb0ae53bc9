package parcellocker.agent.locker;

import java.util.List;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * An operator's order to open one door once, its signatures verified.
 *
 * @param operator the key that signed it
 * @param locker whom it is for, by name
 * @param session nonce of the session it is good in
 * @param issuedAt Unix seconds, as {@code expiresAt}
 * @param counter of the key
 * @param approvers other keys that approved just this
 */
public record Command(
        String id,
        String operator,
        String locker,
        String session,
        CompartmentId compartment,
        Why why,
        long issuedAt,
        long expiresAt,
        long counter,
        List<String> approvers) {
    static final long MOST_SECONDS = 60;

    /** For the journal: who asks, why, for which case. */
    public record Why(String actor, String reason, String ticket) {}

    public Command {
        approvers = List.copyOf(approvers);
    }

    long lifetimeSeconds() {
        return expiresAt - issuedAt;
    }

    /** Whether an operator other than the one who signed it has approved. */
    boolean isApproved() {
        return approvers.stream().anyMatch(approver -> !approver.equals(operator));
    }
}
