package parcellocker.agent.app;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.ReportWords;

/** Brings one file to the city, from wherever the city is. The pieces grow on a good line and shrink on a bad one. */
final class ReportUpload {
    static final int LEAST_PIECE = 8 * 1024;
    static final int FIRST_PIECE = 64 * 1024;

    private final String request;
    private final ReportFile file;
    private int piece = FIRST_PIECE;

    ReportUpload(String request, ReportFile file) {
        this.request = request;
        this.file = file;
    }

    /**
     * Goes on as long as it is wanted.
     *
     * @return whether the city has all of it
     * @throws ProblemException the city's refusal, or {@link Problem#CITY_UNREACHABLE}: then it may be called again
     */
    boolean goOn(ReportCity city, BooleanSupplier isWanted) throws IOException {
        boolean isSmooth = false;
        try {
            ReportWords.Held held = city.held(request, file);
            while (!held.whole() && isWanted.getAsBoolean()) {
                byte[] bytes = file.bytes(held.held(), piece);
                if (bytes.length == 0) {
                    throw new ProblemException(Problem.REPORT_UNFIT, "the city has all bytes and does not end");
                }
                held = city.put(request, file, held.held(), bytes);
                piece = Math.min(2 * piece, ReportWords.MOST_CHUNK);
            }
            isSmooth = true;
            return held.whole();
        } finally {
            if (!isSmooth) {
                piece = Math.max(piece / 4, LEAST_PIECE);
            }
        }
    }
}
