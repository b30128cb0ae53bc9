package parcellocker.bridge.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** A city that exchanges events, over a real PostgreSQL, with a clock that stands. */
final class Market {
    static final KeyRing SEALING = KeyRing.of(Jose.newSealingKey());

    final Database database = Postgres.migrated();
    final SqlBooks books = new SqlBooks(database);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
    final Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
    final Partners partners = new Partners(database, SEALING);
    final Admission admission = new Admission(database, partners, now::get);
    final Inbox inbox = new Inbox(
            database,
            new Announcements(database, directives, SEALING),
            now::get,
            SEALING.published().present());
    final Feed feed = new Feed(database, now::get);
    final Pushes pushes = new Pushes(database, now::get, new SplittableRandom(7));

    /** A locker of the city, known to nobody's board. */
    Journal locker(String name) {
        LockerId locker = new LockerId(name);
        database.inTransaction(sql -> {
            Fleet.register(
                    sql,
                    directives,
                    new Fleet.Registration(locker, name, "中州路1号", 1, Jose.publicOf(Jose.newSealingKey())));
            SqlBooks.enrol(sql, locker, 1);
            return true;
        });
        return new Journal(locker, 1);
    }

    void hear(String locker, Journal journal) {
        new Intake(books).take(new LockerId(locker), journal.all());
    }

    /** A partner that may do everything. */
    Partner partner(String code, Partner.Kind kind, Optional<URI> callback) {
        Partner partner = new Partner(
                code, code, kind, List.of(Partner.Scope.values()), Partner.Mask.MASKED, Dialect.PLAIN, callback, true);
        partners.put(partner);
        return partner;
    }

    Partner carrier(String code) {
        return partner(code, Partner.Kind.CARRIER, Optional.empty());
    }

    /** One to whom events are brought. */
    Partner called(String code) {
        return partner(code, Partner.Kind.CARRIER, Optional.of(URI.create("https://partner.example/in")));
    }

    void declares(Partner partner, String waybill) {
        inbox.take(partner, new Inbox.Told("declares-" + waybill, waybill, Optional.empty()));
    }

    void passes(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }
}
