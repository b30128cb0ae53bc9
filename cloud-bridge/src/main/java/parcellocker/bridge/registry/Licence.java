package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * The permit of whoever opens the outlet. An outlet may do no more than it says, nowhere else and no longer.
 *
 * @param scope what may be done
 * @param regions GB/T 2260 codes; one that ends with zeros stands for all that begin like it
 */
public record Licence(String number, List<Service> scope, List<String> regions, LocalDate validTo) {
    public Licence {
        scope = List.copyOf(scope);
        regions = List.copyOf(regions);
    }

    /** Whether it counts in a region, e.g. 410300 in 410303. */
    boolean covers(String region) {
        return regions.stream().anyMatch(one -> region.startsWith(one.replaceFirst("(00)+$", "")));
    }
}
