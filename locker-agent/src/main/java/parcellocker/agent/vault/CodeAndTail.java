package parcellocker.agent.vault;

import java.util.Optional;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;

/**
 * A code and the end of a phone, typed at a locked keypad: both fit, or none does. A seal is opened whether the code was right or not, so
 * that the time that it takes tells nobody which half was wrong; for a parcel whose phone is not known it is another's, which opens
 * nothing.
 */
final class CodeAndTail {
    private CodeAndTail() {}

    static Input.CodeAndTailChecked checked(Effect.CheckCodeAndTail q, PickupCodes codes, SealedPeople people) {
        Optional<KnownCode> code = q.digits().read(typed -> codes.match(typed, q.known()));
        Optional<Phone> own = code.flatMap(
                        known -> Optional.ofNullable(q.recipients().get(known.delivery())))
                .flatMap(people::phone);
        Optional<Phone> read = own.or(() -> q.recipients().values().stream()
                .flatMap(person -> people.phone(person).stream())
                .findFirst());
        boolean fits = q.tail()
                .read(typed -> read.filter(phone -> phone.endsWith(typed)).isPresent());
        return new Input.CodeAndTailChecked(q.ask(), code.filter(known -> own.isPresent() && fits));
    }
}
