package parcellocker.agent.hardware.board;

import java.io.IOException;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.line.Release;
import parcellocker.agent.hardware.line.UnsentException;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input.PulseReport;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** One pulse on its way to a board, and the one report of what became of it. */
record PulseRelease(Effect.Pulse pulse, Lock lock, BoardPolling boards, Reporting reporting) implements Release {

    /** Where the report goes, and by which time. */
    record Reporting(Facts facts, Uptime uptime) {}

    @Override
    public long deadlineMillis() {
        return pulse.deadlineMillis();
    }

    @Override
    public void send(Wire wire) throws IOException, InterruptedException {
        // Until the contrary is known, bytes were sent and the lock may have fired.
        Outcome outcome = Outcome.UNANSWERED;
        try {
            outcome = boards.release(wire, pulse, lock);
        } catch (UnsentException e) {
            outcome = Outcome.NOT_SENT;
            throw e;
        } finally {
            report(outcome);
        }
    }

    @Override
    public void dropped() {
        report(Outcome.NOT_SENT);
    }

    private void report(Outcome outcome) {
        reporting
                .facts()
                .tell(new PulseReport(
                        pulse.opening(), outcome, reporting.uptime().millis()));
    }
}
