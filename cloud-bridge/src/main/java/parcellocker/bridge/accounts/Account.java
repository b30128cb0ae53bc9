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
 * @param origin who says that it is them
 */
public record Account(
        String name, Role role, Optional<String> partner, boolean active, Origin origin, Optional<Instant> signedInAt) {
    /** A name, as it is kept: small letters. */
    public static final String NAME = "[a-z0-9][a-z0-9._-]{1,31}";

    /** What proves that somebody is this account's owner. */
    public sealed interface Origin {
        /**
         * A password that is kept here.
         *
         * @param at when it was last changed
         * @param drawnUntil somebody else drew it: until then it counts, to choose another; empty: its owner chose it
         */
        record Password(Instant at, Optional<Instant> drawnUntil) implements Origin {}

        /** The word of a provider; role and partner are its word too, of the last sign-in. */
        record Provider(String issuer, String subject) implements Origin {}
    }

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
