package parcellocker.agent.locker;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.contract.problem.Problem;

/** When the storage of a delivery begins, counts, and is over. */
final class Storage {
    private Storage() {}

    /** The city has told the recipient, also of a code drawn anew, or gives them more time. */
    static void directed(Turn turn, DirectiveCursor cursor, Input.Directive.StartStorage start) {
        boolean isHere = turn.book()
                .deliveries()
                .find(start.delivery())
                .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                .isPresent();
        if (isHere) {
            turn.record(new Entry.StorageStarted(start.delivery(), start.limitMillis(), start.code(), start.offer()));
        }
        Optional<Problem> refused = isHere ? Optional.empty() : Optional.of(Problem.NOTHING_HERE);
        turn.record(new Entry.DirectiveTaken(cursor.number(), "StartStorage", refused, cursor.head()));
    }

    static LongStream deadlines(Locker locker) {
        return clocks(locker.book())
                .flatMapToLong(clock -> clock.endsAt().stream())
                .map(age -> age - locker.session().bootAge());
    }

    static void due(Turn turn) {
        for (Delivery delivery : List.copyOf(turn.book().deliveries().values())) {
            delivery.storage()
                    .filter(clock -> clock.endsAt().stream().anyMatch(age -> age <= turn.age()))
                    .ifPresent(
                            clock -> turn.record(new Entry.StorageEnded(delivery.id(), clock.countedAt(turn.age()))));
        }
    }

    private static Stream<StorageClock> clocks(Book book) {
        return book.deliveries().values().stream().flatMap(delivery -> delivery.storage().stream());
    }

    static void begun(Pen pen, Entry.StorageStarted started) {
        pen.change(started.delivery(), delivery -> {
            StorageClock clock = delivery.storage()
                    .orElseGet(() -> StorageClock.of(started.limitMillis()))
                    .within(started.limitMillis(), started.offer());
            return started.code().map(delivery::told).orElse(delivery).with(clock);
        });
    }

    static void extended(Pen pen, Entry.StorageExtended extended) {
        pen.change(
                extended.delivery(),
                delivery -> delivery.storage()
                        .map(clock -> delivery.with(clock.extendedTo(extended.limitMillis())))
                        .orElse(delivery));
    }

    static void ended(Pen pen, DeliveryId id) {
        pen.change(
                id,
                delivery -> delivery.storage()
                        .map(clock -> delivery.with(clock.over()))
                        .orElse(delivery));
    }

    /**
     * Starts and stops each clock as the entry just written left its door.
     *
     * @param age when that came to be
     */
    static void settle(Pen pen, long age) {
        boolean isOpenToRecipients =
                pen.book().standing().modes().stream().allMatch(mode -> mode.may(Action.CODE_PICKUP));
        for (Delivery delivery : List.copyOf(pen.book().deliveries().values())) {
            delivery.storage().ifPresent(clock -> {
                boolean runs = isOpenToRecipients
                        && delivery.state() != Delivery.State.COLLECTED
                        && !delivery.access().isResting()
                        && pen.compartment(delivery.compartment()).mayBeOpened();
                if (runs != clock.isRunning()) {
                    StorageClock next = runs ? clock.running(age) : clock.stopped(age);
                    pen.change(delivery.id(), known -> known.with(next));
                }
            });
        }
    }
}
