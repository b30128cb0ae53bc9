package parcellocker.bridge.intake;

import java.util.ArrayList;
import java.util.List;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/**
 * A body at its place in the chain.
 *
 * @param prev chain hash before it
 * @param hash chain hash after it
 */
public record Link(long seq, String prev, String hash, String body) {
    /** The bodies of a batch, chained as the locker says they are. */
    static List<Link> chain(JournalBatch batch) {
        List<Link> links = new ArrayList<>();
        String prev = batch.prev();
        for (String body : batch.bodies()) {
            String hash = Chain.next(prev, body);
            links.add(new Link(batch.first() + links.size(), prev, hash, body));
            prev = hash;
        }
        return links;
    }
}
