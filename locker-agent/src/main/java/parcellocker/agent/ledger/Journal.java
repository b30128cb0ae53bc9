package parcellocker.agent.ledger;

import java.util.List;
import java.util.Optional;
import parcellocker.contract.wire.JournalBatch;

/** The committed journal, as the uplink reads it. Any thread may. */
public interface Journal {
    Head head();

    /** At most {@code most} entries after {@code seq}, without gaps, verbatim, with the sealed secrets they name. */
    Slice after(long seq, int most);

    /** The chain hash after an entry; empty if this journal does not hold it. */
    Optional<String> hashAt(long epoch, long seq);

    /** Sequence of the first entry held; what was before is behind a checkpoint. */
    default long first() {
        return 1;
    }

    /**
     * Whether the city's journal is not the beginning of this one, or this one is in a former epoch: then this file is an old image
     * of the locker, and what it believes may be long over.
     *
     * @param hash the city's chain hash at {@code upTo}
     */
    default boolean isOldImage(long epoch, long upTo, String hash) {
        Head head = head();
        if (epoch != head.epoch()) {
            return epoch > head.epoch();
        }
        // What the file no longer holds was acked by the same city, long ago.
        return upTo > head.seq()
                || hashAt(epoch, upTo).filter(own -> !own.equals(hash)).isPresent();
    }

    /** An ack of the city: moves the cursor forward within this epoch and never past the head; else changes nothing. */
    void acknowledged(long epoch, long upTo);

    /** The signed welcome: sets the cursor to what the city truly has, back if need be. */
    void welcomed(long epoch, long upTo);

    /**
     * Where the journal stands.
     *
     * @param hash chain hash after {@code seq}
     * @param acked last sequence the city has committed
     */
    record Head(long epoch, long seq, String hash, long acked) {}

    /**
     * A run of entries.
     *
     * @param first sequence of the first body
     * @param prev chain hash before it
     */
    record Slice(long first, String prev, List<String> bodies, List<JournalBatch.Attachment> attachments) {
        public Slice {
            bodies = List.copyOf(bodies);
            attachments = List.copyOf(attachments);
        }
    }
}
