package parcellocker.bridge.web;

import java.util.List;
import parcellocker.bridge.exchange.TrackEvent;
import parcellocker.bridge.parcels.Parcels.Parcel;

/** A partner's parcel, with what it may know of the recipient. */
public record Shipment(Parcel parcel, List<TrackEvent> events) {
    public Shipment {
        events = List.copyOf(events);
    }
}
