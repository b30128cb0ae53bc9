package parcellocker.sim.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.board.xor8a.Settings;
import parcellocker.sim.board.xor8a.Xor8a;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.RealTime;
import parcellocker.sim.line.NoisyEnd;
import parcellocker.sim.line.PtyLine;

/**
 * A whole cabinet in real time: its doors, its boards behind one serial line, and a scanner on another. Methods may be
 * called from any thread; each takes its turn on the bench's timeline.
 */
public final class Bench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
    private static final int BAUD = 9600;

    private final RealTime time =
            new RealTime("bench", thrown -> LOG.error("{} on the timeline", Problem.INTERNAL.code(), thrown));
    private final List<VirtualBoard> boards = new ArrayList<>();
    private final List<NoisyEnd> ends = new ArrayList<>();
    private final FrameLog frames = new FrameLog(time, BAUD);
    private final CabinetLayout layout;
    private final Doors doors;
    private final PtyLine line;
    private final PtyLine scanner;
    private double bitErrorRate;

    /**
     * Builds a cabinet and plugs it in.
     *
     * @param folder where the links {@code board} and {@code scanner} are put
     * @param seed decides every small chance: how fast a spring is, how long an answer takes
     */
    public Bench(CabinetLayout layout, Path folder, long seed) {
        this.layout = layout;
        Chance chance = new Chance(seed);
        doors = new Doors(time, layout, chance.fork("doors"));
        line = time.ask(() -> new PtyLine(time, BAUD, folder.resolve("board")));
        scanner = time.ask(() -> new PtyLine(time, BAUD, folder.resolve("scanner")));
        act(() -> build(chance.fork("boards")));
    }

    private void build(Chance chance) {
        line.listen((value, nanos) -> frames.add(FrameLog.Direction.TO_BOARD, value, nanos));
        line.tapSent((value, nanos) -> frames.add(FrameLog.Direction.FROM_BOARD, value, nanos));
        for (CabinetLayout.BoardPlace board : layout.boards()) {
            Chance own = chance.fork(board.id());
            NoisyEnd end = new NoisyEnd(line, own.fork("line"));
            Hookup wiring = new Hookup(time, end, doors.plant(board.id()), BAUD);
            ends.add(end);
            boards.add(Xor8a.board(wiring, Settings.usual(board.address(), board.channels()), own));
        }
    }

    CabinetLayout layout() {
        return layout;
    }

    /** The name under which a program opens the boards' line, 9600 8N1. */
    public Path boardLink() {
        return line.link();
    }

    /** The name under which a program opens the scanner, 9600 8N1; a scan ends with CR. */
    public Path scannerLink() {
        return scanner.link();
    }

    /** Does something at the doors, as a person would. */
    void atDoors(Consumer<Doors> deed) {
        act(() -> deed.accept(doors));
    }

    /** Looks at the doors. */
    <T> T look(Function<Doors, T> question) {
        return ask(() -> question.apply(doors));
    }

    List<FrameLog.Frame> frames(long sinceNumber) {
        return ask(() -> frames.since(sinceNumber));
    }

    BoardState state() {
        return ask(() -> new BoardState(
                line.link().toString(),
                line.isPlugged(),
                line.isAttached(),
                bitErrorRate,
                faults(),
                scanner.link().toString(),
                scanner.isPlugged(),
                scanner.isAttached()));
    }

    private List<String> faults() {
        return boards.getFirst().faults().present().stream()
                .map(fault -> fault.getClass().getSimpleName())
                .toList();
    }

    /** Lets a fault befall the next requests to each board. */
    void inject(BoardFault fault, int requests) {
        act(() -> boards.forEach(board -> board.faults().inject(fault, requests)));
    }

    /** Puts all boards right. */
    void heal() {
        act(() -> boards.forEach(board -> board.faults().heal()));
    }

    void bitErrorRate(double rate) {
        act(() -> {
            ends.forEach(end -> end.bitErrorRate(rate));
            bitErrorRate = rate;
        });
    }

    /** What has a plug. */
    enum Device {
        BOARD,
        SCANNER
    }

    void unplug(Device device) {
        act(() -> port(device).unplug());
    }

    void plug(Device device) {
        act(() -> port(device).plug());
    }

    /** Lets the scanner say a text, ended by CR. */
    void scan(String text) {
        act(() -> {
            if (!scanner.isPlugged()) {
                throw BenchRefusal.impossible("the scanner is unplugged: plug it in first");
            }
            scanner.send((text + "\r").getBytes(StandardCharsets.UTF_8));
        });
    }

    private PtyLine port(Device device) {
        return switch (device) {
            case BOARD -> line;
            case SCANNER -> scanner;
        };
    }

    private void act(Runnable deed) {
        boolean done = ask(() -> {
            deed.run();
            return true;
        });
        assert done;
    }

    private <T> T ask(Callable<T> what) {
        try {
            return time.ask(what);
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw wrapped;
        }
    }

    /** Pulls both plugs; the links are gone afterwards. */
    @Override
    public void close() {
        act(() -> {
            line.close();
            scanner.close();
        });
        time.close();
    }
}
