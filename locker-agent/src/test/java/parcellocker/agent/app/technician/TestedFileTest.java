package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.locker.Figures;
import parcellocker.contract.problem.Problem;

class TestedFileTest {
    @TempDir
    private Path data;

    @Test
    void theLatestSelfTestIsToldWithTheNumbersOfWhatFailed() throws IOException {
        TestedFile file = new TestedFile(data);
        assertThat(file.read()).isEmpty();
        file.write(List.of(Check.pass("disk room", "plenty")), 1_000);
        file.write(
                List.of(
                        Check.pass("disk room", "plenty"),
                        Check.fail("scanner", Problem.SCANNER_LOST, "/dev/nothing: nothing came")),
                2_000);

        assertThat(file.read())
                .contains(new Figures.Tested(2_000, 2, List.of(new Figures.Failed("scanner", Problem.SCANNER_LOST))));
        assertThat(Files.readString(data.resolve("selftest.json"))).doesNotContain("/dev/nothing");
    }

    @Test
    void aDamagedFileIsToldWithWhatToDo() throws IOException {
        Files.writeString(data.resolve("selftest.json"), "{\"at\":1,\"checks\":[{\"check\":\"x\",\"problem\":1}]}");
        assertThatThrownBy(() -> new TestedFile(data).read()).hasMessageContaining("run `selftest` again");
    }
}
