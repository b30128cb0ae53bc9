package parcellocker.agent.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/** A journal in memory that keeps the promises of the real one. */
final class TestJournal implements Journal {
    static final long EPOCH = 3;

    private final List<String> bodies = new ArrayList<>();
    private final List<JournalBatch.Attachment> attachments = new ArrayList<>();
    private long acked;

    /** Commits entries with these bodies. */
    synchronized TestJournal commit(String... more) {
        bodies.addAll(List.of(more));
        return this;
    }

    synchronized void attach(String jwe) {
        attachments.add(new JournalBatch.Attachment(Chain.name(jwe), jwe));
    }

    @Override
    public synchronized Head head() {
        return new Head(EPOCH, bodies.size(), hash(bodies.size()), acked);
    }

    @Override
    public synchronized Slice after(long seq, int most) {
        int from = Math.toIntExact(seq);
        List<String> run = bodies.subList(from, Math.min(bodies.size(), from + most));
        List<JournalBatch.Attachment> named = attachments.stream()
                .filter(attachment -> run.stream().anyMatch(body -> body.contains(attachment.name())))
                .toList();
        return new Slice(seq + 1, hash(from), run, named);
    }

    @Override
    public synchronized Optional<String> hashAt(long epoch, long seq) {
        return epoch == EPOCH && seq <= bodies.size() ? Optional.of(hash(Math.toIntExact(seq))) : Optional.empty();
    }

    @Override
    public synchronized void acknowledged(long epoch, long upTo) {
        if (epoch == EPOCH && upTo <= bodies.size()) {
            acked = Math.max(acked, upTo);
        }
    }

    @Override
    public synchronized void welcomed(long epoch, long upTo) {
        if (epoch == EPOCH && upTo >= 0 && upTo <= bodies.size()) {
            acked = upTo;
        }
    }

    synchronized String hash(int seq) {
        String hash = Chain.START;
        for (String body : bodies.subList(0, seq)) {
            hash = Chain.next(hash, body);
        }
        return hash;
    }
}
