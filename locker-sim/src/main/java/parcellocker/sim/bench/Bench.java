package parcellocker.sim.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Supply;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.clockwork.RealTime;

/**
 * A whole cabinet in real time: its doors, its boards behind serial lines, and a scanner on another. Methods may be
 * called from any thread; each takes its turn on the bench's timeline.
 */
public final class Bench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    private final RealTime time =
            new RealTime("bench", thrown -> LOG.error("{} on the timeline", Problem.INTERNAL.code(), thrown));
    private final Map<String, BenchLine> lines = new LinkedHashMap<>();
    private final FrameLog frames = new FrameLog(time);
    private final CabinetLayout layout;
    private final Supply supply = new Supply(time);
    private final Doors doors;
    private final Surroundings around;

    /** A bench with one line a family, over pseudo-terminals. */
    public Bench(CabinetLayout layout, Path folder, long seed) {
        this(layout, BenchPlan.usual(layout), folder, seed);
    }

    /**
     * Builds a cabinet and plugs it in.
     *
     * @param folder where the links of pseudo-terminals are put: one with each line's name, and {@code scanner}
     * @param seed decides every small chance: how fast a spring is, how long an answer takes
     */
    public Bench(CabinetLayout layout, BenchPlan plan, Path folder, long seed) {
        this.layout = layout;
        Chance chance = new Chance(seed);
        doors = new Doors(time, layout, supply, chance.fork("doors"));
        act(() -> plan.lines().forEach(line -> string(line, folder, chance.fork("boards"))));
        around = ask(() -> new Surroundings(time, plan.devices(), folder, this::openDoors));
    }

    private List<Boolean> openDoors() {
        return look(Doors::all).stream().map(DoorView::open).toList();
    }

    private void string(LinePlan plan, Path folder, Chance chance) {
        BenchLine line = new BenchLine(time, plan, folder);
        lines.put(plan.id(), line);
        line.logTo(frames);
        for (String id : plan.boards()) {
            line.hang(layout.board(id), doors.plant(id), chance.fork(id));
        }
    }

    CabinetLayout layout() {
        return layout;
    }

    /** The name under which a program opens the first line. */
    public Path boardLink() {
        return Path.of(first().port().name());
    }

    /** Every line's id, and the name under which a program finds it. */
    public Map<String, String> lineNames() {
        Map<String, String> names = new LinkedHashMap<>();
        lines.forEach((id, line) -> names.put(id, line.port().name()));
        return names;
    }

    /** The name under which a program opens the scanner, 9600 8N1. */
    public Path scannerLink() {
        return around.scannerLine().link();
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
        return ask(() -> BoardState.of(List.copyOf(lines.values()), around.scannerLine(), supply));
    }

    /** Lets every board suffer from that alone; an echo is the adapter's doing, so one board a line makes it. */
    void inject(Ailment ailment) {
        act(() -> lines.values()
                .forEach(line -> line.boards().values().stream()
                        .limit(ailment.fault() instanceof BoardFault.Echo ? 1 : Long.MAX_VALUE)
                        .forEach(board -> board.inject(ailment))));
    }

    /** Puts all boards right. */
    void heal() {
        act(() -> lines.values().forEach(line -> line.boards().values().forEach(BenchBoard::heal)));
    }

    /** Does something to one board. */
    void atBoard(String id, Consumer<BenchBoard> deed) {
        act(() -> deed.accept(lines.values().stream()
                .map(line -> line.boards().get(id))
                .filter(board -> board != null)
                .findFirst()
                .orElseThrow(() -> BenchRefusal.unknown("there is no board " + id))));
    }

    /** Does something to one line, or to the first if no id is given. */
    void atLine(String id, Consumer<BenchLine> deed) {
        act(() -> {
            BenchLine line = id.isEmpty() ? first() : lines.get(id);
            if (line == null) {
                throw BenchRefusal.unknown("there is no line " + id + ", only " + lines.keySet());
            }
            deed.accept(line);
        });
    }

    void bitErrorRate(double rate) {
        act(() -> lines.values().forEach(line -> line.bitErrorRate(rate)));
    }

    /** Does something to what feeds the coils. */
    void atSupply(Consumer<Supply> deed) {
        act(() -> deed.accept(supply));
    }

    /** Does something with what stands around the doors. */
    void around(Consumer<Surroundings> deed) {
        act(() -> deed.accept(around));
    }

    Surroundings.View devices() {
        return ask(around::view);
    }

    /** Under which name a program finds each thing around the doors: {@code scanner}, {@code badge}, {@code climate}, {@code camera}. */
    public Map<String, String> deviceNames() {
        return devices().names();
    }

    /** Holds a text before the scanner. */
    void scan(String text) {
        act(() -> {
            if (!around.scannerLine().isPlugged()) {
                throw BenchRefusal.impossible("the scanner is unplugged: plug it in first");
            }
            around.scanner().hold(text);
        });
    }

    private BenchLine first() {
        return lines.values().iterator().next();
    }

    private void act(Runnable deed) {
        var unused = ask(() -> {
            deed.run();
            return true;
        });
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

    /** Pulls all plugs; the links are gone afterwards. */
    @Override
    public void close() {
        act(() -> {
            lines.values().forEach(line -> line.port().close());
            around.close();
        });
        time.close();
    }
}
