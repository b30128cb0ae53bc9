package parcellocker.bridge.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.parcels.Happening;

/**
 * What befell a parcel, in the words of GS1's Core Business Vocabulary 2.0. The words are theirs; which of ours is which is the city's choice.
 *
 * @param disposition empty if there is none to tell
 */
public record EpcisStep(String bizStep, Optional<String> disposition) {
    private static EpcisStep of(String bizStep, String disposition) {
        return new EpcisStep(bizStep, Optional.of(disposition));
    }

    /** In their words. */
    public static EpcisStep of(Happening.Kind kind) {
        return switch (kind) {
            case DEPOSITED, FOUND, SENT -> of("storing", "in_progress");
            // From here on it is its recipient's, and its condition theirs to tell.
            case PICKED_UP -> new EpcisStep("accepting", Optional.empty());
            case RECALLED, WITHDRAWN -> of("removing", "in_progress");
            case REFUSED -> of("holding", "non_conformant");
            case OVERDUE -> of("holding", "in_progress");
            case UNCERTAIN -> of("holding", "unknown");
            // Out of the locker on a caretaker's word: nobody has accepted it.
            case HANDED_OVER -> of("other", "unknown");
            case MISSING -> of("inspecting", "unknown");
            case COLLECTED -> of("accepting", "in_progress");
        };
    }

    /** What may have befallen a parcel if that was the step. */
    static List<Happening.Kind> kinds(List<String> bizSteps) {
        return Arrays.stream(Happening.Kind.values())
                .filter(kind -> bizSteps.isEmpty() || bizSteps.contains(of(kind).bizStep()))
                .toList();
    }
}
