package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.vault.NewBoard;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.EnrolmentToken;
import parcellocker.contract.wire.EnrolmentWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a board a locker of the city. */
@Command(
        name = "enrol",
        description = "Draws this board's keys, has the city confirm them with a token, and writes the identity.")
final class Enrol implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LOCKER", description = "its name in the city")
    private String locker = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "where the identity lies; agent.yaml names it")
    private Path folder = Path.of(".");

    @Option(names = "--city", required = true, description = "https://host:port of the city's enrolment listener")
    private String city = "";

    @Option(
            names = "--token-file",
            required = true,
            description = "file with what the operator was given: PLE1.… (a command line is open to all)")
    private Path token = Path.of("token");

    @Option(names = "--data", required = true, description = "the data folder that agent.yaml names")
    private Path data = Path.of(".");

    @Option(names = "--keys", description = "keys with which this locker ran before it enrolled; they are kept")
    private @Nullable Path keys;

    @Override
    public Integer call() throws IOException {
        LockerId id = id();
        EnrolmentToken invited = EnrolmentToken.parse(Files.readString(token));
        NewBoard board = new NewBoard(folder);
        boolean hasJournal = Files.exists(data.resolve("locker.db"));
        board.draw(Optional.ofNullable(keys), hasJournal);
        EnrolmentWords.Granted granted = granted(board, id, invited, hasJournal);
        board.confirmed(granted, city);
        System.out.println(granted.locker() + " is enrolled, epoch " + granted.epoch());
        return 0;
    }

    private EnrolmentWords.Granted granted(NewBoard board, LockerId id, EnrolmentToken invited, boolean hasJournal)
            throws IOException {
        EnrolmentClient listener = EnrolmentClient.pinned(city, invited.fingerprint());
        String sealing = listener.sealing();
        try {
            return listener.enrol(board.asked(id.value(), invited.secret(), sealing, hasJournal));
        } catch (ProblemException refused) {
            if (refused.problem() == Problem.ENROLMENT_REVOKED) {
                // This device key will never be taken: the next attempt draws another.
                board.forget();
            }
            throw refused;
        }
    }

    private LockerId id() {
        try {
            return new LockerId(locker);
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(Problem.CONFIG_OUT_OF_RANGE, String.valueOf(refused.getMessage()), refused);
        }
    }
}
