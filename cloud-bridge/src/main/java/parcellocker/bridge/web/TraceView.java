package parcellocker.bridge.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.parcels.Chain;
import parcellocker.bridge.parcels.Chain.Line;
import parcellocker.bridge.parcels.Chain.Why;
import parcellocker.bridge.parcels.Traces;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/**
 * The time line of a parcel, before it is drawn.
 *
 * @param climate what the probes of the locker in which it lies read last; none if it lies in none, or nothing measures there
 */
public record TraceView(Chain chain, List<Telemetry.Climate> climate) {
    public TraceView {
        climate = List.copyOf(climate);
    }

    static TraceView of(City city, String waybill) {
        Chain chain = new Traces(city.database()).of(waybill);
        Optional<LockerId> locker = chain.locker().map(LockerId::new);
        Instant now = city.clock().instant();
        boolean isSilent = locker.filter(at -> city.presence().of(at, now) == Freshness.STALE)
                .isPresent();
        return new TraceView(
                isSilent ? chain.silent() : chain,
                locker.map(at -> city.presence().climate(at)).orElse(List.of()));
    }

    /** A line as it is drawn; of a gap the time and the words are empty. */
    public record Row(boolean isGap, String time, String title, String place, String words) {}

    public List<Row> rows() {
        return chain.lines().stream()
                .map(line -> switch (line) {
                    case Line.Heard heard -> row(heard.link());
                    case Line.Gap gap -> new Row(true, "", "Gap", "", text(gap.why()));
                })
                .toList();
    }

    private static Row row(Chain.Link link) {
        return new Row(
                false,
                Pages.time(link.stamp().wallMillis()),
                Pages.word(link.what().name()),
                link.locker().isEmpty() ? "" : link.locker() + ", door " + link.compartment(),
                link.words());
    }

    /** One sentence for people; the answer of the interface has it beside the word. */
    static String text(Why why) {
        return switch (why) {
            case NOT_ANNOUNCED -> "Nobody had told the city of it before.";
            case CARRIED -> "With a carrier; no locker sees it there.";
            case UNKNOWN -> "Nobody knew where it was.";
            case CAME_BACK -> "It had left the lockers for good; nothing says how it came back.";
            case BOARD_REPLACED -> "The locker's board was replaced; what the former one saw last was never heard.";
            case LEFT_UNSEEN -> "Nothing says how it left the locker.";
            case LOCKER_SILENT -> "The locker is not heard now.";
        };
    }

    /** The newest temperatures, in words; empty if nothing measures. */
    public String temperatures() {
        return climate.isEmpty() ? "" : Pages.Cabinet.temperatures(climate);
    }
}
