package parcellocker.contract.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest value on {@code telemetry}, at QoS 0: how the locker fares. It may be lost, and decides nothing.
 *
 * @param doors those that were opened since the locker's agent began
 */
public record Telemetry(long wallMillis, List<Door> doors) {
    public Telemetry {
        doors = List.copyOf(doors);
    }

    /**
     * How a door answered its latest openings.
     *
     * @param openMillis the median time from the pulse to the open contact; null if it never opened
     * @param openings how many are judged
     * @param shut those at which it stayed shut
     * @param again those that needed a second pulse
     * @param bounces readings of its contact that the next one took back
     * @param sign what points to a failure to come, e.g. SLOW; null: nothing
     */
    public record Door(
            String compartment,
            @Nullable Long openMillis,
            int openings,
            int shut,
            int again,
            long bounces,
            @Nullable String sign) {}
}
