package parcellocker.agent.cabinet;

/**
 * What a door did, as its contact told it: the present level and the latest edges. Times are monotonic milliseconds since
 * the process began; {@link #NEVER} if it was not seen.
 *
 * @param openedAt latest change to open
 * @param closedAt latest change to closed
 * @param readAt latest reading that said anything
 */
public record Door(Level level, long openedAt, long closedAt, long readAt) {
    public static final long NEVER = -1;

    /** A door nobody has read yet. */
    public static final Door UNREAD = new Door(Level.UNKNOWN, NEVER, NEVER, NEVER);

    /** Whether its lock may be fired: never at a door that stands open, for nobody knows who stands behind it. */
    public boolean mayBeReleased() {
        return level != Level.OPEN;
    }

    /** Whether it changed to open at or after that time. */
    public boolean hasOpenedSince(long time) {
        return openedAt >= time;
    }

    /** Whether it is shut now, after its latest opening. */
    public boolean isClosedAgain() {
        return level == Level.CLOSED && openedAt != NEVER && closedAt >= openedAt;
    }

    /** Whether a reading at or after that time found it closed. */
    public boolean isReadClosedSince(long time) {
        return level == Level.CLOSED && readAt >= time;
    }

    /** Whether it was read at or after that time, whatever was read. */
    public boolean isReadSince(long time) {
        return level != Level.UNKNOWN && readAt >= time;
    }

    /** How long it stood open in its latest opening; only of a door that {@link #isClosedAgain()}. */
    public long openMillis() {
        return closedAt - openedAt;
    }
}
