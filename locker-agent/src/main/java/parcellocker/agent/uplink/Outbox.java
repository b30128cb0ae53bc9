package parcellocker.agent.uplink;

import java.util.OptionalLong;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;

/** Carries out what {@link Sender} decides: reads the journal, sends, and lets the journal judge each ack. */
final class Outbox {
    private final Topic topic;
    private final UplinkSettings.Timing timing;
    private final Journal journal;
    private final Batches batches;
    private final Refusals refusals;
    private Sender sender;
    private long epoch;

    /** Everything committed before this process is released. */
    Outbox(UplinkSettings settings, Journal journal, Refusals refusals) {
        this.topic = new Topic(settings.locker(), Topic.Kind.JOURNAL);
        this.timing = settings.timing();
        this.journal = journal;
        this.batches = new Batches(settings.locker(), journal);
        this.refusals = refusals;
        Journal.Head head = journal.head();
        this.epoch = head.epoch();
        this.sender = Sender.offline(timing.resend(), head.seq(), head.acked());
    }

    void released(long upTo) {
        sender = sender.released(upTo);
    }

    void connected(long now) {
        Journal.Head head = journal.head();
        if (head.epoch() != epoch) {
            epoch = head.epoch();
            sender = Sender.offline(timing.resend(), head.seq(), head.acked());
        }
        sender = sender.connected(now + timing.welcome());
    }

    void lost() {
        sender = sender.lost();
    }

    /** Whether this city has less than one said it had, and what is in flight does not change that: it was restored, or the ack is late. */
    boolean isBehind(Ack ack) {
        return ack.epoch() == epoch
                && ack.upTo() < sender.acked()
                && sender.flight().isPresent();
    }

    void acknowledged(Ack ack) {
        journal.acknowledged(ack.epoch(), ack.upTo());
        sender = sender.acknowledged(journal.head().acked());
    }

    void welcomed(long epoch, long upTo, long now) {
        journal.welcomed(epoch, upTo);
        sender = sender.welcomed(journal.head().acked(), now);
    }

    void refused(int reason, long now) {
        refusals.count(Problem.PUBLISH_REFUSED, "the broker refused a batch with reason " + reason);
        sender = sender.refused(now + timing.refused());
    }

    boolean isDue(long now) {
        return sender.due(now).isPresent();
    }

    OptionalLong deadline() {
        return sender.deadline();
    }

    /** Sends the batch that {@link #isDue}; false if there was none that could go. */
    boolean isSent(Way connection, long now) throws LinkException {
        Sender.Wanted wanted = sender.due(now).orElseThrow();
        Batches.Cut cut;
        try {
            cut = batches.cut(wanted);
        } catch (ProblemException unsendable) {
            refusals.count(unsendable);
            sender = sender.refused(now + timing.refused());
            return false;
        }
        connection.publish(topic, cut.json(), Happening.Purpose.BATCH);
        sender = sender.sent(cut.first(), cut.last(), now);
        return true;
    }
}
