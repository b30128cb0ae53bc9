package parcellocker.contract.problem;

/** A refusal of something that came from outside, with its number. The message never holds secrets or personal data. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Problem problem;

    public ProblemException(Problem problem, String detail) {
        super(problem.code() + " " + detail);
        this.problem = problem;
    }

    public ProblemException(Problem problem, String detail, Throwable cause) {
        super(problem.code() + " " + detail, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
