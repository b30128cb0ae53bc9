package parcellocker.contract.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;

/** What the city asks of a locker. The locker decides; it answers each with a journal entry. */
public sealed interface Directive {

    /**
     * First word of each session, unnumbered.
     *
     * @param session nonce of the birth it answers
     * @param upTo the journal sequence the city has committed in this epoch: the true cursor, back if need be
     * @param cityMillis Unix time of the city
     */
    record Welcome(String session, long epoch, long upTo, long cityMillis) implements Directive {}

    /**
     * Parcels that may come.
     */
    record Announce(List<Parcel> parcels) implements Directive {}

    /**
     * One parcel that may come.
     *
     * @param recipient the city's reference of the person
     * @param person name and phone as {@link Person} JSON, sealed to the locker's key
     * @param basis null if the recipient has not been asked
     * @param size S, M or L if the city knows it
     */
    record Parcel(
            String waybill,
            String recipient,
            String person,
            Fact.@Nullable Basis basis,
            @Nullable String size) {}

    /** Sealed inside {@link Parcel#person()}. */
    record Person(String name, String phone) {}

    /** Who may sign in; those not named stay as they are. */
    record Couriers(List<Courier> couriers) implements Directive {}

    /**
     * One person who may sign in.
     *
     * @param badge as the badge reader or a person gives it, upper case
     * @param pin salted PBKDF2 verifier of the PIN
     */
    record Courier(String courier, Fact.Role role, String badge, Verifier pin, boolean active) {}

    /** The locker shall draw a new code for this delivery. */
    record RenewCode(String delivery) implements Directive {}
}
