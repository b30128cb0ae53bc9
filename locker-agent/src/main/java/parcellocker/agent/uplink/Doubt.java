package parcellocker.agent.uplink;

/**
 * Whether what the city says follows on what this locker has. If it does not, the locker tells its cursor again, in a birth: the
 * city sees from it what is missing. A gap may close by itself, so it has time; and nothing makes the line talk without end.
 * Times are monotonic milliseconds.
 */
final class Doubt {
    private static final long NONE = Long.MAX_VALUE;

    private final long patienceMillis;
    private long dueAt = NONE;
    private long restUntil = Long.MIN_VALUE;

    Doubt(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    /** Something is missing before what came. */
    void gap(long now) {
        if (dueAt == NONE) {
            dueAt = now + patienceMillis;
        }
    }

    /** What came belongs to another past than ours. */
    void fork(long now) {
        dueAt = now;
    }

    /** What came follows. */
    void settled() {
        dueAt = NONE;
    }

    /** Whether the cursor is to be told now; it is not due again for a while. */
    boolean isTold(long now) {
        if (now < dueAt || now < restUntil) {
            return false;
        }
        dueAt = NONE;
        restUntil = now + patienceMillis;
        return true;
    }
}
