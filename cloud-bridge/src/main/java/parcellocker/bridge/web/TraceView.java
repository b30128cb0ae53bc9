package parcellocker.bridge.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.parcels.Chain;
import parcellocker.bridge.parcels.Chain.Line;
import parcellocker.bridge.parcels.Chain.Why;
import parcellocker.bridge.parcels.Happenings.Place;
import parcellocker.bridge.parcels.Traces;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/**
 * The time line of a parcel, before it is drawn.
 *
 * @param climate what the probes of the locker in which it lies read last; none if it lies in none, or nothing measures there
 * @param sentences what journals say, by its place
 */
public record TraceView(Chain chain, List<Telemetry.Climate> climate, Texts texts, Map<Place, String> sentences) {
    public TraceView {
        climate = List.copyOf(climate);
        sentences = Map.copyOf(sentences);
    }

    static TraceView of(City city, String waybill, Texts texts) {
        Chain chain = new Traces(city.database()).of(waybill);
        Optional<LockerId> locker = chain.locker().map(LockerId::new);
        Instant now = city.clock().instant();
        boolean isSilent = locker.filter(at -> city.presence().of(at, now) == Freshness.STALE)
                .isPresent();
        return new TraceView(
                isSilent ? chain.silent() : chain,
                locker.map(at -> city.presence().climate(at)).orElse(List.of()),
                texts,
                new Telling(city.books(), texts).sentences(places(chain)));
    }

    private static List<Place> places(Chain chain) {
        return chain.lines().stream()
                .filter(Line.Heard.class::isInstance)
                .map(heard -> ((Line.Heard) heard).link().place())
                .toList();
    }

    /** A line as it is drawn; of a gap there is no time and no place. */
    public record Row(Optional<Instant> at, String title, String place, String words) {
        public boolean isGap() {
            return at.isEmpty();
        }
    }

    public List<Row> rows() {
        return chain.lines().stream()
                .map(line -> switch (line) {
                    case Line.Heard heard -> row(heard.link());
                    case Line.Gap gap -> new Row(Optional.empty(), texts.say("console.chain.gap"), "", text(gap.why()));
                })
                .toList();
    }

    private Row row(Chain.Link link) {
        return new Row(
                Optional.of(Instant.ofEpochMilli(link.stamp().wallMillis())),
                texts.say("console.what." + link.what().name()),
                link.locker().isEmpty() ? "" : texts.say("console.place", link.locker(), link.compartment()),
                words(link));
    }

    /** What was said when it was heard; of an announcement for which locker. */
    String words(Chain.Link link) {
        return link.meant().isEmpty()
                ? sentences.getOrDefault(link.place(), "")
                : texts.say("console.chain.meant", link.meant());
    }

    /** One sentence for people; the answer of the interface has it beside the word. */
    String text(Why why) {
        return texts.say("console.gap." + why.name());
    }

    /** The newest temperatures, in words; empty if nothing measures. */
    public String temperatures() {
        return climate.isEmpty() ? "" : Cabinet.temperatures(climate, texts);
    }
}
