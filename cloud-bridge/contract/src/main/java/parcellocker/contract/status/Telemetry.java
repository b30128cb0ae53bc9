package parcellocker.contract.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest values on {@code telemetry}, at QoS 0: how the locker fares. They may be lost and decide nothing; what must not be lost (an
 * alarm) is in the journal.
 *
 * @param wallMillis Unix time as the locker believes it
 * @param doors those that were opened since the locker's agent began
 * @param climate what its probes read last
 */
public record Telemetry(long wallMillis, List<Door> doors, List<Climate> climate) {
    public Telemetry {
        doors = List.copyOf(doors);
        climate = List.copyOf(climate);
    }

    /**
     * One probe's newest.
     *
     * @param ageMillis how old it was then
     * @param milliCelsius thousandths of a degree; null: it does not answer
     * @param milliPercent thousandths of a percent of relative humidity; null: not measured
     */
    public record Climate(
            String probe,
            long ageMillis,
            @Nullable Integer milliCelsius,
            @Nullable Integer milliPercent) {}

    /**
     * How a door answered its latest openings.
     *
     * @param openMillis the median time from the pulse to the open contact; null if it never opened
     * @param openings how many are judged
     * @param shut those at which it stayed shut
     * @param again those that needed a second pulse
     * @param bounces readings of its contact that the next one took back
     * @param milliCelsius the median temperature at the doors at those openings, thousandths of a degree; null: nothing measured it
     * @param sign what points to a failure to come, e.g. SLOW; null: nothing
     */
    public record Door(
            String compartment,
            @Nullable Long openMillis,
            int openings,
            int shut,
            int again,
            long bounces,
            @Nullable Integer milliCelsius,
            @Nullable String sign) {}
}
