package parcellocker.bridge.parcels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.KeyRing;

/** A city with one locker over a real PostgreSQL, a clock that stands, and a channel that answers as it is told. */
final class Mailroom {
    static final String PHONE = "13812345678";
    static final LockerId LOCKER = new LockerId("LY-0001");
    private static final String SEALING = Jose.newSealingKey();

    final Database database = Postgres.migrated();
    final SqlBooks books = new SqlBooks(database);
    final Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
    final Storage storage = new Storage(
            database,
            directives,
            new Storage.Terms(false, Duration.ofHours(24), Optional.of(new Fact.Longer(24 * 3_600_000L, 1))));
    final Journal journal = new Journal(LOCKER, 1);
    /** Ahead by as long as a message is held back for a correction, and some seconds of a busy machine. */
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now().plusSeconds(15));

    final Tray tray = new Tray();
    final Messages messages = messages(tray);

    /** Keeps what it is handed, and answers. */
    static final class Tray implements Channel {
        final List<String> ids = new ArrayList<>();
        final List<String> phones = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        final List<String> subjects = new ArrayList<>();
        Answer answer = Answer.TAKEN;

        @Override
        public Answer send(String id, String phone, Text text) {
            ids.add(id);
            phones.add(phone);
            texts.add(text.body());
            subjects.add(text.subject());
            return answer;
        }
    }

    Mailroom() {
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "东门柜", "中州路1号", 1, ""));
            SqlBooks.enrol(sql, LOCKER, 1);
            return true;
        });
    }

    Messages messages(Channel channel) {
        return messages(channel, Optional.empty());
    }

    Messages messages(Channel channel, Optional<Links> links) {
        return new Messages(database, storage, terms(links), channel, now::get);
    }

    Messages messages(Map<Way, Channel> channels) {
        return new Messages(database, storage, terms(Optional.empty()), channels, now::get);
    }

    /** Of a city with other promises. */
    Messages messages(Storage promising) {
        return new Messages(database, promising, terms(Optional.empty()), tray, now::get);
    }

    private static Messages.Terms terms(Optional<Links> links) {
        return new Messages.Terms("洛快柜", "0379-12345", KeyRing.of(SEALING), links);
    }

    /** The city knows whom a parcel is for, and their mail address if there is one. */
    void announced(String waybill, @Nullable String email) {
        String person = new Seals(KeyRing.of(SEALING)).sealed(new Recipient("张三", PHONE, email));
        database.inTransaction(sql -> sql.change(
                "insert into parcel_announced (waybill, locker, recipient, person) values (?, ?, 'r-1', ?)",
                waybill,
                LOCKER.value(),
                person));
    }

    void passes(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    String sealed(Object secret) {
        return journal.attach(Json.write(secret), Jose.publicOf(SEALING));
    }

    /** A deposit that goes well; its code and phone come along. */
    void stored(String delivery, String code, @Nullable String phone) {
        String person = phone == null ? null : sealed(new Person("张三", phone));
        stored(delivery, sealed(new DrawnCode(delivery, code)), "YT0001", person);
    }

    void stored(String delivery, String codeSeal, String waybill, @Nullable String personSeal) {
        journal.add(
                Journal.authorised(delivery, "A01", waybill, codeSeal, personSeal),
                new Fact.DoorOpened("o-" + delivery, 300),
                new Fact.DepositClosed("o-" + delivery, 6_000, Fact.DepositVerdict.STORED));
        take();
    }

    void renewed(String delivery, String code) {
        journal.add(new Fact.CodeRenewed(delivery, Journal.V, sealed(new DrawnCode(delivery, code))));
        take();
    }

    void take() {
        new Intake(books).take(LOCKER, journal.all());
    }
}
