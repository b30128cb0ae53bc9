package parcellocker.agent.store;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.ledger.EntryCodec;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.runtime.Commit;
import parcellocker.contract.wire.Chain;

/** The journal's rows of a commit: each entry's text, its place, and its hash after the one before. */
final class Chained {
    private Chained() {}

    /** Never none: nothing would justify such a commit. */
    static List<JournalTable.Row> rows(Journal.Head head, Commit commit) {
        List<JournalTable.Row> rows = new ArrayList<>();
        long epoch = head.epoch();
        long seq = head.seq();
        String hash = head.hash();
        for (Entry entry : commit.entries()) {
            if (entry instanceof Entry.Enrolled enrolled) {
                epoch = begun(epoch, enrolled.epoch());
                seq = 0;
                hash = Chain.START;
            }
            seq++;
            String body = EntryCodec.write(new EntryCodec.Line(epoch, seq, commit.stamp(), entry));
            hash = Chain.next(hash, body);
            rows.add(new JournalTable.Row(epoch, seq, body, hash));
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("a commit without an entry: nothing justifies it");
        }
        return rows;
    }

    private static long begun(long former, long epoch) {
        if (epoch <= former) {
            throw new IllegalStateException("epoch " + epoch + " after " + former);
        }
        return epoch;
    }
}
