package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;

/**
 * Whom a parcel is for, without a name.
 *
 * @param toCity a typed phone, sealed to the city; empty for somebody the city has named itself
 * @param toLocker the same, sealed to this locker
 */
record Addressee(PersonRef ref, Optional<Sealed> toCity, Optional<Sealed> toLocker) {
    static Addressee announced(PersonRef ref) {
        return new Addressee(ref, Optional.empty(), Optional.empty());
    }

    static Addressee typed(Input.PersonKept kept) {
        return new Addressee(kept.ref(), Optional.of(kept.attachment()), Optional.of(kept.person()));
    }

    /** Whether a courier has typed their phone, and may have typed it wrongly. */
    boolean isTyped() {
        return toCity.isPresent();
    }
}
