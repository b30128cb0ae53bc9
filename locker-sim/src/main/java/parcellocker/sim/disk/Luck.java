package parcellocker.sim.disk;

/** Numbers the calls that change or sync a folder, and decides what becomes of each. */
final class Luck {
    private static final long NEVER = Long.MAX_VALUE;
    private long calls;
    private long cutAt = NEVER;
    private long troubleAt = NEVER;
    private Trouble trouble = Trouble.IO_ERROR;
    private boolean dead;
    private boolean full;
    private boolean struck;
    private boolean room;

    Fate next() {
        if (dead) {
            return Fate.DEAD;
        }
        calls++;
        if (calls >= cutAt) {
            dead = true;
            return Fate.IN_FLIGHT;
        }
        if (calls == troubleAt) {
            struck = true;
            full = trouble == Trouble.FULL;
            room = full;
            return full ? Fate.FULL : Fate.IO_ERROR;
        }
        return full ? Fate.FULL : Fate.HAPPENS;
    }

    /** Whether some bytes of this write still fit on a disk that runs full with it. */
    boolean takesLastRoom() {
        boolean fits = room;
        room = false;
        return fits;
    }

    void cutIn(long after) {
        cutAt = later(after);
    }

    void failIn(long after, Trouble kind) {
        troubleAt = later(after);
        trouble = kind;
        struck = false;
    }

    private long later(long after) {
        if (after < 1) {
            throw new IllegalArgumentException("the next call is number 1, not " + after);
        }
        return calls + after;
    }

    void cut() {
        dead = true;
    }

    void heal() {
        troubleAt = NEVER;
        full = false;
    }

    boolean isDead() {
        return dead;
    }

    boolean hasStruck() {
        return struck;
    }

    long calls() {
        return calls;
    }
}
