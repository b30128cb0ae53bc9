package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.sim.board.BoardFault;
import parcellocker.sim.board.Faults;

/** The product's own board logic over byte lines in virtual time, against virtual boards. */
final class ByteWiring implements Wiring {
    private static final long QUIET = 5;
    private static final long SLOW = 3_000;
    private static final long GAP = 300;
    /** After a fault a board may be asked only slowly, and its line may have to be opened anew. */
    private static final long RECOVERY = 8_000;

    private final World world;
    private final Chance chance;
    private final Pace pace;
    private final List<Strand> strands = new ArrayList<>();
    private final SortedMap<BoardId, Strand> strandOf = new TreeMap<>();
    private final SortedMap<BoardId, Long> troubledAt = new TreeMap<>();
    private final SortedMap<BoardId, Boolean> dead = new TreeMap<>();
    private final SortedMap<CompartmentId, List<Edges>> edges = new TreeMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private Optional<LockBoards> boards = Optional.empty();
    private Optional<LineDrive> drives = Optional.empty();

    ByteWiring(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.pace = new Pace(chance.pick(List.of(250L, 1_000L, 1_000L, 2_000L)), 100, SLOW, chance.between(150, 300));
        List<BoardId> ids = world.plant().bays().stream()
                .map(Bay::board)
                .distinct()
                .sorted()
                .toList();
        int lines = chance.happens(0.3) ? Math.min(2, ids.size()) : 1;
        for (int n = 0; n < lines; n++) {
            List<BoardId> mine = new ArrayList<>();
            for (int i = n; i < ids.size(); i += lines) {
                mine.add(ids.get(i));
            }
            add(Strand.strung(world, n, mine, chance));
        }
    }

    private void add(Strand strand) {
        strands.add(strand);
        for (BoardId id : strand.ids()) {
            strandOf.put(id, strand);
            dead.put(id, false);
            troubledAt.put(id, 0L);
        }
    }

    @Override
    public void boot() {
        CoilSupply supply = new CoilSupply(GAP);
        List<LockBoards.WiredLine> wired = new ArrayList<>();
        for (Strand strand : strands) {
            List<WiredBoard> each = new ArrayList<>();
            for (int i = 0; i < strand.ids().size(); i++) {
                each.add(new WiredBoard(strand.ids().get(i), strand.make().protocol(i + 1)));
            }
            Line.Wiring wiring = new Line.Wiring(
                    "line" + wired.size(),
                    () -> new TappedChannel(world, strand.tap()),
                    new WireSettings(QUIET, WireSettings.Echo.NONE),
                    supply);
            wired.add(new LockBoards.WiredLine(wiring, pace, each));
        }
        int boot = world.machine().boot();
        LockBoards begun = new LockBoards(
                world.setup().cabinet(),
                wired,
                input -> isTaken(input, boot),
                () -> world.machine().uptime());
        boards = Optional.of(begun);
        boards().forEach(this::troubles);
        LineDrive drive = new LineDrive(world, begun, chance.fork("drive" + boot));
        drives = Optional.of(drive);
        for (int n = 0; n < strands.size(); n++) {
            Strand strand = strands.get(n);
            drive.add(
                    begun.lines().get(n),
                    () -> new TappedChannel(world, strand.tap()),
                    () -> strand.ids().forEach(this::troubles));
        }
    }

    private boolean isTaken(Input input, int boot) {
        if (!world.machine().isAlive(boot)) {
            return true;
        }
        if (world.faults().strikes(Fault.INBOX_FULL, 0.05)) {
            return false;
        }
        long origin = world.machine().bootedAt();
        if (input instanceof Input.DoorSeen seen) {
            edges.computeIfAbsent(seen.compartment(), none -> new ArrayList<>())
                    .add(new Edges(
                            seen.level(),
                            since(seen.openedAt(), origin),
                            since(seen.closedAt(), origin),
                            since(seen.readAt(), origin)));
        } else if (input instanceof Input.PulseReport report) {
            told.add(new Told(report.opening(), report.outcome(), world.time().now()));
        }
        world.machine().happens(input);
        return true;
    }

    private static long since(long uptime, long origin) {
        return uptime < 0 ? -1 : uptime + origin;
    }

    @Override
    public void pulse(Effect.Pulse pulse) {
        asked.add(new Asked(
                pulse, world.time().now(), world.machine().boot(), world.disk().last()));
        world.power().around("pulse", () -> {
            boards.orElseThrow().pulse(pulse);
            drives.ifPresent(LineDrive::wake);
        });
    }

    @Override
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public List<Told> told() {
        return told;
    }

    @Override
    public List<Edges> edges(CompartmentId id) {
        return edges.getOrDefault(id, List.of());
    }

    @Override
    public List<BoardId> boards() {
        return List.copyOf(strandOf.keySet());
    }

    /** Whether nothing can come from that board now. */
    boolean isMute(BoardId board) {
        return strand(board).tap().isUnplugged() || dead.getOrDefault(board, false);
    }

    Strand strand(BoardId id) {
        return Optional.ofNullable(strandOf.get(id)).orElseThrow();
    }

    private Faults faults(BoardId id) {
        return Optional.ofNullable(strand(id).boards().get(id)).orElseThrow().faults();
    }

    @Override
    public void die(BoardId board) {
        dead.put(board, true);
        faults(board).inject(new BoardFault.Dead(), Faults.FOR_EVER);
    }

    @Override
    public void recover(BoardId board) {
        faults(board).heal();
        dead.put(board, false);
        troubles(board);
    }

    @Override
    public void troubles(BoardId board) {
        troubledAt.put(board, world.time().now());
    }

    @Override
    public void weather() {
        Strand strand = chance.pick(strands);
        Tap tap = strand.tap();
        if (!tap.isUnplugged() && world.faults().strikes(Fault.LINE_UNPLUGGED, 0.03)) {
            tap.unplug(true);
            world.time().in(chance.between(500, 40_000), () -> plug(strand));
        }
        if (!tap.isNoisy() && world.faults().strikes(Fault.LINE_NOISE, 0.1)) {
            tap.noise(chance.pick(List.of(0.0001, 0.001, 0.01)));
            world.time().in(chance.between(500, 20_000), () -> tap.noise(0));
        }
        if (world.faults().strikes(Fault.FRAME_INJECTED, 0.03)) {
            tap.inject();
        }
    }

    private void plug(Strand strand) {
        if (strand.tap().isUnplugged()) {
            strand.tap().unplug(false);
            strand.ids().forEach(this::troubles);
        }
    }

    @Override
    public void heal() {
        boards().forEach(this::recover);
        strands.forEach(strand -> {
            strand.tap().noise(0);
            plug(strand);
        });
    }

    @Override
    public boolean sawTruly(CompartmentId id, long since) {
        Bay bay = world.plant().bay(id);
        boolean down = isMute(bay.board());
        long quietSince = troubledAt.getOrDefault(bay.board(), 0L) + RECOVERY;
        return !down && quietSince <= since && bay.isHonestSince(since);
    }

    @Override
    public long pollMillis() {
        return pace.idleMillis();
    }

    @Override
    public long unseenMillis() {
        return 3 * pace.idleMillis() + 1_500;
    }

    @Override
    public Level cutWire() {
        return Level.OPEN;
    }
}
