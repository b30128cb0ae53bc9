package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** What somebody tries on a page, which may be refused in ways that the page itself can say. */
final class Attempt {
    private Attempt() {}

    /**
     * Does it. A refusal for one of these reasons gives the answer its status and is returned, for the page to be drawn with it; any other
     * is thrown.
     */
    static Optional<ProblemException> of(Context ctx, Set<Problem> said, Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (ProblemException refused) {
            if (!said.contains(refused.problem())) {
                throw refused;
            }
            ctx.status(Problems.status(refused.problem()));
            return Optional.of(refused);
        }
    }

    /** Its number, or nothing. */
    static String number(Optional<ProblemException> refused) {
        return refused.map(one -> one.problem().code()).orElse("");
    }
}
