package parcellocker.agent.locker;

/**
 * What the core knows of now.
 *
 * @param uptimeMillis monotonic, since the process began; all time-outs use it
 * @param wallMillis Unix time as this machine believes it
 * @param fresh 32 random bytes in hex, new at each turn: ids are cut from it
 */
public record Moment(long uptimeMillis, long wallMillis, Quality quality, String fresh) {
    public Moment {
        if (fresh.length() != 64) {
            throw new IllegalArgumentException("fresh must be 64 hex digits");
        }
    }

    OpeningId newOpening() {
        return new OpeningId(fresh.substring(0, 16));
    }

    String newDelivery() {
        return fresh.substring(16, 32);
    }
}
