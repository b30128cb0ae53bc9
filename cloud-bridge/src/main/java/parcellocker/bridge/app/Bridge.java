package parcellocker.bridge.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.link.Link;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Expected;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.LostCodes;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.registry.Duties;
import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.web.Changes;
import parcellocker.bridge.web.City;
import parcellocker.bridge.web.EnrolmentListener;
import parcellocker.bridge.web.OutletDesk;
import parcellocker.bridge.web.RecipientDesk;
import parcellocker.bridge.web.Trust;
import parcellocker.bridge.web.Web;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.topic.Topic.Kind;
import parcellocker.contract.wire.Chain;

/** A running bridge: what is started here is stopped in the opposite order. */
final class Bridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final int CONNECTIONS = 8;
    private static final long DATABASE_MILLIS = 10_000;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final InstantSource clock = InstantSource.system();
    private final Config config;
    private final Keys keys;
    private final Optional<Links> links;
    private final String url;

    /** Starts everything, or throws and leaves nothing running. */
    Bridge(Config config, Keys keys) {
        this.config = config;
        this.keys = keys;
        this.links = config.page().map(page -> new Links(page.links(), clock));
        boolean done = false;
        try {
            url = start();
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** Where its pages are. */
    String url() {
        return url;
    }

    /** What several parts of a bridge share. */
    private record Shared(
            Database database, SqlBooks books, Directives directives, Presence presence, Commands commands) {}

    private String start() {
        Database database = new Database(opened());
        SqlBooks books = new SqlBooks(database);
        Intake intake = new Intake(books);
        books.readableNow().forEach(intake::replay);
        Directives directives = new Directives(
                database,
                keys.directives().present(),
                new Expected(keys.sealing(), config.city().longer()));
        Shared shared = new Shared(database, books, directives, new Presence(), new Commands(database));
        Changes changes = new Changes();
        changes.start();
        Enrolment anew = new Enrolment(database, directives, clock);
        Talk talk =
                talk(new Conversation.Parts(intake, directives, shared.commands(), shared.presence(), anew), changes);
        City city = city(shared, talk, changes);
        Optional<Trust.Door> door = config.joining().map(joining -> Gate.door(joining, keys, clock));
        Optional<Messages> messages = messages(database, city.storage());
        Optional<RecipientDesk> recipients = links.map(known -> PageWiring.desk(config, keys, city, known));
        Exchange exchange = opened(new Exchange(database, city, keys.sealing(), clock));
        Web.Desks desks =
                new Web.Desks(door, Optional.of(outlets(database)), messages, Optional.of(exchange.desk()), recipients);
        Web web = opened(new Web(config.http(), city, changes, desks));
        opened(changes);
        door.ifPresent(open -> admit(city, open));
        opened(talk);
        talk.start();
        opened(rounds(talk, shared, city, messages, exchange, web.accounts())).start();
        return web.url();
    }

    private Rounds rounds(
            Talk talk, Shared shared, City city, Optional<Messages> messages, Exchange exchange, Accounts accounts) {
        Rounds.Parts parts = new Rounds.Parts(
                talk.conversation(),
                shared.directives(),
                shared.presence(),
                city.storage(),
                new LostCodes(shared.database(), shared.directives()),
                shared.commands(),
                new Purge(shared.database(), shared.directives(), config.city().purge(), clock),
                messages,
                exchange,
                accounts);
        return new Rounds(parts, clock);
    }

    private Optional<Messages> messages(Database database, Storage storage) {
        return config.gateway()
                .map(gateway -> new Messages(
                        database,
                        storage,
                        new Messages.Terms(
                                gateway.signature(),
                                gateway.helpline(),
                                config.city().storageHours(),
                                keys.sealing(),
                                links),
                        new SmsGateway(gateway),
                        clock));
    }

    private City city(Shared shared, Talk talk, Changes changes) {
        Database database = shared.database();
        Directives directives = shared.directives();
        return new City(
                config.city().name(),
                database,
                shared.books(),
                new Fleet(database, directives),
                directives,
                shared.presence(),
                new Announcements(database, directives, keys.sealing()),
                storage(database, directives),
                new Parcels(database, keys.sealing()),
                shared.commands(),
                new Tokens(database, directives, keys.tokens().present(), clock),
                notices(database),
                keys.sealing().published().present(),
                clock,
                locker -> told(talk, changes, locker),
                talk::isUp);
    }

    private OutletDesk outlets(Database database) {
        Config.Registry registry = config.registry();
        Duties duties = new Duties(registry.calendar(), Duties.Terms.OF_2018);
        return new OutletDesk(
                new Outlets(database, registry.regions(), duties, clock), registry.tiles(), registry.isShifted());
    }

    private void admit(City city, Trust.Door door) {
        EnrolmentListener listener = opened(Gate.open(config.joining().orElseThrow(), city, door));
        LOG.info("boards enrol at port {}", listener.port());
    }

    /** The link tells the conversation, which answers over the link. */
    private Talk talk(Conversation.Parts parts, Changes changes) {
        Link[] saying = new Link[1];
        Conversation conversation = new Conversation(
                parts, new SignedOutlet(outlet(() -> saying[0]), keys.directives()), clock, changes::happened);
        List<String> filters = List.of(
                Topic.filter(Kind.STATUS),
                Topic.filter(Kind.TELEMETRY),
                "$share/" + group() + "/" + Topic.filter(Kind.JOURNAL));
        Link hearing = new Link(config.mqtt().hearing(), filters, conversation);
        saying[0] = hearing;
        if (!config.mqtt().isOne()) {
            saying[0] = new Link(config.mqtt().saying(), List.of(), conversation);
            hearing.answersBy(saying[0]);
        }
        return new Talk(hearing, saying[0], conversation);
    }

    /** One for all instances, and secret: Mosquitto 2.0 lets a locker that knows it join and take batches away. */
    private String group() {
        return "city-" + Chain.name("journal/" + keys.directives().present()).substring(0, 32);
    }

    private static Outlet outlet(Supplier<Link> link) {
        return new Outlet() {
            @Override
            public boolean publish(Topic topic, String text) {
                return link.get().publish(topic.text(), text);
            }

            @Override
            public boolean publish(Topic topic, String text, long expirySeconds) {
                return link.get().publish(topic.text(), text, expirySeconds);
            }
        };
    }

    private static void told(Talk talk, Changes changes, LockerId locker) {
        talk.conversation().push(locker);
        talk.conversation().command(locker);
        changes.happened();
    }

    private Storage storage(Database database, Directives directives) {
        boolean isToldAtOnce = config.notices() == Config.Channel.SCREEN;
        Duration stay = Duration.ofHours(config.city().storageHours());
        return new Storage(
                database,
                directives,
                new Storage.Terms(isToldAtOnce, stay, config.city().longer()));
    }

    private Optional<Notices> notices(Database database) {
        return switch (config.notices()) {
            case SCREEN ->
                Optional.of(new Notices(
                        database,
                        new Notices.Terms(
                                config.city().name(),
                                config.city().storageHours(),
                                keys.tokens().present(),
                                keys.sealing(),
                                links)));
            case GATEWAY, NONE -> Optional.empty();
        };
    }

    private HikariDataSource opened() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(config.database().url());
        pool.setUsername(config.database().user());
        pool.setPassword(config.database().password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(DATABASE_MILLIS);
        try {
            return opened(new HikariDataSource(pool));
        } catch (RuntimeException refused) {
            throw new ProblemException(Problem.STORE_FAILED, "PostgreSQL does not answer", refused);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception broken) {
                LOG.warn("{} stopping", Problem.INTERNAL.code(), broken);
            }
        }
    }
}
