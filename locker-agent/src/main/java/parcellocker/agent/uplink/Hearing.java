package parcellocker.agent.uplink;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.DirectiveCursor;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** What the city says in one {@link Session}, and what follows from it. */
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final Line line;
    private final String nonce;
    private final long epoch;
    private final Enrolling enrolling = new Enrolling();
    private final Listing listing;
    private final Doubt doubt;
    private long listHandedOver;
    private boolean heard;

    Hearing(Line line, String nonce, long epoch) {
        this.line = line;
        this.nonce = nonce;
        this.epoch = epoch;
        this.listing = new Listing(line.refusals());
        this.doubt = new Doubt(line.settings().timing().resend());
    }

    /** An ack that is not signed can move no cursor back; the welcome to a birth can. */
    void behind() {
        doubt.gap(line.agent().now());
    }

    /** Whether the city is to be told again how far we are, for what it says does not follow on that. */
    boolean isInDoubt() {
        return doubt.isTold(line.agent().now());
    }

    /** Whether the city said anything in this session. */
    boolean isHeard() {
        return heard;
    }

    /** The city was heard otherwise. */
    void heard() {
        heard = true;
    }

    /** The journal's when this session began. */
    long epoch() {
        return epoch;
    }

    /** Does what the city said; true if it is the welcome that a birth waits for. */
    boolean take(Word word) throws LinkException {
        switch (word) {
            case Word.Greeting greeting -> welcomed(greeting.welcome());
            case Word.Enrolment enrolment -> enrolled(enrolment.enrol());
            case Word.Page page -> listed(page.number(), page.page());
            case Word.Order order -> directed(order.directed());
        }
        return word instanceof Word.Greeting;
    }

    private void welcomed(Directive.Welcome welcome) throws LinkException {
        greeted(welcome.session(), welcome.cityMillis());
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
        if (!session.equals(nonce)) {
            throw new ProblemException(Problem.STALE_SESSION, "a word to another session");
        }
        line.agent().cityTime().accept(cityMillis);
        line.lamp().set(true);
        line.heard().now(line.agent().now());
        heard = true;
    }

    private void hand(Input input) throws LinkException {
        if (!line.agent().inbox().offer(input)) {
            // Not lost: the next session begins with the same word.
            throw new LinkException("no room for " + input.getClass().getSimpleName());
        }
    }

    private void directed(Input.Directed directed) throws LinkException {
        DirectiveCursor cursor = line.agent().locker().get().book().directives();
        long now = line.agent().now();
        switch (line.sequence().verdict(directed, cursor, now)) {
            case NEXT -> handOver(directed);
            case KNOWN -> LOG.debug("directive {} again", directed.number());
            case GAP -> {
                doubt.gap(now);
                throw new ProblemException(
                        Problem.DIRECTIVE_GAP, "directive " + directed.number() + " after " + cursor.number());
            }
            case FORKED -> {
                doubt.fork(now);
                throw forked("directive " + directed.number());
            }
        }
    }

    private static ProblemException forked(String what) {
        return new ProblemException(Problem.DIRECTIVE_FORKED, what + " does not stand on what was taken before it");
    }

    private void handOver(Input.Directed directed) throws LinkException {
        // Not lost if there is none: the next birth says how far we are, and the city says the rest again.
        hand(lookedAt(directed));
        doubt.settled();
        line.sequence()
                .handedOver(
                        new DirectiveCursor(directed.number(), directed.head()),
                        line.agent().now());
    }

    private Input.Directed lookedAt(Input.Directed directed) {
        return directed.directive() instanceof Input.Directive.Configure wanted
                ? new Input.Directed(directed.number(), directed.prev(), directed.head(), lookedAt(wanted))
                : directed;
    }

    private Input.Directive.Configure lookedAt(Input.Directive.Configure wanted) {
        return wanted.mistakes().isEmpty()
                ? new Input.Directive.Configure(
                        wanted.id(), wanted.body(), line.agent().settings().apply(wanted.body()))
                : wanted;
    }

    /** The core may leave a whole list, while it renews a code: the city says it again, and it is handed over again. */
    private void listed(long number, Directive.FullList page) throws LinkException {
        DirectiveCursor cursor = line.agent().locker().get().book().directives();
        if (!page.session().equals(nonce)) {
            // Late, or the city takes another session for the present one.
            doubt.gap(line.agent().now());
            throw new ProblemException(Problem.STALE_SESSION, "a list for another session");
        }
        if (number <= cursor.number()) {
            known(number, page, cursor);
            return;
        }
        Optional<Input.Listed> whole = listing.with(number, page);
        if (whole.isPresent()) {
            LOG.info("the city says everything again, as number {}", number);
            Input.Listed list = whole.get();
            hand(new Input.Listed(
                    number,
                    list.head(),
                    list.narrow(),
                    list.parcels(),
                    list.couriers(),
                    list.configuration().map(this::lookedAt)));
            doubt.settled();
            listHandedOver = number;
            DirectiveCursor upTo = new DirectiveCursor(number, Optional.of(page.head()));
            line.sequence().handedOver(upTo, line.agent().now());
        }
    }

    /** A list of this session that was taken comes again; one that never was, the city gave without knowing our cursor. */
    private void known(long number, Directive.FullList page, DirectiveCursor cursor) {
        boolean isThat = number == cursor.number() && cursor.head().equals(Optional.of(page.head()));
        if (!isThat && number > listHandedOver) {
            doubt.fork(line.agent().now());
            throw forked("list " + number);
        }
    }
}
