package parcellocker.bridge.exchange;

import parcellocker.bridge.parcels.Happening;
import parcellocker.contract.entry.Stamp.Clock;

/**
 * One thing that befell one parcel, as partners hear of it. No personal data, no code.
 *
 * @param number place in the feed; it grows, not by one for each partner
 * @param event the same however often it is told
 * @param madeMillis Unix time as the locker believed it to be
 * @param clock how well the locker knew the time
 */
public record TrackEvent(
        long number,
        String event,
        String waybill,
        Happening.Kind code,
        String locker,
        String compartment,
        long madeMillis,
        Clock clock) {}
