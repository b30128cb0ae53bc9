package parcellocker.sim.app;

import java.time.Duration;
import java.util.Locale;
import parcellocker.agent.uplink.UplinkSettings;
import parcellocker.sim.fleet.Fleet;

/**
 * How much a fleet does.
 *
 * @param depositsPerSecond over all lockers; each parcel makes nine entries
 * @param seconds how long
 * @param lives parcels that each locker has while nobody hears it
 * @param again after so long a locker says again what nobody answered; without a word from anybody as long as a board in the field takes
 */
record Load(double depositsPerSecond, int seconds, int lives, Duration again) {
    private static final long STAY_MILLIS = 20_000;
    private static final long FIELD_SECONDS = UplinkSettings.Timing.FIELD.resend() / 1_000;

    /** As given by properties {@code fleet.depositsPerSecond}, {@code fleet.seconds}, {@code fleet.lives}, {@code fleet.againSeconds}. */
    static Load given() {
        return new Load(
                Double.parseDouble(System.getProperty("fleet.depositsPerSecond", "12")),
                Integer.getInteger("fleet.seconds", 120),
                Integer.getInteger("fleet.lives", 8),
                Duration.ofSeconds(Long.getLong("fleet.againSeconds", FIELD_SECONDS)));
    }

    /** Within so long a fleet of that size connects for the first time: 500 a second. */
    static long connectMillis(int lockers) {
        return Math.max(1_000, lockers * 2L);
    }

    void begin(Fleet fleet) {
        var unused = fleet.acked();
        fleet.day(1_000 / depositsPerSecond, STAY_MILLIS);
    }

    /** No more parcels come; those that lie are collected. */
    void end(Fleet fleet) {
        fleet.evening();
        Waiting.until(
                fleet,
                "the evening's parcels are collected",
                () -> fleet.waiting() == 0
                        && fleet.heads().stream().allMatch(head -> head.stored() == head.collected()));
    }

    String told(Fleet.Acked acked) {
        return String.format(
                Locale.ROOT,
                "  %,d entries in %d s, %.0f a second; from written to acked: median %.0f ms, p99 %.0f ms, longest %.0f ms",
                acked.entries(),
                seconds,
                (double) acked.entries() / seconds,
                acked.medianMillis(),
                acked.p99Millis(),
                acked.mostMillis());
    }
}
