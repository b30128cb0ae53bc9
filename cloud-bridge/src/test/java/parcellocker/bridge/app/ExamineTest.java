package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.evidence.Evidence;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import picocli.CommandLine;

class ExamineTest {
    private static final String DEVICE = Jose.newSigningKey();

    @TempDir
    Path folder;

    @Test
    void the_exit_code_tells_whether_the_evidence_holds() throws IOException {
        Path key = Files.writeString(folder.resolve("key.json"), Jose.publicOf(DEVICE));
        Path whole = Files.writeString(folder.resolve("whole.json"), Json.write(evidence("{}")));
        Path changed = Files.writeString(folder.resolve("changed.json"), Json.write(evidence("{ }")));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(examine(whole, key)).isZero();
        assertThat(examine(changed, key)).isEqualTo(1);
        assertThat(examine(broken, key)).isEqualTo(2);
        assertThat(examine(whole, folder.resolve("no-key.json"))).isEqualTo(2);
    }

    private static int examine(Path evidence, Path key) {
        return new CommandLine(new Examine()).execute(evidence.toString(), key.toString());
    }

    /** One record that was committed as {@code {}}, shown as told. */
    private static Evidence evidence(String shown) {
        String hash = Chain.next(Chain.START, "{}");
        return new Evidence(
                "L-001",
                1,
                "d1",
                Chain.START,
                List.of(new Evidence.Line(1, Chain.name("{}"), hash, shown)),
                List.of(new DayHead("L-001", 1, "2026-03-31", 1, hash).signed(DEVICE)),
                Jose.publicOf(DEVICE));
    }
}
