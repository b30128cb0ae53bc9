package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** What the city says to a locker about parcels: those that may still come, how long those inside may lie, tokens taken back. */
public final class Expected implements Directives.Standing {
    private final Seals seals;
    private final Promises promises;

    /**
     * What holds for every locker.
     *
     * @param sealing private keys of the city: persons rest sealed to it
     * @param policies what parcels are promised
     */
    public Expected(KeyRing sealing, Policies policies) {
        this.seals = new Seals(sealing);
        this.promises = new Promises(policies);
    }

    /**
     * Of a city that has had a single profile, without a fee.
     *
     * @param longer what recipients may add to the time their parcels lie
     */
    public Expected(KeyRing sealing, Optional<Fact.Longer> longer) {
        this(sealing, single(Duration.ofDays(1), longer));
    }

    static Policies single(Duration free, Optional<Fact.Longer> longer) {
        return Policies.free(new StorageTime(
                free,
                longer.map(offer -> Duration.ofMillis(offer.millis())).orElse(Duration.ZERO),
                longer.map(Fact.Longer::times).orElse(0)));
    }

    @Override
    public Directives.Said at(Sql sql, LockerId locker) {
        List<Directive> orders = new ArrayList<>(Storage.standing(sql, locker, promises));
        orders.addAll(Tokens.standing(sql, locker));
        return new Directives.Said(parcels(sql, locker), orders);
    }

    /**
     * Announced, and in none of its deliveries but one that came to nothing; the latest first. None at a locker that could not read
     * whom they are for.
     */
    List<Directive.Parcel> parcels(Sql sql, LockerId locker) {
        String sealTo = Fleet.terminal(sql, locker).sealTo();
        if (sealTo.isEmpty()) {
            return List.of();
        }
        return sql.all(
                "select waybill, recipient, person, basis, size, marks from parcel_announced a where locker = ?"
                        + " and lapsed_at is null and not exists ("
                        + "select 1 from parcel_delivery d where d.locker = a.locker and a.waybill = any (d.waybills)"
                        + " and d.state not in ('WITHDRAWN', 'FAILED')) order by announced_at desc, waybill",
                row -> parcel(row, sealTo),
                locker.value());
    }

    private Directive.Parcel parcel(ResultSet row, String sealTo) throws SQLException {
        return new Directive.Parcel(
                row.getString("waybill"),
                row.getString("recipient"),
                Jose.seal(Json.write(seals.recipient(row.getString("person")).person()), sealTo),
                Optional.ofNullable(row.getString("basis")).map(Basis::valueOf).orElse(null),
                row.getString("size"),
                Marks.said(Marks.read(row)));
    }
}
