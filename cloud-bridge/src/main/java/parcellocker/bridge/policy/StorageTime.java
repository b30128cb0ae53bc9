package parcellocker.bridge.policy;

import java.time.Duration;

/**
 * How long a parcel may lie, without a fee.
 *
 * @param free as the locker counts, outages not
 * @param extension what its recipient may add at a time
 * @param extensions how often; 0 for never
 */
public record StorageTime(Duration free, Duration extension, int extensions) {
    /** Whether anything may be added. */
    public boolean isExtensible() {
        return extensions > 0 && extension.isPositive();
    }
}
