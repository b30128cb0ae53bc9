package parcellocker.sim.bench;

import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.board.Supply;
import parcellocker.sim.line.PtyLine;

/**
 * The electrics as they are; what is not said of a line by name, is said of the first.
 *
 * @param link the name under which the boards' line is opened
 * @param plugged whether the line is plugged in
 * @param attached whether a program has the line open
 * @param bitErrorRate how likely one bit is turned over
 * @param faults what befalls the next request to the first board
 * @param scannerLink the name under which the scanner is opened
 * @param scannerPlugged whether the scanner is plugged in
 * @param scannerAttached whether a program has the scanner open
 * @param lines every line
 * @param boards every board
 * @param supplyOn whether the coils have current
 * @param supplyWeak whether two coils at once are too much
 */
record BoardState(
        String link,
        boolean plugged,
        boolean attached,
        double bitErrorRate,
        List<String> faults,
        String scannerLink,
        boolean scannerPlugged,
        boolean scannerAttached,
        List<BenchLine.LineState> lines,
        List<BenchBoard.BoardView> boards,
        boolean supplyOn,
        boolean supplyWeak) {

    static BoardState of(List<BenchLine> lines, PtyLine scanner, Supply supply) {
        List<BenchBoard.BoardView> boards = new ArrayList<>();
        lines.forEach(line -> line.boards().values().forEach(board -> boards.add(board.view(line.id()))));
        BenchLine first = lines.getFirst();
        return new BoardState(
                first.port().name(),
                first.port().isPlugged(),
                first.port().isAttached(),
                first.bitErrorRate(),
                boards.getFirst().faults(),
                scanner.link().toString(),
                scanner.isPlugged(),
                scanner.isAttached(),
                lines.stream().map(BenchLine::state).toList(),
                boards,
                supply.isOn(),
                supply.isWeak());
    }
}
