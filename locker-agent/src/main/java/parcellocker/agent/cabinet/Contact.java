package parcellocker.agent.cabinet;

/** What a set status bit means. It depends on the lock bought, not on the board, so it is told per door. */
public enum Contact {
    CLOSED_IS_1,
    OPEN_IS_1;

    /** The level that a status bit stands for. */
    public Level level(boolean bit) {
        return bit == (this == OPEN_IS_1) ? Level.OPEN : Level.CLOSED;
    }
}
