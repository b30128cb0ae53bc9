package parcellocker.agent.vault;

import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.runtime.People;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** Opens a recipient's seal for the moment in which a page is drawn, and keeps nothing. */
public final class SealedPeople implements People {
    private static final Logger LOG = LoggerFactory.getLogger(SealedPeople.class);

    private final Keys keys;
    private final Function<PersonRef, Optional<String>> sealed;

    /**
     * People of one locker.
     *
     * @param sealed the text sealed to this locker, from the store
     */
    public SealedPeople(Keys keys, Function<PersonRef, Optional<String>> sealed) {
        this.keys = keys;
        this.sealed = sealed;
    }

    @Override
    public Optional<String> maskedPhone(PersonRef ref) {
        return phone(ref).map(Phone::masked);
    }

    /** The phone itself, for the vault alone. */
    Optional<Phone> phone(PersonRef ref) {
        return sealed.apply(ref).flatMap(this::opened).flatMap(person -> Phone.read(person.phone()));
    }

    private Optional<Directive.Person> opened(String text) {
        try {
            return Optional.of(Json.read(Jose.open(text, keys.sealing()), Directive.Person.class));
        } catch (ProblemException broken) {
            LOG.warn(
                    "{} a recipient's seal cannot be opened with this locker's key",
                    broken.problem().code());
            return Optional.empty();
        }
    }
}
