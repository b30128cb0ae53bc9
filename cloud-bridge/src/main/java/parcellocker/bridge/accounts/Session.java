package parcellocker.bridge.accounts;

import java.util.Optional;

/**
 * Somebody who is signed in.
 *
 * @param hash under which the database knows the session
 * @param mustChange somebody else drew the password: nothing else may be done before it is changed
 * @param isFederated a provider said that it is them: it keeps their password
 * @param language {@code zh} or {@code en}
 */
public record Session(
        String hash,
        String account,
        Role role,
        Optional<String> partner,
        boolean mustChange,
        boolean isFederated,
        String language) {}
