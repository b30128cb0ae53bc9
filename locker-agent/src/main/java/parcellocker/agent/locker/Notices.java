package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.DeliveryId;

/**
 * The notice to the recipient of the latest deposit. It waits until the courier goes on, so that what was put in wrongly can be
 * taken back, and a phone typed wrongly be typed again, before anyone is called.
 */
final class Notices {
    /** Longer than any door may stay open. */
    private static final long LOOKING_MILLIS = 180_000;

    private Notices() {}

    /** The deposit is made; its notice waits for the courier. {@code typed}: they have typed whom it goes to. */
    static void hold(Turn turn, DeliveryId delivery, boolean typed) {
        hold(turn, delivery, typed, turn.profile().noticeMillis());
    }

    /** After a look inside: as before. */
    static void holdAgain(Turn turn, DeliveryId delivery) {
        hold(turn, delivery, isOfTypedPhone(turn, delivery));
    }

    static void holdWhileLooking(Turn turn, DeliveryId delivery) {
        if (isHeld(turn, delivery)) {
            hold(turn, delivery, isOfTypedPhone(turn, delivery), LOOKING_MILLIS);
        }
    }

    static boolean isHeld(Turn turn, DeliveryId delivery) {
        return turn.session()
                .held()
                .filter(held -> held.delivery().equals(delivery))
                .isPresent();
    }

    /** Whether it is held, and would go to a phone that the courier has typed. */
    static boolean isOfTypedPhone(Turn turn, DeliveryId delivery) {
        return isHeld(turn, delivery)
                && turn.session().held().filter(Step.Held::typed).isPresent();
    }

    /** The courier did nothing for so long; what the screen offered to take back it offers no more. */
    static void due(Turn turn) {
        if (turn.session().held().filter(held -> held.until() <= turn.uptime()).isPresent()) {
            release(turn);
            if (turn.visit().page() instanceof Page.CourierHome) {
                Couriers.courierHome(turn);
            }
        }
    }

    /** Everything committed may go to the city, and with it the notice. */
    static void release(Turn turn) {
        if (turn.session().held().isPresent()) {
            turn.record(new Step.NoticeHeld(Optional.empty()));
            turn.effect(new Effect.Publish());
        }
    }

    private static void hold(Turn turn, DeliveryId delivery, boolean typed, long millis) {
        turn.record(new Step.NoticeHeld(Optional.of(new Step.Held(delivery, turn.uptime() + millis, typed))));
    }
}
