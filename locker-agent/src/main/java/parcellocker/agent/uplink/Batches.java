package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import parcellocker.agent.ledger.Journal;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** Cuts the journal into messages that the city accepts. */
final class Batches {
    private final LockerId locker;
    private final Journal journal;

    Batches(LockerId locker, Journal journal) {
        this.locker = locker;
        this.journal = journal;
    }

    /** A message ready to be sent, with entries {@code first} to {@code last}. */
    record Cut(long first, long last, String json) {}

    /**
     * The entries wanted, or as many of them from the first on as fit.
     *
     * @throws ProblemException {@link Problem#MESSAGE_TOO_LARGE} if not even one does, {@link Problem#CHAIN_BROKEN} if the journal
     *     does not hold them
     */
    Cut cut(Sender.Wanted wanted) {
        int most = wanted.most();
        while (true) {
            Journal.Slice slice = journal.after(wanted.after(), most);
            int count = slice.bodies().size();
            String json = Json.write(message(slice));
            int bytes = json.getBytes(StandardCharsets.UTF_8).length;
            if (count > 0 && bytes <= Json.MOST_BYTES) {
                return new Cut(slice.first(), slice.first() + count - 1, json);
            }
            if (count == 0) {
                throw new ProblemException(
                        Problem.CHAIN_BROKEN, "entry " + (wanted.after() + 1) + " is committed and cannot be read");
            }
            if (count == 1) {
                throw new ProblemException(
                        Problem.MESSAGE_TOO_LARGE,
                        "entry " + (wanted.after() + 1) + " makes a message of " + bytes + " bytes");
            }
            // Entries are of similar size: aim at the bound, but always come nearer to it.
            most = Math.max(1, Math.min(count - 1, (int) ((long) count * Json.MOST_BYTES / bytes)));
        }
    }

    private JournalBatch message(Journal.Slice slice) {
        long epoch = journal.head().epoch();
        return new JournalBatch(
                locker.value(), epoch, slice.first(), slice.prev(), slice.bodies(), slice.attachments());
    }
}
