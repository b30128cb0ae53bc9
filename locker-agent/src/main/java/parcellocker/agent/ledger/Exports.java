package parcellocker.agent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;

/**
 * Cuts the evidence of one delivery out of a journal: its own entries whole, and what befell its compartment while it lay there, such
 * as a rescue or a silent board; all others as their hash. It runs from the delivery's
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
    private Optional<CompartmentId> here = Optional.empty();

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
        long seq = journal.first() - 1;
        String hash = Chain.START;
        if (seq > 0) {
            // The first one held can only be told by its hash: what it follows is gone.
            seq++;
            hash = journal.hashAt(journal.head().epoch(), seq).orElseThrow();
        }
        Journal.Slice slice = journal.after(seq, PAGE);
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
        Named named = Named.of(entry);
        boolean own = isOwn(named);
        if (lines.isEmpty() && !own) {
            return;
        }
        if (lines.isEmpty()) {
            prev = before;
        }
        lastOwn = own ? line.seq() : lastOwn;
        lines.add(own ? line : new Evidence.Line(line.seq(), line.inner(), line.hash(), null));
        lies(entry, own);
        if (entry instanceof Entry.DaySigned signed) {
            heads.add(signed.head());
        }
    }

    private boolean isOwn(Named named) {
        if (named.delivery().equals(Optional.of(delivery))) {
            named.opening().ifPresent(opening -> openings.add(opening.value()));
            return true;
        }
        boolean goesOn =
                named.opening().filter(id -> openings.contains(id.value())).isPresent();
        return named.delivery().isEmpty()
                && (goesOn || here.filter(named.doors()::contains).isPresent());
    }

    /** Where the delivery lies after an entry. */
    private void lies(Entry entry, boolean own) {
        if (!own) {
            return;
        }
        if (entry instanceof Entry.DepositAuthorised e) {
            here = Optional.of(e.compartment());
        } else if (entry instanceof Entry.PossiblyInside e) {
            here = Optional.of(e.compartment());
        } else if (entry instanceof Entry.MailInAuthorised e) {
            here = Optional.of(e.compartment());
        } else if (isEnd(entry)) {
            here = Optional.empty();
        }
    }

    private static boolean isEnd(Entry entry) {
        boolean isOut = entry instanceof Entry.DepositClosed e
                && e.verdict() != Entry.DepositVerdict.STORED
                && e.verdict() != Entry.DepositVerdict.UNSURE;
        boolean isSentOut = entry instanceof Entry.MailInClosed m
                && m.verdict() != Entry.MailInVerdict.STORED
                && m.verdict() != Entry.MailInVerdict.UNSURE;
        return isOut
                || isSentOut
                || (entry instanceof Entry.CollectionClosed c && c.verdict() == Entry.CollectionVerdict.TAKEN)
                || entry instanceof Entry.GraceEnded
                || (entry instanceof Entry.RecallClosed recall && recall.taken())
                || (entry instanceof Entry.DoorLeftOpen left && left.collected())
                || (entry instanceof Entry.AuditClosed audit && audit.verdict() == Entry.AuditVerdict.EMPTY);
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
