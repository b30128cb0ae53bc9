package parcellocker.bridge.accounts;

import java.time.Instant;
import java.util.Optional;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Somebody who may sign in.
 *
 * @param partner whose parcels alone it sees; there for {@link Role#isOfPartner()} alone
 * @param active one that is not signs in no more
 * @param passwordAt when the password was last changed
 * @param drawnUntil somebody else drew the password: until then it counts, to choose another; empty: its owner chose it
 */
public record Account(
        String name,
        Role role,
        Optional<String> partner,
        boolean active,
        Instant passwordAt,
        Optional<Instant> drawnUntil,
        Optional<Instant> signedInAt) {
    /** A name, as it is kept: small letters. */
    public static final String NAME = "[a-z0-9][a-z0-9._-]{1,31}";

    /** What an account is and may, as somebody who manages accounts says it; {@link Problem#REQUEST_MALFORMED} if it cannot be. */
    public record Standing(String name, Role role, Optional<String> partner, boolean active) {
        public Standing {
            if (!name.matches(NAME)) {
                throw new ProblemException(Problem.REQUEST_MALFORMED, "a name is 2 to 32 of a-z 0-9 . _ -");
            }
            if (role.isOfPartner() != partner.isPresent()) {
                throw new ProblemException(
                        Problem.REQUEST_MALFORMED, "carriers and shops, and only they, have a partner");
            }
        }
    }
}
