package parcellocker.agent.runtime;

import parcellocker.contract.problem.Problem;

/** The store could not do what was asked; the process must not go on as if it had. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Problem problem;

    public StoreException(Problem problem, String detail, Throwable cause) {
        super(problem.code() + " " + detail, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
