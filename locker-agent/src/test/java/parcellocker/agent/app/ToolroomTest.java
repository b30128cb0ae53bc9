package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.TestedFile;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Jose;

/** Each question of a technician's screen has exactly one answer. */
class ToolroomTest {
    @TempDir
    private Path folder;

    private final SystemClock clock = new SystemClock(Path.of("never"));
    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(8);

    private Input asked(Effect.Service question) throws IOException, InterruptedException {
        Settings settings = new WrittenConfig(folder)
                .read("boards:\n  - {id: b1, family: kerong, address: 0, channels: 16}\n", WrittenConfig.ONE_LINE);
        Files.createDirectories(settings.data());
        try (SqliteStore store = SqliteStore.open(
                        settings.data().resolve("locker.db"),
                        "LY-000017",
                        3,
                        settings.layout().cabinet());
                Toolroom toolroom =
                        new Toolroom(new Toolroom.World(settings, Jose.newSigningKey(), clock, store, inbox::offer))) {
            Setup setup = new Setup("LY-000017", settings.layout().cabinet(), settings.profile());
            toolroom.open(
                    () -> Locker.booted(setup, Book.empty(settings.layout().cabinet())), OptionalLong::empty);
            toolroom.ask(question);
            Input answer = inbox.poll(20, TimeUnit.SECONDS);
            assertThat(inbox).isEmpty();
            return Objects.requireNonNull(answer);
        }
    }

    @Test
    void theFiguresTellOfClockJournalWiringAndTheLatestSelfTest() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        new TestedFile(folder.resolve("data")).write(List.of(Check.fail("scanner", Problem.SCANNER_LOST, "")), 5_000);
        clock.cityTime(System.currentTimeMillis() - 90_000);

        Input.FiguresRead read = (Input.FiguresRead) asked(new Effect.ReadFigures(7));

        assertThat(read.ask()).isEqualTo(7);
        Figures figures = read.figures();
        assertThat(figures.heardMillis()).isEmpty();
        assertThat(figures.skewMillis().orElseThrow()).isBetween(89_000L, 100_000L);
        assertThat(figures.wiring()).isEqualTo(new Figures.Wiring(0, 1, OptionalLong.empty()));
        assertThat(figures.tested().orElseThrow().failed())
                .containsExactly(new Figures.Failed("scanner", Problem.SCANNER_LOST));
    }

    @Test
    void withoutAStickTheAnswerIsItsNumber() throws Exception {
        assertThat(asked(new Effect.CopyToStick(9))).isEqualTo(new Input.StickRefused(9, Problem.STICK_MISSING));
    }
}
