package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.contract.problem.Problem;

/** A collector takes out what people send, one door after another. Nobody else does. */
final class Collecting {
    private Collecting() {}

    /** What waits for a collector, the longest first. */
    static List<Page.Waiting> waiting(Locker locker, Moment now) {
        long age = locker.age(now);
        return locker.book().mailIns().values().stream()
                .filter(MailIn::isToBeCollected)
                .map(mailIn -> new Page.Waiting(
                        mailIn.id(),
                        mailIn.order(),
                        mailIn.carrier(),
                        mailIn.compartment(),
                        Math.max(0, age - mailIn.storedAge().orElse(age)) / 60_000,
                        mailIn.state() == MailIn.State.STORED))
                .sorted((one, other) -> Long.compare(other.minutes(), one.minutes()))
                .toList();
    }

    static void list(Turn turn) {
        if (Visits.isBusy(turn) || turn.visit().collector().isEmpty()) {
            return;
        }
        turn.visit(visit -> visit.drafting(Optional.empty()).awaiting(Optional.empty()));
        Page page = new Page.Collection(waiting(turn.locker(), turn.now()));
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    static void collect(Turn turn, DeliveryId id) {
        if (Visits.isBusy(turn) || turn.visit().collector().isEmpty()) {
            return;
        }
        if (Modes.isRefused(turn, Action.COLLECT)) {
            return;
        }
        Optional<MailIn> sent = turn.book().mailIns().find(id).filter(MailIn::isToBeCollected);
        if (sent.isEmpty() || Openings.isAnyPending(turn.book())) {
            Visits.refuse(turn, sent.isEmpty() ? Problem.NOTHING_HERE : Problem.BUSY, 0, "");
            return;
        }
        OpeningId opening = turn.now().newOpening();
        CourierId me = turn.visit().collector().orElseThrow();
        Openings.authorise(
                turn,
                new Entry.CollectionAuthorised(opening, id, sent.get().compartment(), me),
                opening,
                sent.get().compartment());
    }

    /** Taken out without a word, if the collector was there and the door open long enough; what they say goes first. */
    static void closed(Turn turn, Opening opening, Flight flight, long openMillis) {
        Entry.CollectionVerdict verdict = verdict(turn, flight, openMillis);
        turn.record(new Entry.CollectionClosed(opening.id(), openMillis, verdict));
        if (!turn.visit().awaits(opening.id())) {
            return;
        }
        boolean more = turn.book().mailIns().values().stream().anyMatch(MailIn::isToBeCollected);
        if (verdict == Entry.CollectionVerdict.TAKEN && more) {
            list(turn);
        } else {
            Visits.show(turn, new Page.Looked(opening.compartment(), inside(verdict)), Visits.SHORT_MILLIS);
        }
    }

    private static Entry.CollectionVerdict verdict(Turn turn, Flight flight, long openMillis) {
        if (!flight.attended() || openMillis < turn.profile().leastOpenMillis()) {
            return Entry.CollectionVerdict.UNSURE;
        }
        return switch (flight.said()) {
            case EMPTY -> Entry.CollectionVerdict.MISSING;
            case INSIDE -> Entry.CollectionVerdict.LEFT;
            case NOTHING,
                    TOO_SMALL,
                    TOO_LARGE,
                    TOOK_BACK,
                    FOUND_OCCUPIED,
                    FOUND_BROKEN,
                    FOUND_DIRTY,
                    PUT_BACK,
                    NOT_MINE,
                    HANDED_OVER -> Entry.CollectionVerdict.TAKEN;
        };
    }

    private static Optional<Boolean> inside(Entry.CollectionVerdict verdict) {
        return switch (verdict) {
            case TAKEN -> Optional.of(false);
            case LEFT -> Optional.of(true);
            case MISSING, UNSURE -> Optional.empty();
        };
    }
}
