package parcellocker.bridge.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An EPCIS object event.
 *
 * @param eventId a URI, the same whenever it is told
 * @param zone offset from UTC where and when it happened, e.g. {@code +08:00}
 * @param epcs names of the parcels
 * @param track the city's own event that it is made of; empty if a partner captured it
 */
public record EpcisEvent(
        String eventId,
        Instant at,
        String zone,
        List<String> epcs,
        String action,
        Said said,
        Optional<TrackEvent> track) {
    public EpcisEvent {
        epcs = List.copyOf(epcs);
    }

    /** What need not be said: words of the vocabulary or URIs. */
    public record Said(
            Optional<String> bizStep,
            Optional<String> disposition,
            Optional<String> readPoint,
            Optional<String> bizLocation) {}

    /**
     * As it is found.
     *
     * @param number its place among all
     * @param recordedAt when the city learned of it; empty if nobody noted that
     */
    public record Numbered(long number, Optional<Instant> recordedAt, EpcisEvent event) {}
}
