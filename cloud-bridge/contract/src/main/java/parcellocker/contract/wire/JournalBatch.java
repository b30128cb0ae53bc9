package parcellocker.contract.wire;

import java.util.List;

/**
 * A message on {@code journal}: at most 100 entries without gaps, one batch in flight a locker.
 *
 * @param first sequence of the first body
 * @param prev chain hash before it, hex
 * @param bodies the entries' JSON exactly as committed: the hash is over these bytes in UTF-8
 * @param attachments sealed secrets named by the bodies
 */
public record JournalBatch(
        String locker, long epoch, long first, String prev, List<String> bodies, List<Attachment> attachments) {
    public static final int MOST = 100;

    public JournalBatch {
        bodies = List.copyOf(bodies);
        attachments = List.copyOf(attachments);
    }

    /**
     * A secret that travels beside the entry which names it.
     *
     * @param name SHA-256 of {@code jwe} in hex: what the entry calls it
     * @param jwe compact JWE to the city's key
     */
    public record Attachment(String name, String jwe) {}
}
