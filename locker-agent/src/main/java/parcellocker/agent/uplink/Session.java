package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Moment;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Json;

/** One connection from birth to death, on the line's thread. It ends by an exception or because the line is told to stop. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
    private static final int REFUSED = 0x80;
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final long LAMP_WAIT_MILLIS = 50;

    private final Line line;
    private final Way connection;
    private final Supplier<List<Telemetry.Climate>> climate;
    private final Births.Identity identity;
    private final Hearing hearing;
    private final Reports reports = new Reports();
    private List<Mode> told = List.of();
    private long birthAgainAt;
    private int unanswered;
    private long answerBy;

    /** @param climate what the probes read last */
    Session(Line line, Way connection, Supplier<List<Telemetry.Climate>> climate) {
        this.line = line;
        this.connection = connection;
        this.climate = climate;
        String nonce = line.agent().clock().now().fresh().substring(0, 32);
        this.identity = new Births.Identity(
                line.agent().connects().getAsLong(), nonce, line.settings().self());
        this.hearing = new Hearing(line, nonce, line.agent().journal().head().epoch());
    }

    Status.Death death() {
        return new Status.Death(identity.bdSeq());
    }

    /** Whether the city answered: only then was it worth coming back quickly. */
    boolean isHeard() {
        return hearing.isHeard();
    }

    void run(Connection open, BooleanSupplier stopping, LongSupplier released) throws LinkException {
        begin();
        while (!stopping.getAsBoolean()) {
            Optional<Happening> happening = open.next(turn(released.getAsLong()));
            if (happening.isPresent()) {
                take(happening.get());
            }
        }
    }

    /** Opens the connection; from then on whoever calls is the line's thread. */
    void begin() throws LinkException {
        connection.open(death(), topic(Topic.Kind.ACK), topic(Topic.Kind.DIRECTIVES), topic(Topic.Kind.COMMAND));
        LOG.info(
                "connected to {} as {}, session {}",
                line.settings().url(),
                line.settings().locker(),
                identity.bdSeq());
        long now = line.agent().now();
        line.outbox().connected(now);
        birthAgainAt = now;
    }

    /** Does what is due. Answers how long to wait at most, in milliseconds, for something to {@link #take}. */
    long turn(long released) throws LinkException {
        requireEpoch();
        line.outbox().released(released);
        long now = line.agent().now();
        work(now);
        if (isHeard()) {
            line.twins().undisturbed(now);
        }
        return quietFor(line.agent().now());
    }

    private void work(long now) throws LinkException {
        if (unanswered > 0 && now >= answerBy) {
            throw new LinkException("the broker does not acknowledge");
        }
        if (hearing.isInDoubt()) {
            birthAgainAt = now;
        }
        if ((now >= birthAgainAt || isOtherwiseNow()) && hasRoom()) {
            birth(now);
        }
        if (line.outbox().isDue(now) && hasRoom() && line.outbox().isSent(connection, now)) {
            published(now);
        }
        if (birthAgainAt == Long.MAX_VALUE && hasRoom()) {
            report();
        }
    }

    /**
     * The client counts a publication only when its own thread takes it up: of two in one turn the second would be thrown back. What
     * was handed over and not answered is counted here.
     */
    private boolean hasRoom() {
        return unanswered < connection.window() && connection.hasRoom();
    }

    /** Nobody answers it, and nothing waits for it. */
    private void report() throws LinkException {
        Optional<Telemetry> due =
                reports.due(line.agent().locker().get(), line.agent().clock().now(), climate.get());
        if (due.isPresent()) {
            connection.tell(topic(Topic.Kind.TELEMETRY), Json.write(due.get()));
        }
    }

    /** What this session was born with is over; the next begins with the new epoch's first entry. */
    private void requireEpoch() throws LinkException {
        long now = line.agent().journal().head().epoch();
        if (now != hearing.epoch()) {
            throw new LinkException("the journal is in epoch " + now + " now");
        }
    }

    /** Whether the locker may do other things than the latest birth said. */
    private boolean isOtherwiseNow() {
        return birthAgainAt == Long.MAX_VALUE && !modes().equals(told);
    }

    private List<Mode> modes() {
        return line.agent().locker().get().modes(line.agent().clock().now());
    }

    private long quietFor(long now) {
        long wait = line.isUntold() ? LAMP_WAIT_MILLIS : LONGEST_WAIT_MILLIS;
        if (unanswered >= connection.window()) {
            return wait;
        }
        long due = Math.min(birthAgainAt, line.outbox().deadline().orElse(Long.MAX_VALUE));
        return Math.min(wait, Math.max(1, due - now));
    }

    /** Said again as long as no welcome comes: the city may have been away, or its answer lost. */
    private void birth(long now) throws LinkException {
        told = modes();
        Moment moment = line.agent().clock().now();
        Status.Birth birth = Births.of(
                identity, line.agent().locker().get(), line.agent().journal().head(), moment);
        connection.publish(topic(Topic.Kind.STATUS), Births.message(birth), Happening.Purpose.BIRTH);
        published(now);
        birthAgainAt = now + line.settings().timing().resend();
    }

    private void published(long now) {
        unanswered++;
        answerBy = now
                + line.settings().timing().resend()
                + line.settings().timing().answer();
    }

    /** What happened on the connection. */
    void take(Happening happening) throws LinkException {
        switch (happening) {
            case Happening.Arrived arrived -> takeMessage(arrived);
            case Happening.Taken taken -> takeAnswer(taken);
            case Happening.Lost lost -> throw new LinkException(lost.why());
            case Happening.Woken ignored -> {
                // What it is about is looked at in every turn.
            }
        }
    }

    private void takeAnswer(Happening.Taken taken) throws LinkException {
        unanswered--;
        if (taken.reason() < REFUSED) {
            return;
        }
        switch (taken.purpose()) {
            case BATCH -> line.outbox().refused(taken.reason(), line.agent().now());
            case BIRTH -> {
                line.refusals().count(Problem.PUBLISH_REFUSED, "the broker refused the birth");
                throw new LinkException("birth refused with reason " + taken.reason());
            }
        }
    }

    private void takeMessage(Happening.Arrived arrived) throws LinkException {
        try {
            Topic.Kind kind = Topic.parse(arrived.topic())
                    .filter(topic -> topic.locker().equals(line.settings().locker()))
                    .orElseThrow(() -> new ProblemException(Problem.DIRECTIVE_FOREIGN, "a topic that is not ours"))
                    .kind();
            if (kind == Topic.Kind.COMMAND) {
                commanded(arrived.message());
                return;
            }
            if (arrived.message().isRetained()) {
                throw new ProblemException(Problem.MESSAGE_MALFORMED, "a retained message on " + kind);
            }
            byte[] payload = arrived.message().getPayload();
            switch (kind) {
                case ACK -> acknowledged(Json.read(payload, Ack.class));
                case DIRECTIVES -> {
                    if (hearing.take(line.words().read(payload))) {
                        birthAgainAt = Long.MAX_VALUE;
                    }
                }
                case STATUS, JOURNAL, TELEMETRY, COMMAND ->
                    throw new ProblemException(Problem.DIRECTIVE_FOREIGN, "a message on " + kind);
            }
        } catch (ProblemException refused) {
            line.refusals().count(refused);
        }
    }

    /** One that finds no room in the inbox is lost; the city says it again, or it expires. */
    private void commanded(MqttMessage message) {
        CommandReader.Arrival arrival = new CommandReader.Arrival(
                message.isRetained(), identity.nonce(), line.agent().now());
        boolean taken = line.agent().inbox().offer(line.commands().read(message.getPayload(), arrival));
        if (!taken) {
            LOG.warn("no room for a command");
        }
    }

    private void acknowledged(Ack ack) {
        if (line.outbox().isBehind(ack)) {
            hearing.behind();
        }
        line.outbox().acknowledged(ack);
        hearing.heard();
        line.heard().now(line.agent().now());
    }

    private Topic topic(Topic.Kind kind) {
        return new Topic(line.settings().locker(), kind);
    }
}
