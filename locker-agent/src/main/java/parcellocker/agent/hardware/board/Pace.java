package parcellocker.agent.hardware.board;

/**
 * How often boards are asked and how long is waited, all in milliseconds.
 *
 * @param idleMillis between two readings of a board when nothing goes on
 * @param watchedMillis between two readings while an opening is watched or a door is changing
 * @param slowMillis between two readings of a board that does not answer, so that it does not slow the others
 * @param replyMillis how long a board may take to answer
 */
public record Pace(long idleMillis, long watchedMillis, long slowMillis, long replyMillis) {
    /** Readings without an answer after which a board counts as unreachable. */
    public static final int SILENT_READINGS = 3;

    /** An answer that is later than a board's time to answer by more than this never comes. */
    static final long LATEST_MILLIS = 1_000;

    /** For how long after its pulse a door is watched closely. */
    public static final long WATCH_MILLIS = 5_000;

    public Pace {
        check("idleMillis", idleMillis, 50, 2_000);
        check("watchedMillis", watchedMillis, 50, 500);
        check("slowMillis", slowMillis, 1_000, 30_000);
        check("replyMillis", replyMillis, 50, 2_000);
    }

    /** What suits most cabinets. */
    public static Pace standard() {
        return standard(300);
    }

    /** The same with boards that take their time to answer. */
    public static Pace standard(long replyMillis) {
        return new Pace(250, 100, 3_000, replyMillis);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not " + least + ".." + most);
        }
    }
}
