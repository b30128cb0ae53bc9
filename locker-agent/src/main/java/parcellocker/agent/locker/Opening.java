package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;

/**
 * One authorised release of one door.
 *
 * @param delivery what it is for; an opening by staff is for a compartment, and carries the name of a delivery that never was
 * @param courier who of the staff opens; empty for a pickup and a remote opening
 */
public record Opening(
        OpeningId id,
        CompartmentId compartment,
        DeliveryId delivery,
        Purpose purpose,
        Optional<CourierId> courier,
        State state) {
    public enum State {
        AUTHORISED,
        OPEN,
        CLOSED,
        JAMMED,
        BUS_ERROR,
        NOT_SENT,
        NO_FEEDBACK,
        ALREADY_OPEN,
        LEFT_OPEN,
        /** Found unfinished at boot. */
        UNKNOWN;

        /** Whether the opening is not over. */
        public boolean isPending() {
            return this == AUTHORISED || this == OPEN;
        }

        /** Whether the door may still spring open from its pulse. */
        public boolean mayOpenLate() {
            return this == JAMMED || this == BUS_ERROR || this == NO_FEEDBACK;
        }
    }

    Opening with(State next) {
        return new Opening(id, compartment, delivery, purpose, courier, next);
    }
}
