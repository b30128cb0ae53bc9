package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.contract.problem.Problem;

/** One line as the rescue uses it: its boards, and the doors on them by name, each output once. */
record RescueLine(
        String id,
        ChannelSource source,
        Manners manners,
        SortedMap<BoardId, BoardProtocol> boards,
        List<Compartment> doors) {
    /**
     * How the line is used, in milliseconds.
     *
     * @param replyMillis how long a board may take to answer
     * @param gapMillis rest between the end of one pulse and the start of the next
     */
    record Manners(WireSettings wire, long replyMillis, long gapMillis) {}

    RescueLine {
        doors = List.copyOf(doors);
    }

    /** Every line that can be used; what cannot is told. */
    static List<RescueLine> all(RescueSettings settings, RescueLog log) {
        List<RescueLine> lines = new ArrayList<>();
        for (Settings.Line line : settings.lines()) {
            try {
                lines.add(of(line, settings.layout()));
            } catch (IllegalArgumentException unusable) {
                log.problem(Problem.CONFIG_OUT_OF_RANGE, "line " + line.id() + ": " + unusable.getMessage());
            }
        }
        return lines;
    }

    BoardProtocol protocol(Compartment door) {
        BoardProtocol board = boards.get(door.lock().board());
        if (board == null) {
            throw new IllegalArgumentException(door.id() + " does not hang on line " + id);
        }
        return board;
    }

    private static RescueLine of(Settings.Line line, Layout layout) {
        SortedMap<BoardId, BoardProtocol> boards = new TreeMap<>();
        layout.boards().stream()
                .filter(board -> line.boards().contains(board.id()))
                .forEach(board -> boards.put(board.id(), board.protocol()));
        Manners manners = new Manners(
                Wires.manners(line), line.manners().replyMillis(), line.supply().gapMillis());
        return new RescueLine(line.id(), Wires.source(line.plug()), manners, boards, doors(layout, boards));
    }

    private static List<Compartment> doors(Layout layout, Map<BoardId, BoardProtocol> boards) {
        Set<Lock> outputs = new HashSet<>();
        return layout.cabinet().compartments().values().stream()
                .filter(door -> boards.containsKey(door.lock().board()) && outputs.add(door.lock()))
                .toList();
    }
}
