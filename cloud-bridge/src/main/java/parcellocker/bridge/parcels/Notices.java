package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Promise;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.KeyRing;

/** What recipients are told. Codes rest sealed; they are opened only to be shown, and never logged. */
public final class Notices {
    private static final int MOST = 200;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Database database;
    private final Seals seals;
    private final Terms terms;
    private final PickupQr qr;
    private final Promises promises;

    /**
     * What notices are made from.
     *
     * @param tokens private JWK that signs QR tokens
     * @param sealing private keys of the city
     * @param links to recipients' own pages, if the city has them
     */
    public record Terms(String city, Policies policies, String tokens, KeyRing sealing, Optional<Links> links) {
        /** Of a city that has had a single profile, without a fee. */
        public Terms(String city, int storageHours, String tokens, KeyRing sealing, Optional<Links> links) {
            this(city, Policies.free(storageHours), tokens, sealing, links);
        }
    }

    public Notices(Database database, Terms terms) {
        this.database = database;
        this.seals = new Seals(terms.sealing());
        this.terms = terms;
        this.promises = new Promises(terms.policies());
        this.qr = new PickupQr(terms.policies(), terms.tokens());
    }

    /**
     * One notice.
     *
     * @param phone masked; null if nobody told the city
     * @param code 8 digits; null if the locker's sealed code did not come or cannot be opened: order a new one
     * @param qr the text of the QR code
     */
    public record Notice(
            String locker,
            List<String> waybills,
            String delivery,
            @Nullable String phone,
            String text,
            @Nullable String code,
            String qr,
            String state) {
        public Notice {
            waybills = List.copyOf(waybills);
        }
    }

    private record Row(String locker, Delivery delivery, String codeSeal, long madeSeconds) {}

    /** What a notice says: where a parcel is, by which code, for how long. */
    private record Stored(
            Terminal at, Delivery delivery, @Nullable String code, Promise promise) {}

    /** The latest notices, newest first. A delivery has one: a new code replaces the old one's. */
    public List<Notice> latest(Tongue tongue) {
        return database.inTransaction(sql -> sql
                .all(
                        "select n.locker, n.made_millis, n.clock, n.noted_at, n.code_seal as told, d.* from parcel_notice n"
                                + " join parcel_delivery d using (locker, delivery) order by n.noted_at desc limit ?",
                        Notices::row,
                        MOST)
                .stream()
                .map(row -> notice(sql, row, tongue))
                .toList());
    }

    /**
     * Staff opened the compartment of somebody's parcel.
     *
     * @param opening by which the journal names it
     * @param phone masked; null if nobody told the city
     */
    public record StaffOpening(
            String locker,
            String delivery,
            String opening,
            @Nullable String phone,
            String text) {}

    /** The latest openings by staff that recipients are told of, newest first. */
    public List<StaffOpening> openedByStaff(Tongue tongue) {
        return database.inTransaction(sql -> sql.all(
                "select s.locker, s.opening, s.made_millis, s.clock, s.noted_at, d.code_seal as told, d.*"
                        + " from parcel_staff_opening s join parcel_delivery d using (locker, delivery)"
                        + " order by s.noted_at desc limit ?",
                row -> staffOpening(sql, row(row), row.getString("opening"), tongue),
                MOST));
    }

    private StaffOpening staffOpening(Sql sql, Row row, String opening, Tongue tongue) {
        Delivery delivery = row.delivery();
        Terminal terminal = Fleet.terminal(sql, new LockerId(row.locker()));
        String when = WHEN.format(Instant.ofEpochSecond(row.madeSeconds()).atZone(ZoneId.systemDefault()));
        String text = switch (tongue) {
            case CHINESE ->
                head(delivery) + "所在的" + terminal.name() + delivery.compartment() + "已于" + when + "由工作人员开启，如有缺失请致电并报编号"
                        + opening + "。";
            case ENGLISH ->
                "[" + terms.city() + "] Staff opened the compartment of your parcel …" + tail(delivery)
                        + " in the locker " + terminal.name() + " on " + when
                        + ". If anything is missing, call us with the number "
                        + opening + ".";
        };
        return new StaffOpening(
                row.locker(),
                delivery.delivery(),
                opening,
                seals.recipient(sql, row.locker(), delivery)
                        .map(known -> Masked.phone(known.phone()))
                        .orElse(null),
                text + link(sql, row));
    }

    private static String tail(Delivery delivery) {
        String first = delivery.waybills().getFirst();
        return first.substring(Math.max(0, first.length() - 4));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("locker"),
                DeliveryTable.read(row),
                row.getString("told"),
                PickupQr.made(row).getEpochSecond());
    }

    private Notice notice(Sql sql, Row row, Tongue tongue) {
        Delivery delivery = row.delivery();
        Terminal terminal = Fleet.terminal(sql, new LockerId(row.locker()));
        Promise promise = promises.of(sql, row.locker(), delivery.delivery());
        @Nullable
        String code = seals.code(sql, row.codeSeal(), delivery.delivery()).orElse(null);
        return new Notice(
                row.locker(),
                delivery.waybills(),
                delivery.delivery(),
                seals.recipient(sql, row.locker(), delivery)
                        .map(known -> Masked.phone(known.phone()))
                        .orElse(null),
                stored(tongue, new Stored(terminal, delivery, code, promise)) + link(sql, row),
                code,
                qr.of(row.locker(), delivery.delivery(), row.codeSeal(), row.madeSeconds()),
                delivery.state().name());
    }

    private String link(Sql sql, Row row) {
        return terms.links()
                .map(links -> links.steady(sql, row.locker(), row.delivery().delivery(), row.codeSeal()))
                .map(made -> " " + made.link())
                .orElse("");
    }

    private String stored(Tongue tongue, Stored stored) {
        Terminal at = stored.at();
        Delivery delivery = stored.delivery();
        String code = stored.code();
        return switch (tongue) {
            case CHINESE ->
                head(delivery) + "已存入" + at.name() + "(" + at.address() + ")" + delivery.compartment() + "，"
                        + (code == null ? "请在柜前出示二维码" : "取件码" + code + "，或出示二维码") + "，存"
                        + Wording.chinese(stored.promise()) + "，可当场验收拒收。";
            case ENGLISH ->
                "[" + terms.city() + "] Your parcel …" + tail(delivery) + " is in the locker " + at.name() + ", "
                        + at.address() + ". "
                        + (code == null ? "Show the QR code at the locker" : "Code " + code + ", or show the QR code")
                        + ". Stored for " + Wording.english(stored.promise())
                        + ". You may look at it and refuse it there.";
        };
    }

    private String head(Delivery delivery) {
        return "【" + terms.city() + "】快件(尾号" + tail(delivery) + ")";
    }
}
