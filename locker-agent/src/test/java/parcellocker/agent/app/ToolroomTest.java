package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.app.technician.Check;
import parcellocker.agent.app.technician.TestedFile;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.board.BoardHealth;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.LineHealth;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.ledger.Journal;
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

    private Settings settings() throws IOException {
        return new WrittenConfig(folder)
                .read("boards:\n  - {id: b1, family: kerong, address: 0, channels: 16}\n", WrittenConfig.ONE_LINE);
    }

    private Input asked(Effect.Service question) throws IOException, InterruptedException {
        Settings settings = settings();
        Files.createDirectories(settings.data());
        try (SqliteStore store = SqliteStore.open(
                        settings.data().resolve("locker.db"),
                        "LY-000017",
                        3,
                        settings.layout().cabinet());
                LockBoards boards = Wires.boards(settings, inbox::offer, clock::uptimeMillis, Gate.NONE);
                Toolroom toolroom = new Toolroom(new Toolroom.World(
                        settings, Jose.newSigningKey(), clock, store, inbox::offer, boards::health))) {
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
        assertThat(figures.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("main");
            assertThat(line.isUp()).as("nobody has opened it").isFalse();
            assertThat(line.boards()).extracting(Figures.Board::name).containsExactly("b1");
        });
    }

    @Test
    void aBoardsFaultsAreToldWithoutThoseItNeverHad_onTheStickToo() throws IOException {
        SortedMap<CompartmentId, Boolean> items = new TreeMap<>(Map.of(new CompartmentId("A01"), true));
        LineHealth line = new LineHealth(
                "cold",
                true,
                List.of(new BoardHealth(
                        new BoardId("k1"), "kerong cu16", true, Map.of(Fault.ECHO, 12L, Fault.LATE, 0L), items)));
        Settings settings = settings();
        Figures figures = new MachineFigures(settings, clock)
                .read(OptionalLong.empty(), new Journal.Head(3, 0, "", 0), List.of(line));
        Figures.Board board = new Figures.Board("k1", true, new TreeMap<>(Map.of("ECHO", 12L)), items);
        assertThat(figures.lines()).containsExactly(new Figures.Line("cold", true, List.of(board)));

        Setup setup = new Setup("LY-000017", settings.layout().cabinet(), settings.profile());
        Locker locker = Locker.booted(setup, Book.empty(settings.layout().cabinet()));
        JsonNode copy = new ObjectMapper().readTree(Diagnostics.json(locker, clock.now(), figures));
        assertThat(copy.at("/lines/0/up").asBoolean()).isTrue();
        assertThat(copy.at("/lines/0/boards/0/faults").toString()).isEqualTo("{\"ECHO\":12}");
        assertThat(copy.at("/lines/0/boards/0/items/A01").asBoolean()).isTrue();
    }

    @Test
    void withoutAStickTheAnswerIsItsNumber() throws Exception {
        assertThat(asked(new Effect.CopyToStick(9))).isEqualTo(new Input.StickRefused(9, Problem.STICK_MISSING));
    }
}
