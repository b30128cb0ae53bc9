package parcellocker.bridge.parcels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.directive.Directive.Person;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.KeyRing;

/**
 * Tells recipients by a {@link Channel}. Any number of bridges share the work: each takes messages that no other has in hand. An attempt
 * is counted before it is made, so that a bridge that dies in it costs one repetition, which the channel knows by its id. How long a
 * parcel may lie begins in the transaction that notes that its recipient was told.
 */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final int MOST = 50;
    /** The next batch of a journal may hold a correction of the phone. */
    private static final int HELD_SECONDS = 10;

    private static final Duration REMINDED_BEFORE = Duration.ofHours(6);

    private final Database database;
    private final Storage storage;
    private final Seals seals;
    private final Wording wording;
    private final Channel channel;
    private final InstantSource clock;

    /**
     * What all messages share.
     *
     * @param signature who writes
     * @param helpline whom to call
     * @param sealing private keys of the city
     */
    public record Terms(String signature, String helpline, int storageHours, KeyRing sealing) {}

    public Messages(Database database, Storage storage, Terms terms, Channel channel, InstantSource clock) {
        this.database = database;
        this.storage = storage;
        this.seals = new Seals(terms.sealing());
        this.wording = new Wording(terms.signature(), terms.helpline(), terms.storageHours());
        this.channel = channel;
        this.clock = clock;
    }

    /** One that nobody could be told. */
    public record Untold(String locker, String delivery, String kind, String why) {}

    /**
     * Tells everybody who is to be told now.
     *
     * @return lockers for which there are new directives
     */
    public NavigableSet<LockerId> round() {
        NavigableSet<LockerId> lockers = new TreeSet<>();
        for (Message message : database.inTransaction(this::taken)) {
            Optional<Letter> letter = database.inTransaction(sql -> letter(sql, message));
            if (letter.isEmpty()) {
                continue;
            }
            Channel.Answer answer = channel.send(
                    message.id(), letter.get().phone(), letter.get().text());
            database.inTransaction(sql -> answered(sql, message, answer)).ifPresent(lockers::add);
        }
        return lockers;
    }

    /** Phone and words, only between the database and the channel. */
    private record Letter(String phone, String text) {
        @Override
        public String toString() {
            return "a letter";
        }
    }

    private List<Message> taken(Sql sql) {
        Instant now = clock.instant();
        owe(sql, now);
        List<Message> due = sql.all(
                "select message, locker, delivery, kind, subject, attempts from parcel_message where sent_at is null"
                        + " and ended is null and due_at <= ? order by due_at, message limit ? for update skip locked",
                row -> new Message(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Message.Kind.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getInt(6)),
                at(now),
                MOST);
        // While this one is on its way nobody else takes it; the last attempt too is looked at again, to be given up.
        due.forEach(message -> sql.change(
                "update parcel_message set attempts = attempts + 1, due_at = ? where message = ?",
                at(Message.again(message.attempts(), now).orElse(now.plus(REMINDED_BEFORE))),
                message.number()));
        return due;
    }

    /** Notes down what is new: codes, openings by staff, times that are nearly over. */
    private void owe(Sql sql, Instant now) {
        sql.change(
                "insert into parcel_message (locker, delivery, kind, subject, due_at)"
                        + " select locker, delivery, 'STORED', n.code_seal, n.noted_at + ? * interval '1 second' from parcel_notice n"
                        + " join parcel_delivery d using (locker, delivery) where d.state = any (?) on conflict do nothing",
                HELD_SECONDS,
                State.inside());
        sql.change(
                "insert into parcel_message (locker, delivery, kind, subject, due_at)"
                        + " select locker, delivery, 'OPENED', opening, ? from parcel_staff_opening on conflict do nothing",
                at(now));
        sql.change(
                "insert into parcel_message (locker, delivery, kind, subject, due_at)"
                        + " select locker, delivery, 'REMINDER', s.limit_millis::text, ? from parcel_storage s"
                        + " join parcel_delivery d using (locker, delivery) where d.state = any (?)"
                        + " and s.told_at + s.limit_millis * interval '1 millisecond' <= ? on conflict do nothing",
                at(Message.awake(now)),
                State.inside(),
                at(now.plus(REMINDED_BEFORE)));
    }

    private Optional<Letter> letter(Sql sql, Message message) {
        Delivery delivery = sql.one(
                        "select * from parcel_delivery where locker = ? and delivery = ?",
                        SqlParcelBook::delivery,
                        message.locker(),
                        message.delivery())
                .orElseThrow();
        if (isOver(sql, message, delivery)) {
            return none(sql, message, "OVER");
        }
        Optional<Person> person = seals.recipient(sql, message.locker(), delivery);
        if (person.isEmpty()) {
            return none(sql, message, "NO_PHONE");
        }
        Terminal at = Fleet.terminal(sql, new LockerId(message.locker()));
        Optional<String> text = switch (message.kind()) {
            case STORED ->
                seals.code(sql, message.subject(), message.delivery()).map(code -> wording.stored(at, delivery, code));
            case REMINDER -> Optional.of(wording.reminder(at, delivery));
            case OPENED -> Optional.of(wording.opened(at, delivery, message.subject()));
        };
        // The seal travels beside its entry and may come a little later.
        return text.isEmpty()
                ? missing(sql, message)
                : Optional.of(new Letter(person.get().phone(), text.get()));
    }

    /** Collected meanwhile, or a newer code is on its way. */
    private static boolean isOver(Sql sql, Message message, Delivery delivery) {
        return switch (message.kind()) {
            case OPENED -> false;
            case REMINDER -> delivery.state().isOver();
            case STORED ->
                delivery.state().isOver()
                        || sql.one(
                                        "select 1 from parcel_notice where locker = ? and delivery = ? and code_seal = ?",
                                        row -> row.getInt(1),
                                        message.locker(),
                                        message.delivery(),
                                        message.subject())
                                .isEmpty();
        };
    }

    private Optional<Letter> missing(Sql sql, Message message) {
        return Message.again(message.attempts(), clock.instant()).isPresent()
                ? Optional.empty()
                : none(sql, message, "NO_CODE");
    }

    private static Optional<Letter> none(Sql sql, Message message, String why) {
        end(sql, message, why);
        return Optional.empty();
    }

    private static void end(Sql sql, Message message, String why) {
        sql.change("update parcel_message set ended = ? where message = ?", why, message.number());
        if (!why.equals("OVER")) {
            LOG.warn(
                    "{} {} {} of {}: {}",
                    Problem.NOTICE_FAILED.code(),
                    message.kind(),
                    message.delivery(),
                    message.locker(),
                    why);
        }
    }

    private Optional<LockerId> answered(Sql sql, Message message, Channel.Answer answer) {
        LockerId locker = new LockerId(message.locker());
        return switch (answer) {
            case TAKEN -> {
                sql.change(
                        "update parcel_message set sent_at = ? where message = ?",
                        at(clock.instant()),
                        message.number());
                boolean begins =
                        message.kind() == Message.Kind.STORED && storage.begin(sql, locker, message.delivery());
                yield begins ? Optional.of(locker) : Optional.empty();
            }
            case REFUSED -> {
                end(sql, message, "REFUSED");
                yield Optional.empty();
            }
            case FAILED -> {
                if (Message.again(message.attempts(), clock.instant()).isEmpty()) {
                    end(sql, message, "FAILED");
                }
                yield Optional.empty();
            }
        };
    }

    /** Recipients who could not be told, newest first: somebody must call them, or look for their phone. */
    public List<Untold> untold() {
        return database.inTransaction(sql -> sql.all(
                "select m.locker, m.delivery, m.kind, m.ended from parcel_message m"
                        + " join parcel_delivery d using (locker, delivery)"
                        + " where m.ended is not null and m.ended <> 'OVER' and d.state = any (?)"
                        + " order by m.message desc limit ?",
                row -> new Untold(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                State.inside(),
                MOST));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
