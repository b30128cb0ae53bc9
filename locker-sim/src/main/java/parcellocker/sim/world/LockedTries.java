package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Effect;

/** Codes with the end of a phone, as the vault was asked for them at a locked keypad; judged by the book and not by the question. */
final class LockedTries {
    private final World world;
    private final List<Long> askedAt = new ArrayList<>();
    private long wrongAnswered;

    LockedTries(World world) {
        this.world = world;
    }

    void askedAt(long age) {
        askedAt.add(age);
    }

    /** Locker ages at which a pair was to be held against the live ones. */
    List<Long> askedAt() {
        return askedAt;
    }

    void wrongAnswered() {
        wrongAnswered++;
    }

    /** Wrong pairs whose answer the core has dealt with. */
    long answered() {
        return wrongAnswered;
    }

    /** Of some a seal cannot be opened, or names no phone: such a recipient has the QR alone. */
    Optional<String> phone(PersonRef ref) {
        return Optional.of(world.box().phoneOf(ref))
                .filter(phone -> !ref.value().endsWith("7"));
    }

    /** Whether the one who was sent away had a right code and its phone. */
    boolean hasBoth(Effect.CheckCodeAndTail typed) {
        String digits = typed.digits().read(String::new);
        return world.town().notices().stream()
                .anyMatch(notice -> notice.digits().equals(digits) && isPhoneOf(notice.delivery(), typed.tail()));
    }

    /** The code, if the phone is its recipient's. */
    KnownCode proven(Effect.CheckCodeAndTail typed, KnownCode code) {
        Violation.unless(
                isPhoneOf(code.delivery(), typed.tail()),
                "S-4",
                () -> "a locked keypad opens without the phone: " + code.delivery());
        world.seen().note("code with its phone");
        return code;
    }

    private boolean isPhoneOf(DeliveryId id, Secret tail) {
        String typed = tail.read(String::new);
        return typed.length() == 4
                && world.disk()
                        .load()
                        .deliveries()
                        .find(id)
                        .flatMap(delivery -> phone(delivery.recipient()))
                        .filter(phone -> phone.endsWith(typed))
                        .isPresent();
    }
}
