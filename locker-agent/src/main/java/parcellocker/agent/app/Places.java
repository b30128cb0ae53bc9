package parcellocker.agent.app;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.app.technician.ListedLine;
import parcellocker.agent.app.technician.WiringFile;
import parcellocker.agent.app.technician.WiringProfile.Place;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.contract.status.Hardware;

/** A configuration as the technician's tools see it: where compartments hang, and what may answer on each line. */
final class Places {
    private Places() {}

    /** Where each compartment hangs. */
    static SortedMap<CompartmentId, Place> of(Layout layout) {
        Map<BoardId, Layout.Board> boards = new TreeMap<>();
        layout.boards().forEach(board -> boards.put(board.id(), board));
        SortedMap<CompartmentId, Place> places = new TreeMap<>();
        for (Compartment compartment : layout.cabinet().compartments().values()) {
            Layout.Board board = boards.get(compartment.lock().board());
            if (board != null) {
                places.put(
                        compartment.id(),
                        new Place(
                                board.id().value(),
                                board.protocol().dialect(),
                                board.protocol().address(),
                                compartment.lock().channel().number(),
                                compartment.lock().contact()));
            }
        }
        return Collections.unmodifiableSortedMap(places);
    }

    /** What the city is told of it, boards and channels in order. */
    static Hardware hardware(Settings settings) {
        Map<BoardId, String> lines = new TreeMap<>();
        settings.lines().forEach(line -> line.boards().forEach(board -> lines.put(board, line.id())));
        return new Hardware(settings.layout().boards().stream()
                .sorted(Comparator.comparing(Layout.Board::id))
                .map(board -> board(settings, board, lines.getOrDefault(board.id(), "")))
                .toList());
    }

    private static Hardware.Board board(Settings settings, Layout.Board board, String line) {
        List<Hardware.Door> doors = settings.layout().cabinet().compartments().values().stream()
                .filter(compartment -> compartment.lock().board().equals(board.id()))
                .map(Places::door)
                .sorted(Comparator.comparingInt(Hardware.Door::channel))
                .toList();
        BoardProtocol protocol = board.protocol();
        return new Hardware.Board(
                board.id().value(), line, protocol.dialect(), protocol.address(), board.channels(), doors);
    }

    private static Hardware.Door door(Compartment compartment) {
        return new Hardware.Door(
                compartment.lock().channel().number(),
                compartment.id().value(),
                compartment.size().name(),
                compartment.floorMillimetres(),
                compartment.zone().name(),
                compartment.lock().contact().name());
    }

    /**
     * A lock that opens another's door must not go live: each compartment is as `wire` saw it, or the configuration says that it
     * may not be.
     *
     * @throws BadSettingsException with a line for each that is not
     */
    static void requireVerified(Settings settings) throws IOException {
        if (settings.wiring() == Settings.WiringRule.UNVERIFIED_ALLOWED) {
            return;
        }
        List<String> differences = new WiringFile(settings.data()).read().differences(of(settings.layout()));
        if (!differences.isEmpty()) {
            throw new BadSettingsException(differences);
        }
    }

    /** How long each verified door took to open. */
    static SortedMap<CompartmentId, Long> verifiedMillis(Settings settings) throws IOException {
        SortedMap<CompartmentId, Long> millis = new TreeMap<>();
        new WiringFile(settings.data())
                .read()
                .compartments()
                .forEach((id, verified) -> millis.put(id, verified.openMillis()));
        return millis;
    }

    /** Every line with every address that a board on it can have. */
    static List<ListedLine> lines(Settings settings) {
        return settings.lines().stream().map(line -> line(settings, line)).toList();
    }

    private static ListedLine line(Settings settings, Settings.Line line) {
        List<Layout.Board> boards = settings.layout().boards().stream()
                .filter(board -> line.boards().contains(board.id()))
                .toList();
        return new ListedLine(
                line.id(),
                line.plug().name(),
                Wires.source(line.plug()),
                Wires.manners(line),
                line.manners().replyMillis(),
                candidates(boards));
    }

    /** The boards of a line speak one dialect; what is set at one of them is looked for at the addresses that nobody has. */
    private static List<ListedLine.Candidate> candidates(List<Layout.Board> boards) {
        SortedMap<Integer, ListedLine.Candidate> candidates = new TreeMap<>();
        boards.stream()
                .limit(1)
                .flatMap(board -> board.protocol().atEveryAddress().stream())
                .forEach(other -> candidates.put(other.address(), candidate(other, Optional.empty())));
        boards.forEach(board ->
                candidates.put(board.protocol().address(), candidate(board.protocol(), Optional.of(board.id()))));
        return List.copyOf(candidates.values());
    }

    private static ListedLine.Candidate candidate(BoardProtocol protocol, Optional<BoardId> configured) {
        return new ListedLine.Candidate(protocol.dialect(), protocol.address(), protocol, configured);
    }
}
