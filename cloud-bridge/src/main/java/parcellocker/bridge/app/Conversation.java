package parcellocker.bridge.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.fleet.CommandLog;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.DirectiveLog;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.DoorWatch;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.Cursor;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.link.Listener;
import parcellocker.bridge.watch.Belongs;
import parcellocker.bridge.watch.Watch;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Json;

/**
 * What is said between the city and its lockers: a birth is welcomed, a batch is acked after its commit, a directive is
 * repeated until it is answered. Whatever gets lost on the way is said again by one side or the other.
 */
public final class Conversation implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    /** Directives under way to one locker. */
    private static final int WINDOW = 16;
    /** So many lockers can be spoken to at once. */
    private static final int TURNS = 64;

    private final Intake intake;
    private final Journals journals;
    private final DirectiveLog directives;
    private final CommandLog commands;
    private final Presence presence;
    private final Anew anew;
    private final DoorWatch doors;
    private final Outlet outlet;
    private final InstantSource clock;
    private final Runnable changed;
    /** Per locker the last directive sent in its present session; a hint only. */
    private final Map<LockerId, Long> sent = new ConcurrentHashMap<>();

    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    /** @param changed told after each commit */
    public Conversation(Parts parts, Outlet outlet, InstantSource clock, Runnable changed) {
        this(parts, outlet, new Surroundings(clock, changed, Watch.none()));
    }

    Conversation(Parts parts, Outlet outlet, Surroundings around) {
        this.intake = parts.intake();
        this.journals = new Journals(parts.intake(), outlet, around.watch());
        this.directives = parts.directives();
        this.commands = parts.commands();
        this.presence = parts.presence();
        this.anew = parts.anew();
        this.doors = parts.doors();
        this.outlet = outlet;
        this.clock = around.clock();
        this.changed = around.changed();
    }

    /** The city's side of the conversation. */
    public record Parts(
            Intake intake,
            DirectiveLog directives,
            CommandLog commands,
            Presence presence,
            Anew anew,
            DoorWatch doors) {
        /** One that looks at no doors. */
        public Parts(Intake intake, DirectiveLog directives, CommandLog commands, Presence presence, Anew anew) {
            this(intake, directives, commands, presence, anew, DoorWatch.NONE);
        }
    }

    /**
     * What is around it.
     *
     * @param changed told after each commit
     */
    record Surroundings(InstantSource clock, Runnable changed, Watch watch) {}

    @Override
    public void arrived(String name, byte[] payload) {
        arrived(name, payload, Duration.ZERO);
    }

    @Override
    public void arrived(String name, byte[] payload, Duration waited) {
        Topic topic = Topic.parse(name).orElse(null);
        if (topic == null) {
            LOG.warn("{} a message on a topic that is none of ours", Problem.MESSAGE_MALFORMED.code());
            return;
        }
        try (Belongs unused = Belongs.to("locker", topic.locker().value())) {
            said(topic, payload, waited);
        }
    }

    private void said(Topic topic, byte[] payload, Duration waited) {
        try {
            switch (topic.kind()) {
                case STATUS -> status(topic.locker(), payload);
                case JOURNAL -> journal(topic.locker(), payload, waited);
                case TELEMETRY -> telemetry(topic.locker(), payload);
                case ACK, DIRECTIVES, COMMAND ->
                    LOG.warn("{} {} spoke on {}", Problem.MESSAGE_MALFORMED.code(), topic.locker(), topic.kind());
            }
        } catch (ProblemException refused) {
            LOG.warn("{}: {}", topic.locker(), refused.getMessage());
        }
    }

    @Override
    public boolean isRepeated(String name) {
        return Topic.parse(name)
                .filter(topic -> topic.kind() == Topic.Kind.JOURNAL || topic.kind() == Topic.Kind.TELEMETRY)
                .isPresent();
    }

    private void status(LockerId locker, byte[] payload) {
        if (payload.length == 0) {
            return; // A retained status was cleared.
        }
        Status status = Json.read(payload, Status.class);
        if (status instanceof Status.Birth birth) {
            Cursor cursor = intake.born(locker, birth);
            if (birth.epoch() == cursor.epoch()) {
                // Before the welcome: without one the locker says again how far it is.
                directives.met(locker, birth, birth.head() < cursor.upTo());
            }
            welcome(locker, birth, cursor);
        }
        if (presence.heard(locker, status, clock.instant())) {
            LOG.info("{}: {}", locker, status.getClass().getSimpleName());
        }
        if (status instanceof Status.Birth) {
            repeat(locker);
        }
        changed.run();
    }

    private void telemetry(LockerId locker, byte[] payload) {
        Telemetry telemetry = Json.read(payload, Telemetry.class);
        Presence.News news = presence.told(locker, telemetry, clock.instant());
        if (news.isDue()) {
            doors.doors(locker, telemetry.doors());
        }
        for (Telemetry.Door door : news.failing()) {
            LOG.warn("{} {} door {} is {}", Problem.DOOR_FAILING.code(), locker, door.compartment(), door.sign());
        }
        changed.run();
    }

    private void welcome(LockerId locker, Status.Birth birth, Cursor cursor) {
        if (birth.modes().contains(Fact.Mode.QUARANTINE.name())) {
            LOG.error("{} {} is an old image of itself: enrol it anew", Problem.OLD_IMAGE.code(), locker);
        }
        if (birth.modes().contains(Fact.Mode.DAMAGED.name())) {
            LOG.error("{} {} has put a damaged file aside: enrol it anew", Problem.STORE_DAMAGED.code(), locker);
        }
        // An epoch of which the city has entries was begun by a locker that has forgotten it: it needs another one.
        if (birth.epoch() < cursor.epoch() && cursor.upTo() == 0) {
            enrol(locker, birth, cursor);
            return;
        }
        if (birth.epoch() != cursor.epoch()) {
            LOG.warn(
                    "{} {} is in epoch {}, the city in {}",
                    Problem.EPOCH_FOREIGN.code(),
                    locker,
                    birth.epoch(),
                    cursor.epoch());
        }
        Directive.Welcome welcome =
                new Directive.Welcome(birth.session(), cursor.epoch(), cursor.upTo(), cursor.head(), clock.millis());
        outlet.publish(new Topic(locker, Topic.Kind.DIRECTIVES), directives.welcome(locker, welcome));
    }

    /** The city has begun an epoch that the locker does not know of. */
    private void enrol(LockerId locker, Status.Birth birth, Cursor cursor) {
        LOG.warn("{} is in epoch {} and is told to begin {}", locker, birth.epoch(), cursor.epoch());
        for (String page : anew.pages(locker, birth.session(), cursor.epoch())) {
            outlet.publish(new Topic(locker, Topic.Kind.DIRECTIVES), page);
        }
    }

    private void journal(LockerId locker, byte[] payload, Duration waited) {
        boolean directivesTaken = journals.take(locker, payload, waited);
        changed.run();
        if (directivesTaken) {
            push(locker);
        }
    }

    /** Sends what was not sent yet in this session; the first word of a session is its welcome, so none without a birth. */
    public void push(LockerId locker) {
        synchronized (turn(locker)) {
            if (presence.of(locker, clock.instant()) == Presence.Freshness.LIVE) {
                pushInTurn(locker);
            }
        }
    }

    private void pushInTurn(LockerId locker) {
        for (Directives.Given given : directives.untaken(locker, WINDOW)) {
            if (given.number() > sent.getOrDefault(locker, 0L)) {
                if (!isSaid(locker, given)) {
                    return;
                }
                sent.put(locker, given.number());
            }
        }
    }

    /** What is said to one locker is said by one thread at a time, so that it goes out in its order. */
    private Object turn(LockerId locker) {
        return turns.get(Math.floorMod(locker.hashCode(), TURNS));
    }

    private boolean isSaid(LockerId locker, Directives.Given given) {
        if (given.isFullList()) {
            LOG.warn(
                    "{} {} is told everything at once, as number {}: its log was cut, or this city was restored",
                    Problem.DIRECTIVE_GAP.code(),
                    locker,
                    given.number());
        }
        Topic topic = new Topic(locker, Topic.Kind.DIRECTIVES);
        return given.messages().stream().allMatch(message -> outlet.publish(topic, message));
    }

    /** Sends what operators ordered and the locker has not answered: the same bytes again and again, until they expire. */
    public void command(LockerId locker) {
        for (Commands.Due due : commands.due(locker, clock.instant())) {
            outlet.publish(
                    new Topic(locker, Topic.Kind.COMMAND),
                    due.text(),
                    due.left().toSeconds());
        }
    }

    /** Sends everything that is not answered. */
    public void repeat(LockerId locker) {
        synchronized (turn(locker)) {
            sent.remove(locker);
            push(locker);
        }
    }
}
