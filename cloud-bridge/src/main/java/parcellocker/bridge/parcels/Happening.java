package parcellocker.bridge.parcels;

import java.util.List;
import java.util.Optional;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Stamp;

/**
 * What befell a stay, for those outside who follow its parcels. No personal data, no code.
 *
 * @param epoch of the locker's journal
 * @param seq of the entry that says so
 * @param waybills of the parcels that it befell; a sending order's number for what people send
 */
public record Happening(
        long epoch, long seq, String delivery, Kind kind, List<String> waybills, String compartment, Stamp stamp) {
    public Happening {
        waybills = List.copyOf(waybills);
    }

    /** What can befall it. */
    public enum Kind {
        /** A courier shut the door on it. */
        DEPOSITED,
        /** The courier took it back before anybody was told, or the sender what was to be sent. */
        WITHDRAWN,
        /** Its recipient does not want it, and a courier may take it out: they put it back, or said so on their page. */
        REFUSED,
        /** It has lain as long as it may; until a courier takes it out it is its recipient's. */
        OVERDUE,
        /** Its recipient has it. */
        PICKED_UP,
        /** A courier took out what was refused or overdue. */
        RECALLED,
        /** A caretaker says that whoever asked for help has it: a word and no proof. */
        HANDED_OVER,
        /** Nobody knows whether it is inside. */
        UNCERTAIN,
        /** It is inside after all. */
        FOUND,
        /** Staff found its compartment empty, and nobody had collected it. */
        MISSING,
        /** A sender shut the door on it. */
        SENT,
        /** A collector has what was sent. */
        COLLECTED;

        /** What a change of a delivery is to those outside; opening and shutting doors is nothing to them. */
        static Optional<Kind> of(State before, State after) {
            if (before == after) {
                return Optional.empty();
            }
            return switch (after) {
                case STORED ->
                    switch (before) {
                        case AUTHORISED, LOADING -> Optional.of(DEPOSITED);
                        case UNCERTAIN, MISSING, HANDED_OVER, BY_HAND -> Optional.of(FOUND);
                        case STORED, PICKUP_OPEN, COLLECTED, REFUSED, RECALLED, WITHDRAWN, FAILED -> Optional.empty();
                    };
                case COLLECTED -> Optional.of(PICKED_UP);
                case REFUSED -> Optional.of(REFUSED);
                case RECALLED -> Optional.of(RECALLED);
                case WITHDRAWN -> Optional.of(WITHDRAWN);
                case UNCERTAIN -> Optional.of(UNCERTAIN);
                case HANDED_OVER -> Optional.of(HANDED_OVER);
                case MISSING -> Optional.of(MISSING);
                // That it is gone says no more than that it was handed over.
                case AUTHORISED, LOADING, PICKUP_OPEN, BY_HAND, FAILED -> Optional.empty();
            };
        }

        /** The same of something that is sent. */
        static Optional<Kind> of(MailIn.State before, MailIn.State after) {
            if (before == after) {
                return Optional.empty();
            }
            return switch (after) {
                case STORED -> Optional.of(before == MailIn.State.AUTHORISED ? SENT : FOUND);
                case UNCERTAIN -> Optional.of(UNCERTAIN);
                case WITHDRAWN -> Optional.of(WITHDRAWN);
                case COLLECTED -> Optional.of(COLLECTED);
                case MISSING -> Optional.of(MISSING);
                case AUTHORISED, NOT_PUT_IN -> Optional.empty();
            };
        }
    }

    static Happening of(Entry entry, Kind kind, Delivery delivery) {
        return new Happening(
                entry.epoch(),
                entry.seq(),
                delivery.delivery(),
                kind,
                delivery.waybills(),
                delivery.compartment(),
                entry.stamp());
    }

    static Happening of(Entry entry, Kind kind, MailIn mailIn) {
        return new Happening(
                entry.epoch(),
                entry.seq(),
                mailIn.delivery(),
                kind,
                List.of(mailIn.order()),
                mailIn.compartment(),
                entry.stamp());
    }
}
