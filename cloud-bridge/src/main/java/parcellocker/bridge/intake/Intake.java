package parcellocker.bridge.intake;

import java.util.List;
import java.util.regex.Pattern;
import parcellocker.bridge.fleet.AlarmProjection;
import parcellocker.bridge.fleet.FleetProjection;
import parcellocker.bridge.parcels.ParcelProjection;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;

/**
 * Takes batches of journals. Duplicates change nothing, early ones wait, contradictions are kept aside. It has no clock and
 * no I/O but its books: the same batches in the same order give the same books.
 */
public final class Intake {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Books books;

    public Intake(Books books) {
        this.books = books;
    }

    /**
     * What became of a batch; it is committed.
     *
     * @param ack where the stream stands now: tell the locker
     * @param applied entries projected by this batch, some of which may have come early
     * @param refused what was kept aside
     * @param directivesTaken whether the locker answered a directive
     */
    public record Outcome(Ack ack, int applied, List<Plan.Refused> refused, boolean directivesTaken) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Applies a batch in one transaction.
     *
     * @param sender the locker of the topic it came on
     * @throws ProblemException {@link Problem#SENDER_FOREIGN}, {@link Problem#EPOCH_FOREIGN}, {@link Problem#LOCKER_UNKNOWN},
     *     {@link Problem#MESSAGE_MALFORMED}; nothing is changed then
     */
    public Outcome take(LockerId sender, JournalBatch batch) {
        check(sender, batch);
        return books.locked(sender, page -> take(page, batch));
    }

    /**
     * Takes what a birth says of its locker.
     *
     * @return where the city's cursor stands: the locker is to be welcomed with it
     * @throws ProblemException {@link Problem#LOCKER_UNKNOWN}
     */
    public Cursor born(LockerId sender, Status.Birth birth) {
        return books.locked(sender, page -> {
            Cursor cursor = page.cursor();
            boolean isOld = birth.epoch() == cursor.epoch() && birth.head() < cursor.upTo();
            if (page.fleet().born(birth, isOld)) {
                AlarmProjection.born(page.fleet(), birth);
            }
            return cursor;
        });
    }

    /** Keeps aside a message of which nothing can be applied. */
    public void refuse(LockerId sender, ProblemException why, String raw) {
        books.locked(sender, page -> {
            page.quarantine(why.problem(), Chain.name(raw), raw);
            return why;
        });
    }

    /** Projects every applied entry of a locker anew, so that kinds which an older version did not know are read. */
    public void replay(LockerId locker) {
        books.locked(locker, page -> {
            page.fleet().forget();
            page.parcels().forget();
            int projected = 0;
            List<Books.Stored> some = page.applied(0, 0);
            while (!some.isEmpty()) {
                some.forEach(stored -> project(page, stored.epoch(), stored.link(), stored.unread() != null));
                projected += some.size();
                Books.Stored last = some.getLast();
                some = page.applied(last.epoch(), last.link().seq());
            }
            return projected;
        });
    }

    private static Outcome take(Books.Page page, JournalBatch batch) {
        Cursor cursor = page.cursor();
        if (batch.epoch() != cursor.epoch()) {
            throw new ProblemException(
                    Problem.EPOCH_FOREIGN, "epoch " + batch.epoch() + ", expected " + cursor.epoch());
        }
        List<Link> links = Link.chain(batch);
        Plan plan = Plan.of(
                cursor, page.known(links.getFirst().seq(), links.getLast().seq()), links);
        keepSeals(page, batch, plan);
        page.write(plan);
        boolean taken = false;
        for (Link link : plan.apply()) {
            taken |= project(page, cursor.epoch(), link, false);
        }
        return new Outcome(
                new Ack(cursor.epoch(), plan.after().upTo()), plan.apply().size(), plan.refused(), taken);
    }

    /** Only what a kept body names, under the name it names it by. A wrong one is left: the entries count without it. */
    private static void keepSeals(Books.Page page, JournalBatch batch, Plan plan) {
        for (JournalBatch.Attachment attachment : batch.attachments()) {
            boolean named = plan.keep().stream().anyMatch(link -> link.body().contains(attachment.name()));
            if (!named) {
                continue;
            }
            if (Chain.name(attachment.jwe()).equals(attachment.name())) {
                page.parcels().seal(attachment.name(), attachment.jwe());
            } else {
                page.quarantine(Problem.SEAL_BROKEN, Chain.name(attachment.jwe()), attachment.jwe());
            }
        }
    }

    /** Whether it was the answer to a directive. */
    private static boolean project(Books.Page page, long epoch, Link link, boolean wasUnread) {
        switch (Body.of(epoch, link)) {
            case Body.Known known -> {
                Entry entry = known.entry();
                FleetProjection.project(page.fleet(), entry);
                AlarmProjection.project(page.fleet(), entry);
                ParcelProjection.project(page.parcels(), entry);
                if (wasUnread) {
                    page.mark(epoch, link.seq(), null);
                }
                return entry.fact() instanceof Fact.DirectiveTaken;
            }
            case Body.Unknown unknown -> page.mark(epoch, link.seq(), Body.UNKNOWN + unknown.kind());
            case Body.Unreadable unreadable -> page.mark(epoch, link.seq(), "UNREADABLE " + unreadable.why());
        }
        return false;
    }

    private static void check(LockerId sender, JournalBatch batch) {
        if (!batch.locker().equals(sender.value())) {
            throw new ProblemException(Problem.SENDER_FOREIGN, "a batch of another locker on " + sender);
        }
        int size = batch.bodies().size();
        boolean sound = size >= 1
                && size <= JournalBatch.MOST
                && batch.attachments().size() <= 2 * JournalBatch.MOST
                && batch.first() >= 1
                && batch.first() < Long.MAX_VALUE - size
                && HASH.matcher(batch.prev()).matches();
        if (!sound) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "not a batch: " + size + " bodies");
        }
    }
}
