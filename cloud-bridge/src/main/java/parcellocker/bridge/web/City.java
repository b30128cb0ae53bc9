package parcellocker.bridge.web;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Configurations;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Reports;
import parcellocker.bridge.fleet.Rollouts;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.topic.LockerId;

/**
 * What the web shows and changes.
 *
 * @param notices empty if they are not shown on the screen
 * @param sealing public JWK of the city
 * @param told whom to call when there are new directives for a locker
 * @param isLinked whether the broker is reached
 */
public record City(
        String name,
        Database database,
        SqlBooks books,
        Fleet fleet,
        Directives directives,
        Presence presence,
        Announcements announcements,
        Storage storage,
        Parcels parcels,
        Commands commands,
        Tokens tokens,
        Optional<Notices> notices,
        String sealing,
        InstantSource clock,
        Consumer<LockerId> told,
        BooleanSupplier isLinked) {

    Configurations configurations() {
        return new Configurations(database, directives, clock);
    }

    /** What lockers are asked for. */
    public Reports reports() {
        return new Reports(database, directives, clock);
    }

    /** What is said to many, ring by ring. */
    public Rollouts rollouts() {
        return new Rollouts(
                database,
                configurations(),
                clock,
                locker -> presence.of(locker, clock.instant()) == Presence.Freshness.LIVE);
    }

    /** Gives a locker again what it has forgotten. */
    void sayAgain(Sql sql, LockerId locker) {
        announcements.again(sql, locker);
        storage.again(sql, locker);
        tokens.again(sql, locker);
        configurations().again(sql, locker);
        reports().again(sql, locker);
    }
}
