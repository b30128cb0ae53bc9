package parcellocker.agent.hardware.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Guest;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.runtime.Boards;
import parcellocker.agent.runtime.Inbox;

/** All lock boards of a cabinet, on one line or several. */
public final class LockBoards implements Boards, AutoCloseable {
    private final Cabinet cabinet;
    private final Facts facts;
    private final PulseRelease.Reporting reporting;
    private final List<Line> lines = new ArrayList<>();
    private final Map<BoardId, OnLine> boards = new TreeMap<>();
    private final Map<String, SharedLine> shared = new TreeMap<>();

    private record OnLine(Line line, BoardPolling polling, WatchedBoard watched) {}

    /** A line and the boards on it. */
    public record WiredLine(Line.Wiring wiring, Pace pace, List<WiredBoard> boards) {
        public WiredLine {
            boards = List.copyOf(boards);
        }
    }

    /**
     * Not started yet.
     *
     * @param uptime of the same origin as the clock that openings' deadlines come from
     * @throws IllegalArgumentException if cabinet and lines do not fit: a board that is missing or named or addressed
     *     twice, two doors on one output, an output the board does not have, boards on one line that do not speak the same
     */
    public LockBoards(Cabinet cabinet, List<WiredLine> wired, Inbox inbox, Uptime uptime) {
        Wiring.check(cabinet, wired);
        this.cabinet = cabinet;
        this.facts = new Facts(inbox);
        this.reporting = new PulseRelease.Reporting(facts, uptime);
        wired.forEach(line -> add(line, uptime));
    }

    public void start() {
        facts.start();
        lines.forEach(Line::start);
    }

    /** Its lines, for whoever drives them without threads. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Hands over what the lines have to tell, in place of the thread that does it; false if the inbox was full. */
    public boolean handOver() {
        return facts.handOver();
    }

    /**
     * Has something else on that line asked too, from now on.
     *
     * @throws IllegalArgumentException if there is no such line, or a board of it has the guest's address
     */
    public void host(String line, Guest guest) {
        SharedLine host = shared.get(line);
        if (host == null) {
            throw new IllegalArgumentException("no line " + line);
        }
        for (OnLine board : boards.values()) {
            boolean isTaken = board.line().name().equals(line)
                    && board.watched().protocol().address() == guest.address();
            if (isTaken) {
                throw new IllegalArgumentException("address " + guest.address() + " on line " + line + " is a board's");
            }
        }
        host.add(guest);
    }

    @Override
    public void pulse(Effect.Pulse pulse) {
        Lock lock = cabinet.compartment(pulse.compartment()).lock();
        OnLine board = board(lock.board());
        PulseRelease release = new PulseRelease(pulse, lock, board.polling(), reporting);
        if (!board.line().offer(release)) {
            release.dropped();
        }
    }

    /** How often each fault was met at that board. */
    public Counters counters(BoardId board) {
        return board(board).watched().counters();
    }

    /** Every line and its boards, as they are at this moment, for a technician. On any thread. */
    public List<LineHealth> health() {
        return lines.stream()
                .map(line -> new LineHealth(
                        line.name(),
                        line.isUp(),
                        boards.values().stream()
                                .filter(board -> board.line() == line)
                                .map(board -> board.watched().health())
                                .toList()))
                .toList();
    }

    /** Ends the lines' threads; pulses still queued are reported as not sent, if the inbox still takes them. */
    @Override
    public void close() {
        lines.forEach(Line::close);
        facts.close();
    }

    private void add(WiredLine wired, Uptime uptime) {
        List<WatchedBoard> watched = wired.boards().stream()
                .map(board -> new WatchedBoard(board, doors(board.id()), wired.pace(), facts))
                .toList();
        BoardPolling polling =
                new BoardPolling(watched, wired.pace(), wired.wiring().supply(), uptime);
        SharedLine all = new SharedLine(polling, uptime);
        shared.put(wired.wiring().name(), all);
        Line line = new Line(wired.wiring(), uptime, all);
        lines.add(line);
        watched.forEach(board -> boards.put(board.board().id(), new OnLine(line, polling, board)));
    }

    private List<DoorWatch> doors(BoardId board) {
        return cabinet.compartments().values().stream()
                .filter(compartment -> compartment.lock().board().equals(board))
                .map(DoorWatch::new)
                .toList();
    }

    private OnLine board(BoardId id) {
        OnLine found = boards.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no board " + id);
        }
        return found;
    }

    /** Whether cabinet and lines fit. */
    private static final class Wiring {
        static void check(Cabinet cabinet, List<WiredLine> wired) {
            Map<BoardId, WiredBoard> boards = new TreeMap<>();
            for (WiredLine line : wired) {
                Set<Integer> addresses = new TreeSet<>();
                Set<String> dialects = new TreeSet<>();
                for (WiredBoard board : line.boards()) {
                    dialects.add(board.protocol().dialect());
                    require(boards.put(board.id(), board) == null, "board " + board.id() + " is listed twice");
                    require(addresses.add(board.protocol().address()), "two boards of one address on a line");
                }
                require(!line.boards().isEmpty(), "line " + line.wiring().name() + " has no boards");
                require(dialects.size() < 2, "line " + line.wiring().name() + " has boards that speak " + dialects);
            }
            Set<List<Object>> outputs = new HashSet<>();
            for (Compartment compartment : cabinet.compartments().values()) {
                Lock lock = compartment.lock();
                WiredBoard board = boards.get(lock.board());
                require(board != null, compartment.id() + " is wired to an unknown board " + lock.board());
                require(
                        outputs.add(List.of(lock.board(), lock.channel())),
                        compartment.id() + " shares an output with another");
                if (board != null) {
                    Bytes frame = board.protocol().release(lock.channel());
                    require(!frame.isEmpty(), compartment.id() + " cannot be released");
                }
            }
        }

        private static void require(boolean fits, String otherwise) {
            if (!fits) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
