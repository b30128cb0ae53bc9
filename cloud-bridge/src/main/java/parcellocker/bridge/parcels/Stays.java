package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** What the page behind a link shows. */
public final class Stays {
    private static final String ROW =
            "select d.*, d.state = any (?) as inside, n.code_seal as told, n.made_millis, n.clock, n.noted_at,"
                    + " greatest(s.limit_millis, d.promised_millis) as limit_now, s.told_at, w.refused, w.helper"
                    + " from parcel_delivery d left join parcel_notice n using (locker, delivery)"
                    + " left join parcel_storage s using (locker, delivery)"
                    + " left join parcel_wish w using (locker, delivery) where d.locker = ? and d.delivery = ?";

    private final Database database;
    private final Links links;
    private final Storage storage;
    private final Tokens tokens;
    private final Seals seals;
    private final PickupQr qr;

    /**
     * What credentials are made from.
     *
     * @param tokens private JWK that signs QR tokens
     * @param sealing private keys of the city
     */
    public record Terms(Policies policies, String tokens, KeyRing sealing) {
        /** Of a city that has had a single profile, without a fee. */
        public Terms(int storageHours, String tokens, KeyRing sealing) {
            this(Policies.free(storageHours), tokens, sealing);
        }

        /** Never the keys. */
        @Override
        public String toString() {
            return "terms of stays";
        }
    }

    public Stays(Database database, Links links, Storage storage, Tokens tokens, Terms terms) {
        this.database = database;
        this.links = links;
        this.storage = storage;
        this.tokens = tokens;
        this.seals = new Seals(terms.sealing());
        this.qr = new PickupQr(terms.policies(), terms.tokens());
    }

    private record Row(
            Delivery delivery,
            boolean inside,
            @Nullable String told,
            long madeSeconds,
            long limitMillis,
            @Nullable Instant until,
            @Nullable Refusal refused,
            @Nullable String helper) {}

    /** The delivery to which this token leads; empty for one that was never given out, and for one whose time is over. */
    public Optional<Stay> find(String token) {
        return database.inTransaction(sql -> links.find(sql, token).map(bearer -> stay(sql, token, bearer)));
    }

    /** A link, and the locker at which the delivery is. */
    public record Given(LockerId locker, Links.Made made) {}

    /**
     * A new link for whoever sends the notices.
     *
     * @param at the locker, needed only if several have a delivery of that name
     */
    public Given link(String delivery, Optional<LockerId> at) {
        return database.inTransaction(sql -> {
            LockerId locker = Announcements.holder(sql, delivery, at);
            return new Given(locker, links.fresh(sql, locker.value(), delivery));
        });
    }

    private Stay stay(Sql sql, String token, Links.Bearer bearer) {
        Row row = sql.one(ROW, Stays::row, State.inside(), bearer.locker(), bearer.delivery())
                .orElseThrow();
        Delivery delivery = row.delivery();
        String waybill = delivery.waybills().getFirst();
        return new Stay(
                bearer.isHelper(),
                waybill.substring(Math.max(0, waybill.length() - 4)),
                where(sql, bearer.locker(), delivery),
                delivery.state(),
                new Stay.Term(
                        row.limitMillis(),
                        row.until(),
                        delivery.overdue(),
                        moreHours(sql, bearer, row),
                        cost(sql, bearer, row)),
                bearer.helper() == null ? recipients(sql, bearer, row) : helpers(sql, row, bearer.helper()),
                asked(sql, token, bearer, row),
                row.inside() ? null : ended(sql, bearer));
    }

    /**
     * Nothing runs while the locker counts its time, and none for what its recipient has refused. From when it told that the time was over, hours go by
     * the clock.
     */
    private Stay.Cost cost(Sql sql, Links.Bearer bearer, Row row) {
        Promise promise = storage.promise(sql, bearer.locker(), bearer.delivery());
        boolean runs = row.inside() && row.delivery().overdue() && row.refused() == null;
        Duration beyond = runs ? sinceEnd(sql, bearer) : Duration.ZERO;
        Duration limit = Duration.ofMillis(row.limitMillis());
        return new Stay.Cost(promise.fee(), runs ? promise.fen(limit.plus(beyond), limit) : 0);
    }

    /** Nothing if the locker did not know the time then: nobody pays for what nobody can prove. */
    private Duration sinceEnd(Sql sql, Links.Bearer bearer) {
        return sql
                .all(
                        "select wall_millis from parcel_event where locker = ? and delivery = ? and kind = 'StorageEnded'"
                                + " and clock <> 'SUSPECT' order by epoch desc, seq desc limit 1",
                        row -> Duration.between(
                                Instant.ofEpochMilli(row.getLong(1)),
                                links.clock().instant()),
                        bearer.locker(),
                        bearer.delivery())
                .stream()
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Row row(ResultSet row) throws SQLException {
        @Nullable String told = row.getString("told");
        @Nullable String refused = row.getString("refused");
        long limit = row.getLong("limit_now");
        boolean runs = row.getTimestamp("told_at") != null;
        return new Row(
                DeliveryTable.read(row),
                row.getBoolean("inside"),
                told,
                told == null ? 0 : PickupQr.made(row).getEpochSecond(),
                runs ? limit : 0,
                runs ? row.getTimestamp("told_at").toInstant().plusMillis(limit) : null,
                refused == null ? null : Refusal.valueOf(refused),
                row.getString("helper"));
    }

    private static Stay.Where where(Sql sql, String locker, Delivery delivery) {
        Terminal terminal = Fleet.terminal(sql, new LockerId(locker));
        return new Stay.Where(
                terminal.name(),
                terminal.address(),
                delivery.compartment(),
                Heights.of(sql, locker, delivery.compartment()));
    }

    private int moreHours(Sql sql, Links.Bearer bearer, Row row) {
        boolean mayBe = !bearer.isHelper() && row.inside() && row.refused() == null && row.until() != null;
        return mayBe && !row.delivery().overdue() ? storage.moreHours(sql, bearer.locker(), bearer.delivery()) : 0;
    }

    /** A parcel that was put back to be returned is its recipient's no more. */
    private Stay.Credential recipients(Sql sql, Links.Bearer bearer, Row row) {
        String told = row.told();
        if (!row.inside() || row.delivery().state() == State.REFUSED || told == null) {
            return new Stay.Credential(null, null);
        }
        return new Stay.Credential(
                qr.of(bearer.locker(), bearer.delivery(), told, row.madeSeconds()),
                seals.code(sql, told, bearer.delivery()).orElse(null));
    }

    private Stay.Credential helpers(Sql sql, Row row, String helper) {
        boolean opens = row.inside() && row.delivery().state() != State.REFUSED;
        return new Stay.Credential(opens ? tokens.again(sql, helper).orElse(null) : null, null);
    }

    private Stay.Asked asked(Sql sql, String token, Links.Bearer bearer, Row row) {
        Optional<Helper> helper = Optional.ofNullable(row.helper())
                .filter(known -> row.inside())
                .flatMap(known -> tokens.helper(sql, known));
        boolean isRecipient = !bearer.isHelper();
        return new Stay.Asked(
                row.refused(),
                helper.filter(one -> isRecipient || one.token().equals(bearer.helper()))
                        .orElse(null),
                helper.filter(one -> isRecipient)
                        .flatMap(one -> links.shownHelper(sql, token, one.token()))
                        .orElse(null),
                waiting(sql, bearer));
    }

    private static List<String> waiting(Sql sql, Links.Bearer bearer) {
        return sql.all(
                "select ticket from parcel_page_ticket where locker = ? and delivery = ? and settled_at is null"
                        + " order by number",
                row -> row.getString(1),
                bearer.locker(),
                bearer.delivery());
    }

    private static @Nullable Instant ended(Sql sql, Links.Bearer bearer) {
        return sql
                .all(
                        "select made_millis from parcel_happening where locker = ? and delivery = ? and clock <> 'SUSPECT'"
                                + " order by epoch desc, seq desc limit 1",
                        row -> Instant.ofEpochMilli(row.getLong(1)),
                        bearer.locker(),
                        bearer.delivery())
                .stream()
                .findFirst()
                .orElse(null);
    }
}
