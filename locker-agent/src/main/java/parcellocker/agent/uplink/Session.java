package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Moment;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
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
    private final Connection connection;
    private final Births.Identity identity;
    private final Enrolling enrolling = new Enrolling();
    private final long epoch;
    private List<Mode> told = List.of();
    private long birthAgainAt;
    private boolean heard;
    private int unanswered;
    private long answerBy;

    Session(Line line, Connection connection) {
        this.line = line;
        this.connection = connection;
        this.epoch = line.agent().journal().head().epoch();
        String nonce = line.agent().clock().now().fresh().substring(0, 32);
        this.identity = new Births.Identity(
                line.agent().connects().getAsLong(), nonce, line.settings().software());
    }

    Status.Death death() {
        return new Status.Death(identity.bdSeq());
    }

    /** Whether the city answered: only then was it worth coming back quickly. */
    boolean isHeard() {
        return heard;
    }

    void run(BooleanSupplier stopping, LongSupplier released) throws LinkException {
        connection.open(death(), topic(Topic.Kind.ACK), topic(Topic.Kind.DIRECTIVES));
        LOG.info(
                "connected to {} as {}, session {}",
                line.settings().url(),
                line.settings().locker(),
                identity.bdSeq());
        long now = line.agent().now();
        line.outbox().connected(now);
        birthAgainAt = now;
        while (!stopping.getAsBoolean()) {
            requireEpoch();
            line.outbox().released(released.getAsLong());
            work(line.agent().now());
            Optional<Happening> happening =
                    connection.next(quietFor(line.agent().now()));
            if (happening.isPresent()) {
                take(happening.get());
            }
        }
    }

    private void work(long now) throws LinkException {
        if (unanswered > 0 && now >= answerBy) {
            throw new LinkException("the broker does not acknowledge");
        }
        if ((now >= birthAgainAt || isOtherwiseNow()) && connection.hasRoom()) {
            birth(now);
        }
        if (line.outbox().isDue(now) && connection.hasRoom() && line.outbox().isSent(connection, now)) {
            published(now);
        }
    }

    /** What this session was born with is over; the next begins with the new epoch's first entry. */
    private void requireEpoch() throws LinkException {
        long now = line.agent().journal().head().epoch();
        if (now != epoch) {
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
        long wait = line.lamp().tell() ? LAMP_WAIT_MILLIS : LONGEST_WAIT_MILLIS;
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
        connection.publish(topic(Topic.Kind.STATUS), Json.write(birth), Happening.Purpose.BIRTH);
        published(now);
        birthAgainAt = now + line.settings().timing().resend();
    }

    private void published(long now) {
        unanswered++;
        answerBy = now
                + line.settings().timing().resend()
                + line.settings().timing().answer();
    }

    private void take(Happening happening) throws LinkException {
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
            if (arrived.message().isRetained()) {
                throw new ProblemException(Problem.MESSAGE_MALFORMED, "a retained message on " + kind);
            }
            byte[] payload = arrived.message().getPayload();
            switch (kind) {
                case ACK -> acknowledged(Json.read(payload, Ack.class));
                case DIRECTIVES -> takeWord(line.words().read(payload));
                case STATUS, JOURNAL, TELEMETRY, COMMAND ->
                    throw new ProblemException(Problem.DIRECTIVE_FOREIGN, "a message on " + kind);
            }
        } catch (ProblemException refused) {
            line.refusals().count(refused);
        }
    }

    private void acknowledged(Ack ack) {
        line.outbox().acknowledged(ack);
        heard = true;
    }

    private void takeWord(Word word) throws LinkException {
        switch (word) {
            case Word.Greeting greeting -> welcomed(greeting.welcome());
            case Word.Enrolment enrolment -> enrolled(enrolment.enrol());
            case Word.Order order -> directed(order.directed());
        }
    }

    private void welcomed(Directive.Welcome welcome) throws LinkException {
        greeted(welcome.session(), welcome.cityMillis());
        birthAgainAt = Long.MAX_VALUE;
        LOG.info("the city is there; it has the journal up to {}", welcome.upTo());
        if (line.agent().journal().isOldImage(welcome.epoch(), welcome.upTo(), welcome.head())) {
            oldImage(welcome);
        } else {
            line.outbox().welcomed(welcome.epoch(), welcome.upTo(), line.agent().now());
        }
    }

    /** What this file says after the city's journal would contradict it: nothing of it is sent. */
    private void oldImage(Directive.Welcome welcome) throws LinkException {
        LOG.error(
                "{} the city has epoch {} up to {}: this file is an old image, nothing is opened until it is enrolled anew",
                Problem.OLD_IMAGE.code(),
                welcome.epoch(),
                welcome.upTo());
        line.outbox().lost();
        hand(new Input.OldImageSeen(welcome.epoch(), welcome.upTo()));
    }

    private void enrolled(Directive.Enrol page) throws LinkException {
        greeted(page.session(), page.cityMillis());
        if (page.epoch() <= epoch) {
            throw new ProblemException(Problem.EPOCH_FOREIGN, "enrolment into epoch " + page.epoch());
        }
        Optional<Input.Enrolled> complete = enrolling.with(page);
        if (complete.isPresent()) {
            LOG.warn(
                    "the city begins epoch {} with {} deliveries",
                    page.epoch(),
                    complete.get().inside().size());
            hand(complete.get());
        }
    }

    private void greeted(String session, long cityMillis) {
        if (!session.equals(identity.nonce())) {
            throw new ProblemException(Problem.STALE_SESSION, "a word to another session");
        }
        line.agent().cityTime().accept(cityMillis);
        line.lamp().set(true);
        heard = true;
    }

    private void hand(Input input) throws LinkException {
        if (!line.agent().inbox().offer(input)) {
            // Not lost: the next session begins with the same word.
            throw new LinkException("no room for " + input.getClass().getSimpleName());
        }
    }

    private void directed(Input.Directed directed) throws LinkException {
        long cursor = line.agent().locker().get().book().directive();
        switch (line.sequence().verdict(directed.number(), cursor)) {
            case NEXT -> handOver(directed);
            case KNOWN -> LOG.debug("directive {} again", directed.number());
            case GAP ->
                throw new ProblemException(
                        Problem.DIRECTIVE_GAP, "directive " + directed.number() + " after " + cursor);
        }
    }

    private void handOver(Input.Directed directed) throws LinkException {
        // Not lost if there is none: the next birth says how far we are, and the city says the rest again.
        hand(directed);
        line.sequence().handedOver(directed.number());
    }

    private Topic topic(Topic.Kind kind) {
        return new Topic(line.settings().locker(), kind);
    }
}
