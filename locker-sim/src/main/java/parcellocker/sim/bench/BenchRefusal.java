package parcellocker.sim.bench;

/** A wish that cannot be granted; its text tells the person why and what would help. */
public final class BenchRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    private BenchRefusal(int status, String why) {
        super(why);
        this.status = status;
    }

    /** What was asked makes no sense. */
    public static BenchRefusal malformed(String why) {
        return new BenchRefusal(400, why);
    }

    /** What was named does not exist. */
    public static BenchRefusal unknown(String why) {
        return new BenchRefusal(404, why);
    }

    /** Not as things stand. */
    public static BenchRefusal impossible(String why) {
        return new BenchRefusal(409, why);
    }

    int status() {
        return status;
    }
}
