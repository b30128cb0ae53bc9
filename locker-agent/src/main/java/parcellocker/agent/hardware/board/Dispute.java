package parcellocker.agent.hardware.board;

/**
 * Whether somebody else answers at a board's address. A board answers once: a reading that comes when the question was answered already
 * may be the board's, and then the earlier one was a stranger's. Neither it nor the next one is believed. Only the line's thread.
 */
final class Dispute {
    private boolean wasAnswered;
    private boolean raised;

    /** One more reading came; whether the latest is in dispute. */
    boolean isRaised() {
        raised = wasAnswered;
        return raised;
    }

    /** A reading came that was asked for; whether it may be believed. */
    boolean mayBelieve() {
        boolean isUndisputed = !raised;
        raised = false;
        wasAnswered = true;
        return isUndisputed;
    }

    /** No answer came: whatever comes now is that. */
    void ends() {
        wasAnswered = false;
        raised = false;
    }
}
