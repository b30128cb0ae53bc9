package parcellocker.bridge.parcels;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.KeyRing;

/**
 * Tells recipients by a {@link Channel}. Any number of bridges share the work: each takes messages that no other has in hand. An attempt
 * is counted before it is made, so that a bridge that dies in it costs one repetition, which the channel knows by its id. How long a
 * parcel may lie begins in the transaction that notes that its recipient was told, and a code that was replaced ends by it.
 */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final int MOST = 50;

    private final Database database;
    private final Storage storage;
    private final Seals seals;
    private final Wording wording;
    private final Optional<Links> links;
    private final EnumMap<Way, Channel> channels;
    private final InstantSource clock;
    private volatile boolean isStopping;

    /**
     * What all messages share.
     *
     * @param signature who writes
     * @param helpline whom to call
     * @param sealing private keys of the city
     * @param links to recipients' own pages, if the city has them
     */
    public record Terms(String signature, String helpline, KeyRing sealing, Optional<Links> links) {}

    /** Of a city that writes to phones alone. */
    public Messages(Database database, Storage storage, Terms terms, Channel channel, InstantSource clock) {
        this(database, storage, terms, Map.of(Way.PHONE, channel), clock);
    }

    /** @param channels at least one: each contact of a recipient is told by its own */
    public Messages(Database database, Storage storage, Terms terms, Map<Way, Channel> channels, InstantSource clock) {
        this.database = database;
        this.storage = storage;
        this.seals = new Seals(terms.sealing());
        this.wording = new Wording(terms.signature(), terms.helpline());
        this.links = terms.links();
        this.channels = new EnumMap<>(channels);
        this.clock = clock;
    }

    /** One that nobody could be told. */
    public record Untold(String locker, String delivery, String kind, String why) {}

    /**
     * Tells those who are to be told now, one after another: only what is in hand has its attempt counted.
     *
     * @return lockers for which there are new directives
     */
    public NavigableSet<LockerId> round() {
        database.inTransaction(sql -> {
            MessageTable.owe(
                    sql,
                    clock.instant(),
                    ways(),
                    storage.policies().at(clock.instant()).reminders());
            return true;
        });
        NavigableSet<LockerId> lockers = new TreeSet<>();
        for (int told = 0; told < MOST && !isStopping; told++) {
            Optional<Message> next = database.inTransaction(sql -> MessageTable.take(sql, clock.instant(), ways()));
            if (next.isEmpty()) {
                return lockers;
            }
            tell(next.get()).ifPresent(lockers::add);
        }
        return lockers;
    }

    /** By which recipients are told, as figures call them. */
    public Stream<String> channels() {
        return channels.keySet().stream().map(Way::channel);
    }

    /** The message in hand is the last one. */
    public void stopping() {
        isStopping = true;
    }

    private Optional<LockerId> tell(Message message) {
        try (var unusedLocker = MDC.putCloseable("locker", message.locker());
                var unusedDelivery = MDC.putCloseable("delivery", message.delivery())) {
            return handedOn(message);
        }
    }

    private Optional<LockerId> handedOn(Message message) {
        Optional<Letter> letter = database.inTransaction(sql -> letter(sql, message));
        if (letter.isEmpty()) {
            return Optional.empty();
        }
        Channel channel = Objects.requireNonNull(channels.get(message.way()));
        Channel.Answer answer =
                channel.send(message.id(), letter.get().to(), letter.get().text());
        return database.inTransaction(sql -> answered(sql, message, answer));
    }

    private List<Way> ways() {
        return List.copyOf(channels.keySet());
    }

    /** Contact and words, only between the database and the channel. */
    private record Letter(String to, Channel.Text text) {
        @Override
        public String toString() {
            return "a letter";
        }
    }

    private Optional<Letter> letter(Sql sql, Message message) {
        Optional<Delivery> known = sql.one(
                "select * from parcel_delivery where locker = ? and delivery = ?",
                DeliveryTable::read,
                message.locker(),
                message.delivery());
        return known.isEmpty() || isOver(sql, message, known.get())
                ? none(sql, message, "OVER")
                : letter(sql, message, known.get());
    }

    private Optional<Letter> letter(Sql sql, Message message, Delivery delivery) {
        Optional<String> to = seals.recipient(sql, message.locker(), delivery).map(message.way()::contact);
        if (to.isEmpty()) {
            return none(sql, message, lacking(message.way()));
        }
        Way way = message.way();
        Terminal at = Fleet.terminal(sql, new LockerId(message.locker()));
        Optional<Channel.Text> text = switch (message.kind()) {
            case STORED ->
                seals.code(sql, message.subject(), message.delivery())
                        .map(code -> wording.stored(
                                way,
                                new Wording.Place(at, delivery),
                                code,
                                storage.promise(sql, message.locker(), message.delivery())));
            case REMINDER -> Optional.of(wording.reminder(way, at, delivery));
            case OPENED -> Optional.of(wording.opened(way, at, delivery, message.subject()));
        };
        // The seal travels beside its entry and may come a little later.
        return text.isEmpty()
                ? missing(sql, message)
                : Optional.of(new Letter(to.get(), linked(sql, message, text.get())));
    }

    /** Where there are phones too, most have no mail address: nothing is amiss. */
    private String lacking(Way way) {
        return switch (way) {
            case PHONE -> "NO_PHONE";
            case MAIL -> channels.containsKey(Way.PHONE) ? "OVER" : "NO_MAIL";
        };
    }

    /** At the end and after a space, or a phone takes what follows for a part of it. Each attempt has one of its own. */
    private Channel.Text linked(Sql sql, Message message, Channel.Text text) {
        return links.map(known -> known.fresh(sql, message.locker(), message.delivery()))
                .map(made -> new Channel.Text(text.subject(), text.body() + " " + made.link()))
                .orElse(text);
    }

    /** Collected meanwhile, a newer code is on its way, or the time was prolonged. */
    private static boolean isOver(Sql sql, Message message, Delivery delivery) {
        return switch (message.kind()) {
            case OPENED -> false;
            case REMINDER -> delivery.state().isOver() || !MessageTable.isTermOf(sql, message);
            case STORED -> delivery.state().isOver() || !MessageTable.isCodeOf(sql, message);
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
        MessageTable.end(sql, message, why);
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
                MessageTable.sent(sql, message, clock.instant());
                boolean isNews = message.kind() == Message.Kind.STORED
                        && storage.told(sql, locker, message.delivery(), message.subject());
                yield isNews ? Optional.of(locker) : Optional.empty();
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

    /**
     * How it stands.
     *
     * @param waiting not taken yet
     * @param untold reached nobody
     */
    public record Count(long waiting, long untold) {}

    /** By each way, how many messages wait, and how many reached nobody though no other way did. */
    public Map<Way, Count> count() {
        return database.inTransaction(sql -> {
            Map<Way, Count> counts = new EnumMap<>(Way.class);
            ways().forEach(way -> counts.put(way, MessageTable.count(sql, way)));
            return counts;
        });
    }

    /** Recipients who could not be told, newest first: somebody must call them, or look for their phone. */
    public List<Untold> untold() {
        return database.inTransaction(sql -> MessageTable.untold(sql, MOST));
    }
}
