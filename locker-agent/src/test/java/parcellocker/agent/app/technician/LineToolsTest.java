package parcellocker.agent.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.contract.problem.Problem;

/** scan, selftest and trace on lines as they are found in the street. */
class LineToolsTest {
    private static final BoardId B1 = new BoardId("b1");
    private static final WireSettings PLAIN = new WireSettings(5, WireSettings.Echo.NONE);
    private static final WireSettings STRIP = new WireSettings(5, WireSettings.Echo.STRIP);
    private final BoardsOnALine boards = new BoardsOnALine();
    private final SharpEyes person = new SharpEyes(new ModelPlant(1));

    private ListedLine line(WireSettings settings) {
        return line(() -> boards, settings);
    }

    private static ListedLine line(ChannelSource source, WireSettings settings) {
        List<ListedLine.Candidate> candidates = IntStream.rangeClosed(1, 4)
                .mapToObj(address -> new ListedLine.Candidate(
                        "xor8a",
                        address,
                        new Xor8a(Xor8aSettings.standard(address)),
                        address == 1 ? Optional.of(B1) : Optional.empty()))
                .toList();
        return new ListedLine("main", "/dev/line", source, settings, 300, candidates);
    }

    private boolean scans(WireSettings settings) throws InterruptedException {
        boolean good = new LineScan(boards.clock::uptime, person).isAsConfigured(List.of(line(settings)));
        assertThat(boards.released()).isZero();
        return good;
    }

    private List<Check> checks(WireSettings settings) throws InterruptedException {
        return new BoardChecks(boards.clock::uptime).of(line(settings));
    }

    private void heard(String... parts) {
        assertThat(person.heard).anySatisfy(line -> assertThat(line).contains(parts));
    }

    @Test
    void oneBoardWhereItIsConfiguredIsGood() throws Exception {
        boards.board(1);
        assertThat(scans(PLAIN)).isTrue();
        heard("xor8a", "b1", "yes", "24", "good");
    }

    @Test
    void anEmptyLineFails() throws Exception {
        assertThat(scans(PLAIN)).isFalse();
        heard("LK-1156");
        heard("LK-1108", "b1");
    }

    @Test
    void anEchoFails_alsoWhereTheConfigurationTakesItForOne() throws Exception {
        boards.echoes();
        assertThat(scans(PLAIN)).isFalse();
        heard("LK-1155");
        assertThat(scans(STRIP)).isFalse();
        heard("LK-1156");
    }

    @Test
    void anEchoingAdapterWithItsBoardIsGoodIfTheConfigurationSaysSo() throws Exception {
        boards.echoes().board(1);
        assertThat(scans(PLAIN)).isFalse();
        assertThat(scans(STRIP)).isTrue();
    }

    @Test
    void twoBoardsOfOneAddressAreFound() throws Exception {
        boards.twoBoards(1);
        assertThat(scans(PLAIN)).isFalse();
        heard("LK-1153", "b1");
    }

    @Test
    void aBoardThatNobodyConfiguredIsTold() throws Exception {
        boards.board(1).board(3);
        assertThat(scans(PLAIN)).isFalse();
        heard("LK-1154", " 3 ");
    }

    @Test
    void aPortThatCannotBeOpenedIsTold() throws Exception {
        ListedLine lost = line(
                () -> {
                    throw new IOException("no such file");
                },
                PLAIN);
        assertThat(new LineScan(boards.clock::uptime, person).isAsConfigured(List.of(lost)))
                .isFalse();
        heard("LK-1110", "no such file");
        assertThat(new BoardChecks(boards.clock::uptime).of(lost))
                .extracting(Check::problem)
                .containsExactly(Optional.of(Problem.LINE_LOST), Optional.of(Problem.BOARD_UNREACHABLE));
    }

    @Test
    void theSelfTestIsGreenOnlyWithRealAnswers() throws Exception {
        boards.board(1);
        assertThat(checks(PLAIN)).allMatch(Check::isPassed).hasSize(2);
    }

    @Test
    void unpluggedOrLoopedTheSelfTestIsRed() throws Exception {
        assertThat(checks(PLAIN)).noneMatch(Check::isPassed).hasSize(2);
        boards.echoes();
        assertThat(checks(PLAIN)).noneMatch(Check::isPassed);
        assertThat(checks(STRIP)).noneMatch(Check::isPassed);
    }

    @Test
    void aSecondBoardAtTheAddressIsRed() throws Exception {
        boards.twoBoards(1);
        assertThat(checks(PLAIN).getLast().problem()).contains(Problem.FRAME_REFUSED);
    }

    @Test
    void theTraceShowsEachFrameWithItsMeaning_andAsksOnly() throws Exception {
        boards.board(1);
        List<String> lines = new ArrayList<>();
        new LineTrace(boards.clock::uptime, boards.clock::passes, lines::add).run(line(PLAIN), 1_000);
        assertThat(lines).anyMatch(line -> line.endsWith("main > 80 01 00 33 B2   b1 contacts?"));
        assertThat(lines)
                .anyMatch(line ->
                        line.contains("main < 80 01 FF FF FF 33 4D") && line.contains("b1 24 channels, set: 1 2 3"));
        assertThat(boards.released()).isZero();
    }
}
