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
import parcellocker.agent.hardware.board.xor8a.Xor8a;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.hardware.line.WireSettings.Echo;
import parcellocker.contract.problem.Problem;

/** One line as the rescue uses it: its boards, and the doors on them by name, each output once. */
record RescueLine(
        String id,
        ChannelSource source,
        WireSettings settings,
        SortedMap<BoardId, BoardProtocol> boards,
        List<Compartment> doors) {
    RescueLine {
        doors = List.copyOf(doors);
    }

    /** Every line that can be used; what cannot is told. */
    static List<RescueLine> all(RescueSettings settings, RescueLog log) {
        List<RescueLine> lines = new ArrayList<>();
        for (Settings.Line line : settings.lines()) {
            try {
                lines.add(of(line, settings.layout(), log));
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

    private static RescueLine of(Settings.Line line, Layout layout, RescueLog log) {
        SerialSettings port = Wires.port(line.serial());
        SortedMap<BoardId, BoardProtocol> boards = boards(line, layout, log);
        return new RescueLine(
                line.id(),
                () -> SerialChannel.open(port),
                new WireSettings(port.quietMillis(), line.echo() ? Echo.STRIP : Echo.NONE),
                boards,
                doors(layout, boards));
    }

    private static SortedMap<BoardId, BoardProtocol> boards(Settings.Line line, Layout layout, RescueLog log) {
        SortedMap<BoardId, BoardProtocol> boards = new TreeMap<>();
        for (Layout.Board board : layout.boards()) {
            if (line.boards().contains(board.id())) {
                try {
                    boards.put(board.id(), new Xor8a(Xor8aSettings.standard(board.address())));
                } catch (IllegalArgumentException unusable) {
                    log.problem(Problem.CONFIG_OUT_OF_RANGE, "board " + board.id() + ": " + unusable.getMessage());
                }
            }
        }
        return boards;
    }

    private static List<Compartment> doors(Layout layout, Map<BoardId, BoardProtocol> boards) {
        Set<Lock> outputs = new HashSet<>();
        return layout.cabinet().compartments().values().stream()
                .filter(door -> boards.containsKey(door.lock().board()) && outputs.add(door.lock()))
                .toList();
    }
}
