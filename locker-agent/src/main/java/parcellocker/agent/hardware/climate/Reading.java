package parcellocker.agent.hardware.climate;

import java.util.OptionalInt;

/**
 * What a probe says.
 *
 * @param milliCelsius thousandths of a degree; empty: the probe does not answer or says that it is broken
 * @param milliPercent thousandths of a percent of relative humidity; empty: not measured
 */
public record Reading(OptionalInt milliCelsius, OptionalInt milliPercent) {
    /** No answer. */
    public static final Reading NONE = new Reading(OptionalInt.empty(), OptionalInt.empty());

    /** Of a thermometer alone. */
    public static Reading celsius(OptionalInt milliCelsius) {
        return new Reading(milliCelsius, OptionalInt.empty());
    }
}
