package parcellocker.agent.runtime;

import java.util.Optional;
import parcellocker.agent.delivery.PersonRef;

/** Resolves a recipient at the moment of rendering; nothing above the vault keeps names or phones. */
public interface People {
    /** The phone as {@code 1******5678}; empty if it is not kept here. */
    Optional<String> maskedPhone(PersonRef ref);
}
