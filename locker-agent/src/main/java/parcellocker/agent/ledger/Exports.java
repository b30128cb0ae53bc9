package parcellocker.agent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;

/**
 * Cuts the evidence of one delivery out of a journal: its own entries whole, all others as their hash. It runs from the delivery's
 * first entry to the first signed head after its last; one pass over the journal, which keeps hashes only.
 */
public final class Exports {
    private static final int PAGE = 500;

    private final Journal journal;
    private final DeliveryId delivery;
    private final Set<String> openings = new TreeSet<>();
    private final List<Evidence.Line> lines = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private String prev = Chain.START;
    private long lastOwn;

    private Exports(Journal journal, DeliveryId delivery) {
        this.journal = journal;
        this.delivery = delivery;
    }

    /** Who exports: the locker's name, its private signing key, and the day for a head that must be signed now. */
    public record Signer(String locker, String deviceJwk, String today) {
        String publicJwk() {
            return Jose.publicOf(deviceJwk);
        }
    }

    /** The evidence of a delivery; empty if this epoch holds nothing about it. */
    public static Optional<Evidence> of(Journal journal, DeliveryId delivery, Signer signer) {
        Exports export = new Exports(journal, delivery);
        export.read();
        return export.lines.isEmpty() ? Optional.empty() : Optional.of(export.evidence(signer));
    }

    private void read() {
        long seq = 0;
        String hash = Chain.START;
        Journal.Slice slice = journal.after(0, PAGE);
        while (!slice.bodies().isEmpty()) {
            for (String body : slice.bodies()) {
                seq++;
                String before = hash;
                hash = Chain.next(before, body);
                take(new Evidence.Line(seq, Chain.name(body), hash, body), before);
            }
            slice = journal.after(seq, PAGE);
        }
    }

    private void take(Evidence.Line line, String before) {
        Entry entry = EntryCodec.read(String.valueOf(line.body())).entry();
        boolean own = isOwn(Named.of(entry));
        if (lines.isEmpty() && !own) {
            return;
        }
        if (lines.isEmpty()) {
            prev = before;
        }
        lastOwn = own ? line.seq() : lastOwn;
        lines.add(own ? line : new Evidence.Line(line.seq(), line.inner(), line.hash(), null));
        if (entry instanceof Entry.DaySigned signed) {
            heads.add(signed.head());
        }
    }

    private boolean isOwn(Named named) {
        if (named.delivery().equals(Optional.of(delivery))) {
            named.opening().ifPresent(opening -> openings.add(opening.value()));
            return true;
        }
        return named.delivery().isEmpty()
                && named.opening().filter(id -> openings.contains(id.value())).isPresent();
    }

    private Evidence evidence(Signer signer) {
        long epoch = journal.head().epoch();
        long first = lines.getFirst().seq();
        List<String> within = new ArrayList<>();
        long end = 0;
        for (String head : heads) {
            long seq = DayHead.read(head, signer.publicJwk()).seq();
            if (end < lastOwn && seq >= first) {
                within.add(head);
                end = seq;
            }
        }
        if (end < lastOwn) {
            Evidence.Line now = lines.getLast();
            DayHead head = new DayHead(signer.locker(), epoch, signer.today(), now.seq(), now.hash());
            within.add(head.signed(signer.deviceJwk()));
            end = now.seq();
        }
        return new Evidence(
                signer.locker(),
                epoch,
                delivery.value(),
                prev,
                lines.subList(0, (int) (end - first) + 1),
                within,
                signer.publicJwk());
    }
}
