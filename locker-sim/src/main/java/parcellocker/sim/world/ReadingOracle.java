package parcellocker.sim.world;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;

/**
 * S-15, S-16, S-18 where they begin: what the core is told of a door was heard from its board after the question, was so in
 * the steel a moment ago, and is nothing once the board has fallen silent. Only where boards are met by bytes.
 */
final class ReadingOracle implements Oracle {
    /** An answer may be a second late, and an edge bounces for less than half a second. */
    private static final long MOMENT = 2_500;
    /** Noise and foreign answers can make a right check: so long after them nobody is blamed. */
    private static final long DOUBT = 10_000;
    /** Three readings without an answer, the slowest pace, a line that stalled, an inbox that was full. */
    private static final long SILENT = 30_000;

    private final World world;
    private final ByteWiring wiring;
    private final SortedMap<BoardId, Long> muteSince = new TreeMap<>();
    private final SortedMap<CompartmentId, Integer> read = new TreeMap<>();

    ReadingOracle(World world, ByteWiring wiring) {
        this.world = world;
        this.wiring = wiring;
    }

    @Override
    public void check() {
        world.plant().bays().forEach(this::told);
        wiring.boards().forEach(this::silent);
    }

    private void told(Bay bay) {
        List<Wiring.Edges> told = wiring.edges(bay.id());
        int from = read.getOrDefault(bay.id(), 0);
        for (Wiring.Edges reading : told.subList(from, told.size())) {
            if (reading.level() != Level.UNKNOWN) {
                wasHeard(bay.board(), reading);
                wasSo(bay, reading);
            }
        }
        read.put(bay.id(), told.size());
    }

    private void wasHeard(BoardId board, Wiring.Edges reading) {
        Strand strand = wiring.strand(board);
        int address = strand.ids().indexOf(board) + 1;
        Violation.unless(
                strand.tap().wasAnswered(address, reading.readAt()),
                "S-18",
                () -> board + ": " + reading + " is told, and nothing was heard since its board was asked");
    }

    private void wasSo(Bay bay, Wiring.Edges reading) {
        long from = reading.readAt() - MOMENT;
        boolean sound = wiring.strand(bay.board()).tap().isSoundSince(reading.readAt() - DOUBT);
        if (sound && bay.isHonestSince(from)) {
            boolean wasOpen = (bay.isOpen() && bay.openedAt() <= reading.readAt()) || bay.closedAt() >= from;
            boolean wasClosed = bay.isOpen()
                    ? bay.openedAt() >= from
                    : bay.openedAt() >= from || bay.closedAt() <= reading.readAt();
            boolean wasSo = reading.level() == Level.OPEN ? wasOpen : wasClosed;
            String rule = reading.level() == Level.OPEN ? "S-15" : "S-16";
            Violation.unless(wasSo, rule, () -> bay.id() + ": " + reading + " is told, and the door never was so");
        }
    }

    /** A board that says nothing leaves its doors unknown; never as they were. */
    private void silent(BoardId board) {
        long now = world.time().now();
        if (!wiring.isMute(board)) {
            muteSince.remove(board);
            return;
        }
        long since = Math.max(
                muteSince.computeIfAbsent(board, none -> now), world.machine().bootedAt());
        if (!world.machine().isOn() || now - since < SILENT) {
            return;
        }
        for (Bay bay : world.plant().bays()) {
            List<Wiring.Edges> told = wiring.edges(bay.id());
            boolean known = bay.board().equals(board)
                    && !told.isEmpty()
                    && told.getLast().level() != Level.UNKNOWN;
            Violation.unless(!known, "S-18", () -> bay.id() + " is believed though its board is silent");
        }
    }
}
