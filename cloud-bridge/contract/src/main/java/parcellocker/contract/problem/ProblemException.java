package parcellocker.contract.problem;

/** A refusal of something that came from outside, with its number. The message never holds secrets or personal data. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Problem problem;
    private final String detail;

    public ProblemException(Problem problem, String detail) {
        super(problem.code() + " " + detail);
        this.problem = problem;
        this.detail = detail;
    }

    public ProblemException(Problem problem, String detail, Throwable cause) {
        super(problem.code() + " " + detail, cause);
        this.problem = problem;
        this.detail = detail;
    }

    public Problem problem() {
        return problem;
    }

    /** What was said beside the number. */
    public String detail() {
        return detail;
    }
}
