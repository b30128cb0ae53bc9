package parcellocker.sim.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The broker's file of users, of any content. */
public final class UsersFuzz {
    private static final Path FILE = file();

    private UsersFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Files.write(FILE, bytes);
            Users.read(FILE);
        } catch (ProblemException refused) {
            if (refused.problem() != Problem.CONFIG_UNREADABLE) {
                throw new AssertionError("not a configuration's number", refused);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path file() {
        try {
            return Files.createTempFile("users", ".txt");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
