package parcellocker.agent.delivery;

import java.util.OptionalLong;

/**
 * How long a delivery has lain while its recipient could have had it. It begins when they have been told, and stands still while
 * the power is off, the board silent, the compartment out of use or the locker in a mode without pickups. All in milliseconds of
 * the locker's age, so that no wall clock can move it.
 *
 * @param limitMillis so long it may lie
 * @param countedMillis counted until {@code since}
 * @param since it runs from here; empty: it stands still
 * @param ended the limit was reached, and the journal says so
 */
public record StorageClock(
        long limitMillis, long countedMillis, OptionalLong since, boolean ended, Extensions extensions) {

    /** Nothing counted yet, standing still. */
    public static StorageClock of(long limitMillis) {
        return new StorageClock(limitMillis, 0, OptionalLong.empty(), false, Extensions.NONE);
    }

    public long countedAt(long age) {
        return countedMillis + (since.isPresent() ? Math.max(0, age - since.getAsLong()) : 0);
    }

    public boolean isRunning() {
        return since.isPresent();
    }

    /** The age at which the limit will be reached if nothing stops the clock; empty if it stands still or is over. */
    public OptionalLong endsAt() {
        return since.isPresent() && !ended
                ? OptionalLong.of(since.getAsLong() + Math.max(0, limitMillis - countedMillis))
                : OptionalLong.empty();
    }

    public StorageClock running(long age) {
        return isRunning()
                ? this
                : new StorageClock(limitMillis, countedMillis, OptionalLong.of(age), ended, extensions);
    }

    /** It has stood still since that age, though it may be noticed only now. */
    public StorageClock stopped(long age) {
        return isRunning()
                ? new StorageClock(limitMillis, countedAt(age), OptionalLong.empty(), ended, extensions)
                : this;
    }

    /** Another limit; what was promised at the screen is kept. If that is reached too, the journal is to say so again. */
    public StorageClock within(long nextLimitMillis, ExtensionOffer offer) {
        long longest = Math.max(nextLimitMillis, extensions.promisedMillis());
        return new StorageClock(longest, countedMillis, since, false, extensions.offered(offer));
    }

    /** Whether its recipient may add to it: once it is over, a courier may be on their way. */
    public boolean mayBeExtended() {
        return !ended && extensions.areLeft();
    }

    /** The limit after one more extension. */
    public long extendedMillis() {
        return limitMillis + extensions.offer().millis();
    }

    /** Its recipient has been promised this limit. */
    public StorageClock extendedTo(long nextLimitMillis) {
        return new StorageClock(
                Math.max(limitMillis, nextLimitMillis),
                countedMillis,
                since,
                false,
                extensions.promised(nextLimitMillis));
    }

    public StorageClock over() {
        return new StorageClock(limitMillis, countedMillis, since, true, extensions);
    }
}
