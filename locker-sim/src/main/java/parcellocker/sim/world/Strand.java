package parcellocker.sim.world;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.board.xor8a.Settings;
import parcellocker.sim.board.xor8a.Xor8a;
import parcellocker.sim.line.VirtualLine;

/**
 * A line with the boards on it; it outlives processes.
 *
 * @param ids in the order of their addresses, which count from 1
 */
record Strand(Tap tap, List<BoardId> ids, SortedMap<BoardId, VirtualBoard> boards) {
    private static final int BAUD = 9_600;
    private static final int CHANNELS = 24;

    /** Line number {@code number}, and these boards before the doors of the plant. */
    static Strand strung(World world, int number, List<BoardId> ids, Chance chance) {
        VirtualLine wire = new VirtualLine(world.time().clockwork(), BAUD);
        Tap tap = new Tap(world, wire.attach(), wire.attach(), chance.fork("tap" + number));
        Strand strand = new Strand(tap, ids, new TreeMap<>());
        for (int i = 0; i < ids.size(); i++) {
            BoardId id = ids.get(i);
            BaySteel steel = new BaySteel(world, tap, chance.fork("steel " + id));
            world.plant().bays().stream().filter(bay -> bay.board().equals(id)).forEach(steel::add);
            VirtualBoard board = Xor8a.board(
                    new Hookup(world.time().clockwork(), wire.attach(), steel, BAUD),
                    Settings.usual(i + 1, CHANNELS),
                    new parcellocker.sim.clockwork.Chance(chance.between(0, Long.MAX_VALUE - 1)));
            tap.hang(i + 1, new Tap.Hung(id, board));
            strand.boards().put(id, board);
        }
        return strand;
    }
}
