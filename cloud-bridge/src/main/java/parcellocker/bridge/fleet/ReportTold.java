package parcellocker.bridge.fleet;

import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact;

/**
 * What a locker says became of a report.
 *
 * @param problem number of why; null if there is none
 */
public record ReportTold(
        String request, State state, @Nullable String problem) {
    static ReportTold taken(Fact.ReportTaken fact) {
        return new ReportTold(fact.request(), State.TAKEN, null);
    }

    static ReportTold ended(Fact.ReportEnded fact) {
        return new ReportTold(fact.request(), State.valueOf(fact.end().name()), fact.problem());
    }

    /** How far it is. */
    public enum State {
        /** It gathers, or uploads. */
        TAKEN,
        UPLOADED,
        REFUSED,
        FAILED,
        SUPERSEDED,
        WITHDRAWN
    }
}
