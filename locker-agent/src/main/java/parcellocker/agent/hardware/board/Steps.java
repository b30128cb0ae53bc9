package parcellocker.agent.hardware.board;

/**
 * Whether question and answer of a board go in step, where a reading does not say which part it tells of. After a question that had no
 * answer its board is left in peace for as long as an answer may still come, and then asked something else: only after that
 * is a reading what was asked for. Only the line's thread.
 */
final class Steps {
    private final boolean matter;
    private boolean lost;
    private long quietUntil;

    /** Of a board whose readings all look alike, or not. */
    Steps(boolean matter) {
        this.matter = matter;
    }

    /** From now on any reading may be an earlier one, and until then one may come. */
    void lost(long until) {
        lost = matter;
        quietUntil = matter ? until : 0;
    }

    void found() {
        lost = false;
        quietUntil = 0;
    }

    boolean isLost() {
        return lost;
    }

    /** Uptime before which the board is not to be asked for its contacts. */
    long quietUntil() {
        return quietUntil;
    }
}
