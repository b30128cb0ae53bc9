package parcellocker.agent.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Json;

/** What the enrolment listener grants, before a board that has drawn its keys: no certificate fits them, so nothing is ever written. */
public final class GrantedFuzz {
    private static final Set<Problem> NUMBERS = Set.of(
            Problem.MESSAGE_MALFORMED, Problem.MESSAGE_TOO_LARGE, Problem.CERTIFICATE_UNFIT, Problem.DEFAULT_SECRET);

    private static final Path FOLDER = drawn();

    private GrantedFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            new NewBoard(FOLDER).confirmed(Json.read(bytes, EnrolmentWords.Granted.class), "https://city.example:8444");
            throw new AssertionError("certified by nobody");
        } catch (ProblemException refused) {
            if (!NUMBERS.contains(refused.problem())) {
                throw new AssertionError("refused for what it is not", refused);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (Files.exists(FOLDER.resolve(NewBoard.KEYS))) {
            throw new AssertionError("keys were written");
        }
    }

    private static Path drawn() {
        try {
            Path folder = Files.createTempDirectory("granted-fuzz");
            new NewBoard(folder).draw(Optional.empty(), false);
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
