package parcellocker.agent.delivery;

import java.util.Optional;

/** What is believed to be in a compartment. It moves on door facts, never on a command, a scan or a timer alone. */
public sealed interface Custody {
    /** Nothing is inside; may be allotted. */
    record Empty() implements Custody {}

    /** Allotted to a deposit whose door was not seen open yet. */
    record Reserved(DeliveryId delivery) implements Custody {}

    /** A deposit's door is open. */
    record Loading(DeliveryId delivery) implements Custody {}

    record Occupied(DeliveryId delivery) implements Custody {}

    /** A pickup's door is open, or closed within the grace period. */
    record Unloading(DeliveryId delivery) implements Custody {}

    /** Nobody knows; never allotted. */
    record Uncertain(Optional<DeliveryId> possiblyInside) implements Custody {}

    /** The delivery this is about, if any. */
    default Optional<DeliveryId> about() {
        return switch (this) {
            case Empty ignored -> Optional.empty();
            case Reserved c -> Optional.of(c.delivery());
            case Loading c -> Optional.of(c.delivery());
            case Occupied c -> Optional.of(c.delivery());
            case Unloading c -> Optional.of(c.delivery());
            case Uncertain c -> c.possiblyInside();
        };
    }

    /** The word of the contract and the screens, e.g. EMPTY. */
    default String word() {
        return switch (this) {
            case Empty ignored -> "EMPTY";
            case Reserved ignored -> "RESERVED";
            case Loading ignored -> "LOADING";
            case Occupied ignored -> "OCCUPIED";
            case Unloading ignored -> "UNLOADING";
            case Uncertain ignored -> "UNCERTAIN";
        };
    }
}
