package parcellocker.contract.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code telemetry}, QoS 0, every half minute while there is something to tell: the newest values, for people to look at. What must not be
 * lost (an alarm) is in the journal.
 *
 * @param wallMillis Unix time as the locker believes it
 */
public record Telemetry(long wallMillis, List<Climate> climate) {
    public Telemetry {
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
}
