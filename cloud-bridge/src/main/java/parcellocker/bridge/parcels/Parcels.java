package parcellocker.bridge.parcels;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.KeyRing;

/** Parcels as the city's staff see them: by waybill, with masked persons. */
public final class Parcels {
    /** No page shows more. */
    public static final int MOST = 500;

    private final Database database;
    private final Seals seals;

    /** @param sealing private keys of the city */
    public Parcels(Database database, KeyRing sealing) {
        this.database = database;
        this.seals = new Seals(sealing);
    }

    /**
     * One parcel.
     *
     * @param state {@code ANNOUNCED} or the {@link State} of its latest delivery
     * @param phone masked, as the mail address; null if nobody told the city
     * @param overdue it has lain as long as it may: a courier may take it out
     * @param refused why its recipient does not want it, a name of {@link Refusal}; null if they did not say so on their page
     */
    public record Parcel(
            String waybill,
            String locker,
            String state,
            @Nullable String delivery,
            @Nullable String compartment,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            boolean overdue,
            @Nullable String refused) {}

    /** A parcel with everything that was heard of it, in order. */
    public record History(Parcel parcel, List<Noted> events) {
        public History {
            events = List.copyOf(events);
        }
    }

    private record Row(
            String waybill,
            String locker,
            @Nullable String person,
            @Nullable String delivery,
            @Nullable String state,
            @Nullable String compartment,
            @Nullable String phoneSeal,
            boolean overdue,
            @Nullable String refused) {}

    private static final String ROWS = """
            with stay as (
                select distinct on (waybill) waybill, locker, delivery, state, compartment, phone_seal, overdue, begun_millis
                from (select unnest(waybills) as waybill, d.* from parcel_delivery d) each
                where (?::text[] is null or waybill = any (?::text[]))
                order by waybill, begun_millis desc, begun_seq desc)
            select coalesce(s.waybill, a.waybill) as waybill, coalesce(s.locker, a.locker) as locker, a.person,
                s.delivery, s.state, s.compartment, s.phone_seal, s.overdue, w.refused
            from stay s full join (select * from parcel_announced where ?::text[] is null or waybill = any (?::text[])) a
                on a.waybill = s.waybill
                left join parcel_wish w on w.locker = s.locker and w.delivery = s.delivery
            order by coalesce(s.begun_millis, extract(epoch from a.announced_at) * 1000) desc, 1
            limit ?
            """;

    /** The latest {@link #MOST} parcels. */
    public List<Parcel> latest() {
        return database.inTransaction(sql -> find(sql, null));
    }

    /** Those of these that any locker or partner has told of, at most {@link #MOST}. */
    public List<Parcel> among(List<String> waybills) {
        return database.inTransaction(sql -> find(sql, waybills));
    }

    /** One parcel, if any locker or partner has told of it. */
    public Optional<Parcel> find(String waybill) {
        return among(List.of(waybill)).stream().findFirst();
    }

    /** The same for whoever may not know whom it is for. */
    public static Parcel unnamed(Parcel parcel) {
        return new Parcel(
                parcel.waybill(),
                parcel.locker(),
                parcel.state(),
                parcel.delivery(),
                parcel.compartment(),
                null,
                null,
                null,
                parcel.overdue(),
                parcel.refused());
    }

    /** One parcel's history, or {@link Problem#PARCEL_UNKNOWN}. */
    public History history(String waybill) {
        return database.inTransaction(sql -> {
            Parcel parcel = find(sql, List.of(waybill)).stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(Problem.PARCEL_UNKNOWN, "no such parcel"));
            return new History(parcel, events(sql, waybill));
        });
    }

    private List<Parcel> find(Sql sql, @Nullable List<String> waybills) {
        return sql
                .all(
                        ROWS,
                        row -> new Row(
                                row.getString("waybill"),
                                row.getString("locker"),
                                row.getString("person"),
                                row.getString("delivery"),
                                row.getString("state"),
                                row.getString("compartment"),
                                row.getString("phone_seal"),
                                row.getBoolean("overdue"),
                                row.getString("refused")),
                        waybills,
                        waybills,
                        waybills,
                        waybills,
                        MOST)
                .stream()
                .map(row -> parcel(sql, row))
                .toList();
    }

    private Parcel parcel(Sql sql, Row row) {
        var person = seals.typed(sql, row.phoneSeal())
                .or(() -> Optional.ofNullable(row.person()).map(seals::recipient));
        return new Parcel(
                row.waybill(),
                row.locker(),
                row.state() == null ? "ANNOUNCED" : row.state(),
                row.delivery(),
                row.compartment(),
                person.map(known -> Masked.name(known.name())).orElse(null),
                person.map(known -> Masked.phone(known.phone())).orElse(null),
                person.map(Recipient::email).map(Masked::email).orElse(null),
                row.overdue(),
                row.refused());
    }

    private static List<Noted> events(Sql sql, String waybill) {
        return sql.all(
                "select " + Noted.COLUMNS + " from parcel_event e"
                        + " where waybill = ? or exists (select 1 from parcel_delivery d where d.locker = e.locker"
                        + " and d.delivery = e.delivery and ? = any (d.waybills)) order by locker, epoch, seq",
                Noted::of,
                waybill,
                waybill);
    }
}
