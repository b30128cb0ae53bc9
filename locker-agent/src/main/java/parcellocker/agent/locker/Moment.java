package parcellocker.agent.locker;

import java.util.Locale;

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

    /** Eight digits that a person can read out: as good as even, and the same twice in a locker once in ten thousand years. */
    String newTicket() {
        long drawn = Long.parseUnsignedLong(fresh.substring(48, 64), 16);
        return String.format(Locale.ROOT, "%08d", Long.remainderUnsigned(drawn, 100_000_000));
    }
}
