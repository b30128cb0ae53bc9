package parcellocker.sim.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** A locker's journal of which only what the city has not committed is kept: bodies fixed when they are written, chained. */
final class Outbox {
    static final long EPOCH = 1;

    private final LockerId locker;
    private final Deque<Unsent> unsent = new ArrayDeque<>();
    private long acked;
    private String ackedHash = Chain.START;
    private String headHash = Chain.START;

    Outbox(LockerId locker) {
        this.locker = locker;
    }

    /**
     * An entry on its way.
     *
     * @param hash of the chain after it
     * @param sealed attachments that it names
     * @param sinceNanos when it was written
     */
    private record Unsent(String body, String hash, List<JournalBatch.Attachment> sealed, long sinceNanos) {}

    /** Number of the latest entry; 0 if there is none. */
    long head() {
        return acked + unsent.size();
    }

    String headHash() {
        return headHash;
    }

    long acked() {
        return acked;
    }

    int waiting() {
        return unsent.size();
    }

    /** Writes an entry, with the attachments that it names. */
    void write(Fact fact, List<JournalBatch.Attachment> sealed, Now now) {
        long seq = head() + 1;
        String body = Json.write(
                new Entry(EPOCH, seq, new Stamp(now.ageMillis(), now.wallMillis(), Stamp.Clock.TRUSTED), fact));
        headHash = Chain.next(headHash, body);
        unsent.add(new Unsent(body, headHash, sealed, now.nanos()));
    }

    /** The next entries to send, at most as many as a message may hold; empty if the city has all. */
    Optional<JournalBatch> batch() {
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        List<String> bodies = new ArrayList<>();
        List<JournalBatch.Attachment> sealed = new ArrayList<>();
        for (Unsent entry : unsent) {
            if (bodies.size() == JournalBatch.MOST) {
                break;
            }
            bodies.add(entry.body());
            sealed.addAll(entry.sealed());
        }
        return Optional.of(new JournalBatch(locker.value(), EPOCH, acked + 1, ackedHash, bodies, sealed));
    }

    /**
     * The city has committed everything up to there. An ack of something else changes nothing.
     *
     * @param took told of each entry how long it took from its writing to this, in nanoseconds
     */
    void acked(Ack ack, long nowNanos, LongConsumer took) {
        if (ack.epoch() != EPOCH || ack.upTo() > head()) {
            return;
        }
        while (acked < ack.upTo()) {
            Unsent entry = unsent.remove();
            acked++;
            ackedHash = entry.hash();
            took.accept(nowNanos - entry.sinceNanos());
        }
    }
}
