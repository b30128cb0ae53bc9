package parcellocker.agent.app.technician;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.locker.Figures;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The latest self-test in the data folder, for the technician's screen: which checks failed, by number, and no more. */
public final class TestedFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public TestedFile(Path data) {
        this.file = data.resolve("selftest.json");
    }

    /** One check; {@code problem}: its number, missing if it passed. */
    record Line(String check, @Nullable Integer problem) {}

    record Run(long at, List<Line> checks) {}

    /** On disk when it returns. {@code at}: Unix milliseconds. */
    public void write(List<Check> checks, long at) throws IOException {
        List<Line> lines = checks.stream()
                .map(check -> new Line(
                        check.name(), check.problem().map(Problem::number).orElse(null)))
                .toList();
        WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Run(at, lines)));
    }

    /**
     * As last written; empty if it never was.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE} if it is damaged
     */
    public Optional<Figures.Tested> read() throws IOException {
        try {
            return Optional.of(tested(JSON.readValue(Files.readString(file), Run.class)));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException damaged) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + " is damaged: run `selftest` again", damaged);
        }
    }

    private static Figures.Tested tested(Run run) {
        List<Figures.Failed> failed = run.checks().stream()
                .flatMap(
                        line -> Optional.ofNullable(line.problem())
                                .map(number -> new Figures.Failed(line.check(), problem(number)))
                                .stream())
                .toList();
        return new Figures.Tested(run.at(), run.checks().size(), failed);
    }

    private static Problem problem(int number) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no problem " + number));
    }
}
