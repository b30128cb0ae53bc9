package parcellocker.bridge.app;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.fleet.Alarms;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.DoorDays;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.fleet.Silence;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Expected;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.LostCodes;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.registry.Duties;
import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.retention.Retention;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.watch.Levels;
import parcellocker.bridge.watch.Watch;
import parcellocker.bridge.web.Changes;
import parcellocker.bridge.web.City;
import parcellocker.bridge.web.EnrolmentListener;
import parcellocker.bridge.web.MetricsListener;
import parcellocker.bridge.web.OutletDesk;
import parcellocker.bridge.web.RecipientDesk;
import parcellocker.bridge.web.Trust;
import parcellocker.bridge.web.Web;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.topic.LockerId;

/** A running bridge: what is started here is stopped in the opposite order. */
final class Bridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final InstantSource clock = InstantSource.system();
    private final Config config;
    private final Keys keys;
    private final Optional<Links> links;
    private final Watch watch;
    private final String url;
    private @Nullable String figures;
    private volatile Runnable stopping = () -> {};

    /** Starts everything, or throws and leaves nothing running. */
    Bridge(Config config, Keys keys) {
        this.config = config;
        this.keys = keys;
        this.links = config.page().map(page -> new Links(page.links(), clock));
        this.watch = opened(config.watching().watch());
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
        Database database = new Database(opened(Pool.opened(config.database(), watch.meters())));
        SqlBooks books = new SqlBooks(database);
        Intake intake = new Intake(books);
        books.readableNow().forEach(intake::replay);
        Directives directives = new Directives(
                database,
                keys.directives().present(),
                new Expected(keys.sealing(), config.city().policies()));
        Shared shared = new Shared(database, books, directives, new Presence(), new Commands(database));
        Changes changes = new Changes();
        changes.start();
        Enrolment anew = new Enrolment(database, directives, clock);
        Talk talk = TalkWiring.talk(
                config,
                keys,
                new Conversation.Parts(
                        intake,
                        directives,
                        shared.commands(),
                        shared.presence(),
                        anew,
                        new Alarms(database).and(new DoorDays(database, clock))),
                new Conversation.Surroundings(clock, changes::happened, watch));
        City city = city(shared, talk, changes);
        Optional<Trust.Door> door = config.joining().map(joining -> Gate.door(joining, keys, clock));
        Optional<Messages> messages = NoticeWiring.messages(
                config, keys, new NoticeWiring.Surroundings(city.storage(), links, watch, clock), database);
        Optional<RecipientDesk> recipients = links.map(known -> PageWiring.desk(config, keys, city, known));
        Exchange exchange =
                opened(new Exchange(city, keys.sealing(), new Exchange.Surroundings(clock, watch), config.exchange()));
        Retention retention = RetentionWiring.retention(config, database, clock);
        Web.Desks desks = new Web.Desks(
                door,
                Optional.of(outlets(database)),
                messages,
                Optional.of(exchange.desk()),
                recipients,
                Optional.of(retention));
        Web web = opened(new Web(config.http(), city, changes, desks, watch));
        stopping = web::stopping;
        opened(changes);
        door.ifPresent(open -> admit(city, open));
        opened(talk);
        talk.start();
        opened(rounds(talk, shared, city, new Own(messages, exchange, web.accounts(), retention)))
                .start();
        config.watching().metrics().ifPresent(address -> metrics(address, shared, web, messages, exchange));
        return web.url();
    }

    private void metrics(
            MetricsListener.Address address, Shared shared, Web web, Optional<Messages> messages, Exchange exchange) {
        Survey.Parts parts = new Survey.Parts(
                shared.books(),
                shared.directives(),
                shared.presence(),
                exchange.desk().pushes(),
                messages);
        List<String> channels = messages.stream().flatMap(Messages::channels).toList();
        opened(new Survey(parts, new Levels(watch.meters(), channels, web::isReady), clock))
                .start();
        figures = opened(new MetricsListener(address, watch.meters()::text)).url();
    }

    /** Where a Prometheus reads, if it may. */
    Optional<String> figures() {
        return Optional.ofNullable(figures);
    }

    /** What goes round besides the parcels themselves. */
    private record Own(Optional<Messages> messages, Exchange exchange, Accounts accounts, Retention retention) {}

    private Rounds rounds(Talk talk, Shared shared, City city, Own own) {
        Rounds.Parts parts = new Rounds.Parts(
                talk.conversation(),
                shared.directives(),
                shared.presence(),
                city.storage(),
                new LostCodes(shared.database(), shared.directives()),
                shared.commands(),
                new Purge(shared.database(), shared.directives(), config.city().purge(), clock),
                own.messages(),
                own.exchange(),
                own.accounts(),
                own.retention(),
                city.rollouts(),
                new DoorDays(shared.database(), clock),
                city.reports(),
                new Silence(shared.presence(), new Alarms(shared.database()), city.isLinked()));
        return new Rounds(parts, clock);
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
                new Announcements(
                        database,
                        directives,
                        keys.sealing(),
                        () -> config.city().policies().at(clock.instant())),
                storage(database, directives),
                new Parcels(database, keys.sealing()),
                shared.commands(),
                new Tokens(database, directives, keys.tokens().present(), clock),
                NoticeWiring.notices(config, keys, database, links),
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

    private static void told(Talk talk, Changes changes, LockerId locker) {
        talk.conversation().push(locker);
        talk.conversation().command(locker);
        changes.happened();
    }

    private Storage storage(Database database, Directives directives) {
        boolean isToldAtOnce = config.notices() == Config.Channel.SCREEN;
        return new Storage(
                database,
                directives,
                new Storage.Terms(isToldAtOnce, config.city().policies()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    /**
     * In order: nobody sends it anything, it takes nothing from the broker and begins nothing, what is in hand is finished and answered, and then what
     * that needed is closed.
     */
    @Override
    public void close() {
        stopping.run();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception broken) {
                LOG.warn("{} stopping", Problem.INTERNAL.code(), broken);
            }
        }
    }
}
