package parcellocker.bridge.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;

/** What befell parcels, as EPCIS events: the city's own, and those that a partner captured, which that partner alone and the regulator see. */
public final class EpcisQuery {
    /** The city's offset from UTC. */
    private static final String ZONE = "+08:00";

    /** Each half is cut short by itself: nobody sorts all that ever happened for one page. */
    private static final String EVENTS = """
            (select e.number, e.event, e.waybill, e.code, e.locker, e.compartment, e.made_millis, e.clock, e.recorded_at,
                null::text as event_id, null::text[] as epcs, null::text as zone, null::text as action, null::text as biz_step,
                null::text as disposition, null::text as read_point, null::text as biz_location
            from exchange_event e
            where e.number > ? and e.made_millis >= ? and e.made_millis < ? and e.code = any (?) and (? or e.waybill = any (?))
                and (? or exists (select 1 from exchange_shipment s where s.waybill = e.waybill and s.partner = ?))
            order by e.number limit ?)
            union all
            (select c.number, null, null, null, null, null, c.event_millis, null, c.recorded_at,
                c.event_id, c.epcs, c.zone, c.action, c.biz_step, c.disposition, c.read_point, c.biz_location
            from exchange_captured c
            where c.number > ? and c.event_millis >= ? and c.event_millis < ? and (? or c.biz_step = any (?)) and (? or c.epcs && ?)
                and (? or c.partner = ?)
            order by c.number limit ?)
            order by number limit ?
            """;

    private final Database database;
    private final EpcisNames names;

    public EpcisQuery(Database database, EpcisNames names) {
        this.database = database;
        this.names = names;
    }

    public EpcisNames names() {
        return names;
    }

    /**
     * What is asked for.
     *
     * @param epcs any of these; empty for all
     * @param bizSteps any of these; empty for all
     * @param from not before
     * @param before empty for all
     * @param after behind that number
     */
    public record Asked(
            List<String> epcs,
            List<String> bizSteps,
            Optional<Instant> from,
            Optional<Instant> before,
            long after,
            int most) {
        public Asked {
            epcs = List.copyOf(epcs);
            bizSteps = List.copyOf(bizSteps);
        }
    }

    /** In the order of their numbers. */
    public List<EpcisEvent.Numbered> find(Partner partner, Asked asked) {
        List<String> waybills = asked.epcs().stream()
                .flatMap(epc -> names.waybill(epc).stream())
                .toList();
        List<String> epcs = waybills.stream().map(names::epc).toList();
        List<String> kinds =
                EpcisStep.kinds(asked.bizSteps()).stream().map(Enum::name).toList();
        long from = asked.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        long before = asked.before().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        boolean isOfAny = asked.epcs().isEmpty();
        boolean isAnyStep = asked.bizSteps().isEmpty();
        boolean seesAll = partner.seesAll();
        String whose = partner.code();
        long after = asked.after();
        int most = asked.most();
        Stream<Object> own = Stream.of(after, from, before, kinds, isOfAny, waybills, seesAll, whose, most);
        Stream<Object> captured =
                Stream.of(after, from, before, isAnyStep, asked.bizSteps(), isOfAny, epcs, seesAll, whose, most, most);
        return database.inTransaction(
                sql -> sql.all(EVENTS, this::event, Stream.concat(own, captured).toArray()));
    }

    private EpcisEvent.Numbered event(ResultSet row) throws SQLException {
        EpcisEvent event = row.getString("event_id") == null ? of(Feed.event(row)) : captured(row);
        @Nullable Timestamp recorded = row.getTimestamp("recorded_at");
        return new EpcisEvent.Numbered(
                row.getLong("number"), Optional.ofNullable(recorded).map(Timestamp::toInstant), event);
    }

    /** One of the city's own. */
    EpcisEvent of(TrackEvent track) {
        EpcisStep step = EpcisStep.of(track.code());
        return new EpcisEvent(
                names.eventId(track.event()),
                Instant.ofEpochMilli(track.madeMillis()),
                ZONE,
                List.of(names.epc(track.waybill())),
                "OBSERVE",
                new EpcisEvent.Said(
                        Optional.of(step.bizStep()),
                        step.disposition(),
                        Optional.of(names.door(track.locker(), track.compartment())),
                        Optional.of(names.place(track.locker()))),
                Optional.of(track));
    }

    private static EpcisEvent captured(ResultSet row) throws SQLException {
        return new EpcisEvent(
                Objects.requireNonNull(row.getString("event_id")),
                Instant.ofEpochMilli(row.getLong("made_millis")),
                row.getString("zone"),
                List.of((String[]) row.getArray("epcs").getArray()),
                row.getString("action"),
                new EpcisEvent.Said(
                        Optional.ofNullable(row.getString("biz_step")),
                        Optional.ofNullable(row.getString("disposition")),
                        Optional.ofNullable(row.getString("read_point")),
                        Optional.ofNullable(row.getString("biz_location"))),
                Optional.empty());
    }
}
